#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A colour in Björn Ottosson's Oklab space, where distances are close to what people see.
struct OklabColor {
  /// 0 (black) to 1 (white).
  var lightness: Double
  var a: Double
  var b: Double

  /// 0 for greys, about 0.3 for the most colourful.
  var chroma: Double { (a * a + b * b).squareRoot() }

  /// Degrees, 0..<360: about 29 red, 110 yellow, 142 green, 195 cyan, 264 blue, 328 magenta.
  var hue: Double {
    let degrees = atan2(b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  init(red: UInt8, green: UInt8, blue: UInt8) {
    let (r, g, b) = (SRGB.linear(red), SRGB.linear(green), SRGB.linear(blue))
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let middle = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    self.b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
  }

  func squaredDistance(to other: OklabColor) -> Double {
    let (lightnessStep, aStep, bStep) = (lightness - other.lightness, a - other.a, b - other.b)
    return lightnessStep * lightnessStep + aStep * aStep + bStep * bStep
  }
}

enum SRGB {
  /// The light that a component stands for, 0...1.
  static func linear(_ component: UInt8) -> Double {
    let value = Double(component) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}

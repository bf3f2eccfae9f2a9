import TerminalCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How people see colours, simulated after Machado, Oliveira and Fernandes (2009), at full severity.
enum ColorVision: String, CaseIterable {
  case usual
  case protanopia
  case deuteranopia
  case tritanopia

  /// Rows of the matrix over linear red, green and blue.
  private var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritanopia:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }

  /// How far apart two colours look, as a distance in Oklab: black and white are 1 apart, 0.02 is just seen.
  func distance(_ first: Color, _ second: Color) -> Double? {
    guard let one = seen(first), let two = seen(second) else { return nil }
    return zip(one, two).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// Oklab coordinates of a colour as it is seen; nil for one that only the terminal knows.
  private func seen(_ color: Color) -> [Double]? {
    guard case .rgb(let red, let green, let blue) = color else { return nil }
    let light = [red, green, blue].map { component in
      let value = Double(component) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return oklab(multiply(matrix, light).map { min(max($0, 0), 1) })
  }

  private func oklab(_ light: [Double]) -> [Double] {
    let cones = multiply(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], light
    ).map { cbrt($0) }
    return multiply(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }

  private func multiply(_ rows: [[Double]], _ vector: [Double]) -> [Double] {
    rows.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}

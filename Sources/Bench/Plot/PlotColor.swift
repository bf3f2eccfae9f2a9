import Foundation

/// Colours that people with any common colour blindness tell apart (Okabe and Ito, 2008).
enum PlotColor {
  private static let hues: [(red: Double, green: Double, blue: Double)] = [
    (0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (213, 94, 0), (86, 180, 233),
  ]

  static let axis = "#444444"
  static let grid = "#dddddd"
  static let limit = "#777777"

  /// The hue of a decoding mode, lighter for each further setting of it.
  static func series(_ mode: Int, setting: Int = 0) -> String {
    let hue = hues[mode % hues.count]
    let white = [0, 0.4, 0.65, 0.2, 0.8, 0.55][setting % 6]
    func component(_ value: Double) -> Int { Int((value + (255 - value) * white).rounded()) }
    return String(format: "#%02X%02X%02X", component(hue.red), component(hue.green), component(hue.blue))
  }
}

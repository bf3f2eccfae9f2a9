import Foundation

/// How reports are written: names in snake case; labels and categories stay as they are.
enum ReportJSON {
  static func text(of report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}

extension BenchReport {
  /// The report as JSON, names in snake case.
  public func json() throws -> String { try ReportJSON.text(of: self) }
}

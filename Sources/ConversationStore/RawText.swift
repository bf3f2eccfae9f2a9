internal import Foundation
internal import GRDB

/// Text whose every byte is kept.
///
/// SQLite's text values end at a NUL when they pass through C strings, and models and pasted files can contain one; so
/// raw text goes in and out as bytes: `CAST(? AS TEXT)` and `CAST(column AS BLOB)`.
extension String {
  var bytes: Data { Data(utf8) }
}

extension Row {
  func text(_ column: String) -> String {
    let bytes: Data = self[column]
    return String(decoding: bytes, as: UTF8.self)
  }

  func optionalText(_ column: String) -> String? {
    let bytes: Data? = self[column]
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}

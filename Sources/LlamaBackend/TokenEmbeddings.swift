import CLlama
import Foundation
public import SpecCore

/// A model's token embeddings, read row by row from its file: all of them would fill gigabytes.
///
/// Immutable, so it may be used from any thread.
public final class TokenEmbeddings: @unchecked Sendable {
  private static let tensorName = "token_embd.weight"

  /// Width of an embedding, and tokens in the vocabulary.
  public let width: Int
  public let count: Int
  private let file: FileHandle
  private let start: UInt64
  private let rowSize: Int
  private let convert: ggml_to_float_t?

  /// - Returns: nil where the file has no such tensor in a form that can be read.
  init?(_ model: LlamaModel) {
    guard let header = gguf_init_from_file(model.path, gguf_init_params(no_alloc: true, ctx: nil)) else {
      return nil
    }
    defer { gguf_free(header) }
    let index = gguf_find_tensor(header, Self.tensorName)
    guard index >= 0, let file = FileHandle(forReadingAtPath: model.path) else { return nil }
    let type = gguf_get_tensor_type(header, index)
    let (width, size) = (model.width, gguf_get_tensor_size(header, index))
    guard width % Int(ggml_blck_size(type)) == 0 else { return nil }
    rowSize = ggml_row_size(type, Int64(width))
    guard rowSize > 0, size % rowSize == 0 else { return nil }
    convert = ggml_get_type_traits(type).pointee.to_float
    guard convert != nil || type == GGML_TYPE_F32 else { return nil }
    self.width = width
    self.file = file
    count = size / rowSize
    start = UInt64(gguf_get_data_offset(header) + gguf_get_tensor_offset(header, index))
  }

  /// The embedding of a token, `[width]`; nil for a token outside the vocabulary or if the file is gone.
  public subscript(token: Token) -> [Float]? {
    guard token >= 0, Int(token) < count else { return nil }
    let offset = off_t(start) + off_t(token) * off_t(rowSize)
    return withUnsafeTemporaryAllocation(byteCount: rowSize, alignment: 16) { bytes -> [Float]? in
      guard pread(file.fileDescriptor, bytes.baseAddress, rowSize, offset) == rowSize else { return nil }
      return [Float](unsafeUninitializedCapacity: width) { row, initialized in
        if let convert {
          convert(bytes.baseAddress, row.baseAddress, Int64(width))
        } else {
          UnsafeMutableRawBufferPointer(row).copyMemory(from: UnsafeRawBufferPointer(bytes))
        }
        initialized = width
      }
    }
  }
}

import CLlama
import Foundation

/// The starter target's weights under the name of another architecture, as a file of its own.
///
/// A Qwen 2 model computes as a Llama does, apart from the biases of its queries, keys and values (zeros here)
/// and from the order of the rotated pairs, which changes nothing at position 0.
enum ArchitectureCopy {
  struct Failure: Error {}

  static func qwen2(of path: String, to copy: String) throws {
    var tensors: OpaquePointer?
    let source = withUnsafeMutablePointer(to: &tensors) {
      gguf_init_from_file(path, gguf_init_params(no_alloc: false, ctx: $0))
    }
    guard let source, let tensors, let result = gguf_init_empty() else { throw Failure() }
    defer {
      gguf_free(source)
      gguf_free(result)
      ggml_free(tensors)
    }
    gguf_set_kv(result, source)
    gguf_set_val_str(result, "general.architecture", "qwen2")
    renameKeys(source, result)
    guard
      let biases = ggml_init(
        ggml_init_params(mem_size: 1 << 20, mem_buffer: nil, no_alloc: false))
    else { throw Failure() }
    defer { ggml_free(biases) }
    for index in 0..<gguf_get_n_tensors(source) {
      let name = String(cString: gguf_get_tensor_name(source, index))
      guard let tensor = ggml_get_tensor(tensors, name) else { throw Failure() }
      gguf_add_tensor(result, tensor)
      guard ["attn_q.weight", "attn_k.weight", "attn_v.weight"].contains(where: name.hasSuffix),
        let bias = ggml_new_tensor_1d(biases, GGML_TYPE_F32, tensor.pointee.ne.1)
      else { continue }
      ggml_set_name(bias, name.replacing(".weight", with: ".bias"))
      ggml_set_zero(bias)
      gguf_add_tensor(result, bias)
    }
    guard gguf_write_to_file(result, copy, false) else { throw Failure() }
  }

  private static func renameKeys(_ source: OpaquePointer, _ result: OpaquePointer) {
    for index in 0..<gguf_get_n_kv(source) {
      let key = String(cString: gguf_get_key(source, index))
      guard key.hasPrefix("llama.") else { continue }
      let renamed = "qwen2." + key.dropFirst("llama.".count)
      switch gguf_get_kv_type(source, index) {
      case GGUF_TYPE_UINT32: gguf_set_val_u32(result, renamed, gguf_get_val_u32(source, index))
      case GGUF_TYPE_FLOAT32: gguf_set_val_f32(result, renamed, gguf_get_val_f32(source, index))
      default: break
      }
    }
  }
}

import CLlama
import SpecCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The chat templates that the engine knows: about fifty, recognised by shape or named.
public enum ChatTemplates {
  /// Names that `--chat-template` accepts, in alphabetical order.
  public static let names: [String] = {
    let count = Int(max(llama_chat_builtin_templates(nil, 0), 0))
    var pointers = [UnsafePointer<CChar>?](repeating: nil, count: count)
    llama_chat_builtin_templates(&pointers, count)
    return pointers.compactMap { $0.map { String(cString: $0) } }.sorted()
  }()

  /// The prompt's text, or nil where the engine does not know the template.
  ///
  /// - Parameter template: a name, or the text of a model's template.
  static func apply(_ template: String, to messages: [ChatMessage], openReply: Bool) -> String? {
    let strings = messages.map { (strdup($0.role.rawValue), strdup($0.content)) }
    defer {
      for (role, content) in strings {
        free(role)
        free(content)
      }
    }
    let chat = strings.map { llama_chat_message(role: $0, content: $1) }
    let guess = messages.reduce(256) { $0 + 2 * $1.content.utf8.count }
    guard let first = attempt(template, chat, openReply, capacity: guess) else { return nil }
    if first.count <= guess { return String(decoding: first.bytes, as: UTF8.self) }
    return attempt(template, chat, openReply, capacity: first.count).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  /// - Returns: the text's length, and as much of it as the capacity holds.
  private static func attempt(
    _ template: String, _ chat: [llama_chat_message], _ openReply: Bool, capacity: Int
  ) -> (count: Int, bytes: [UInt8])? {
    var count: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      count = buffer.withMemoryRebound(to: CChar.self) {
        llama_chat_apply_template(
          template, chat, chat.count, openReply, $0.baseAddress, Int32(clamping: capacity))
      }
      initialized = min(max(Int(count), 0), capacity)
    }
    return count < 0 ? nil : (Int(count), bytes)
  }
}

import LlamaBackend

/// The name of one of the engine's own chat templates, as people give it.
enum ChatTemplateName {
  /// Refuses a name that the engine does not know.
  static func check(_ name: String?) throws(CommandFailure) {
    guard let name, !ChatTemplates.names.contains(name) else { return }
    throw CommandFailure(
      "The engine knows no chat template \(name); it knows \(ChatTemplates.names.joined(separator: ", ")).")
  }
}

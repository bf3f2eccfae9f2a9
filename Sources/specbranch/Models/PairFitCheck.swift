import Foundation
import LlamaBackend
import SpecCore

/// Whether two model files fit each other. Blocks for as long as trying them takes.
enum PairFitCheck {
  struct Outcome {
    /// Why they do not fit; nil if they do.
    let mismatch: String?
    /// Tokens that both know.
    let vocabularySize: Int?
    /// What to know about a pair that fits.
    let remarks: [String]
  }

  /// Tries each file in a helper process first, then compares vocabularies and templates.
  ///
  /// - Parameter template: one of the engine's, where it is used instead of the models' own.
  static func run(
    target: String, draft: String, template: String?, cancellation: CancellationFlag
  ) throws(ModelLoadError) -> Outcome {
    for path in [target, draft] {
      try ModelProbe.check(path: path, executable: Executable.path, cancellation: cancellation)
    }
    let (targetModel, draftModel) = (
      try LlamaModel(vocabularyOf: target), try LlamaModel(vocabularyOf: draft)
    )
    let compatibility = PairCompatibility(
      target: LlamaTextCodec(targetModel), draft: LlamaTextCodec(draftModel))
    switch compatibility {
    case .mismatch(let sentence): return Outcome(mismatch: sentence, vocabularySize: nil, remarks: [])
    case .fine(let size):
      return Outcome(mismatch: nil, vocabularySize: size, remarks: remarks(targetModel, draftModel, template))
    }
  }

  private static func remarks(
    _ target: LlamaModel, _ draft: LlamaModel, _ template: String?
  ) -> [String] {
    var remarks: [String] = []
    if template != nil {
      // Neither model's own is used.
    } else if target.header.chatTemplate == nil {
      remarks.append(
        "The target brings no chat template; name one with --chat-template, or in its manifest (chat.template)."
      )
    } else if draft.header.chatTemplate != target.header.chatTemplate {
      remarks.append(
        "The two chat templates differ; the target's is used for both, so the draft may agree less often.")
    }
    if let context = draft.header.contextLength, let wanted = target.header.contextLength, context < wanted {
      remarks.append("The draft was made for \(context) tokens of context, the target for \(wanted).")
    }
    return remarks
  }
}

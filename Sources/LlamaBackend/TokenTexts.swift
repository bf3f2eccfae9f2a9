import SpecCore
import Synchronization

/// Texts of the tokens that were shown before: every drafted token is described in an event, on the
/// thread that drafts.
final class TokenTexts: Sendable {
  private let texts = Mutex<[Token: String]>([:])

  /// The text of a token, by `make` where it was not asked for before.
  func text(of token: Token, make: () -> String) -> String {
    texts.withLock { texts in
      if let text = texts[token] { return text }
      let text = make()
      texts[token] = text
      return text
    }
  }
}

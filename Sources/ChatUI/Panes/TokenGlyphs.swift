import SpecCore
import TerminalCore

/// One glyph and one role for each fate and origin, the same in every pane; fates differ by glyph alone too.
struct TokenGlyphs: Equatable, Sendable {
  let lines: LineStyle

  func glyph(_ fate: DraftFate) -> String {
    switch (fate, lines) {
    case (.pending, .unicode): "◦"
    case (.pending, .ascii): "?"
    case (.accepted, .unicode): "✓"
    case (.accepted, .ascii): "+"
    case (.rolledBack, .unicode): "✗"
    case (.rolledBack, .ascii): "!"
    case (.discarded, .unicode): "–"
    case (.discarded, .ascii): "-"
    }
  }

  func glyph(_ origin: TokenOrigin) -> String {
    switch (origin, lines) {
    case (.draft, _), (.branch, _): glyph(.accepted)
    case (.correction, .unicode): "◆"
    case (.correction, .ascii): "#"
    case (.bonus, .unicode): "★"
    case (.bonus, .ascii): "*"
    case (.target, .unicode): "●"
    case (.target, .ascii): "@"
    }
  }

  func chip(_ token: String, fate: DraftFate) -> Chip {
    Chip(glyph: glyph(fate), token: token, role: Self.role(fate), lines: lines)
  }

  func chip(_ token: String, origin: TokenOrigin) -> Chip {
    let accepted = origin == .draft || origin == .branch
    return Chip(
      glyph: glyph(origin), token: token, role: accepted ? .acceptedToken : Self.role(origin), lines: lines)
  }

  static func role(_ fate: DraftFate) -> Role {
    switch fate {
    case .pending: .pendingToken
    case .accepted: .acceptedToken
    case .rolledBack: .rolledBackToken
    case .discarded: .discardedToken
    }
  }

  static func role(_ origin: TokenOrigin) -> Role {
    switch origin {
    case .draft: .draftToken
    case .branch: .branchToken
    case .correction: .correctionToken
    case .bonus: .bonusToken
    case .target: .targetToken
    }
  }

  static func name(_ fate: DraftFate) -> String {
    switch fate {
    case .pending: "pending"
    case .accepted: "accepted"
    case .rolledBack: "rolled back"
    case .discarded: "discarded"
    }
  }
}

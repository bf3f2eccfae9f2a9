/// Colours and attributes for every role.
public struct Theme: Equatable, Sendable {
  public let name: String
  /// The background it is made for; nil where it suits any.
  public let background: Color?
  /// Whether that background is painted on the screen, instead of leaving the terminal's own.
  public let paintsBackground: Bool
  private let styles: [Role: Style]

  /// A role without a style takes that of `.text`.
  public init(
    name: String, styles: [Role: Style], background: Color? = nil, paintsBackground: Bool = false
  ) {
    self.name = name
    self.styles = styles
    self.background = background
    self.paintsBackground = paintsBackground && background != nil
  }

  /// The style as the screen shows it: where the background is painted, nothing is left to the terminal.
  public func style(for role: Role) -> Style {
    var style = definedStyle(for: role)
    guard paintsBackground, let background else { return style }
    if style.background == .terminalDefault { style.background = background }
    if style.foreground == .terminalDefault { style.foreground = definedStyle(for: .text).foreground }
    return style
  }

  /// The style as the theme's file gives it.
  public func definedStyle(for role: Role) -> Style { styles[role] ?? styles[.text] ?? .plain }

  /// Whether the theme itself gives the role a style.
  public func defines(_ role: Role) -> Bool { styles[role] != nil }
}

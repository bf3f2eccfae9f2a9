/// A list that lies over the screen and takes the keys.
enum ListOverlay: Equatable, Sendable {
  case commands(CommandPalette)
  case themes(ThemePicker)
  case picker(Picker)
  case pairs(PairPicker)
  case conversations(ConversationList)
  case deleted(ConversationList)
  case search(LibrarySearch)
  case title(TitleEdit)
  /// Which of the policies is chosen.
  case contextPolicies(Int)
}

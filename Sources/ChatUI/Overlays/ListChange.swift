/// What is done to what is typed in a list.
enum ListChange: Equatable, Sendable {
  /// A character or a paste.
  case type(String)
  case erase
  case clear
}

/// Searching everything that was said.
extension ChatState {
  mutating func openSearch() {
    guard !isRefusedByRecording() else { return }
    library.confirming = nil
    list = .search(LibrarySearch())
  }

  /// Asks for what is typed, unless a search is under way: then its answer asks for what is typed by then.
  mutating func searchOn() -> [ChatEffect] {
    guard case .search(let search) = list, library.searching == nil else { return [] }
    guard !search.words.isEmpty, search.words != search.answered else { return [] }
    library.searching = search.words
    return [.library(.search(search.words))]
  }

  /// An answer counts where its words are still those that are typed.
  mutating func found(_ hits: [FoundMessage], for words: String) -> [ChatEffect] {
    guard words == library.searching else { return [] }
    (library.searching, library.unavailable) = (nil, nil)
    if case .search(var search) = list, search.words == words {
      search.found(hits, for: words)
      list = .search(search)
    }
    return searchOn()
  }
}

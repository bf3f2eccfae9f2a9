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
    guard !search.words.isEmpty, search.asked != search.answered else { return [] }
    library.searching = search.asked
    return [.library(.search(search.words, limit: search.limit))]
  }

  /// An answer counts where its words are still those that are typed.
  mutating func found(_ hits: [FoundMessage], of total: Int, for words: String) -> [ChatEffect] {
    guard let asked = library.searching, words == asked.words else { return [] }
    (library.searching, library.unavailable) = (nil, nil)
    if case .search(var search) = list, search.words == words {
      search.found(hits, of: total, for: asked)
      list = .search(search)
    }
    return searchOn()
  }
}

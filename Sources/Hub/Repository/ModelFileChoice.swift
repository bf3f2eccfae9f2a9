/// Which of a repository's files make up the model that was asked for.
public enum ModelFileChoice {
  /// What to take where nothing is named: small enough to be quick, good enough to be used.
  private static let usual = ["q4_k_m", "q4_0", "q5_k_m", "q8_0", "f16", "bf16"]

  /// - Parameter wish: a path, or a part of a name such as `Q4_K_M`.
  /// - Returns: one file, or all parts of a split one in order.
  public static func files(
    in listing: RepositoryListing, wish: String?
  ) throws(HubError) -> [RemoteFile] {
    let models = groups(listing.files)
    guard !models.isEmpty else {
      throw HubError(
        .notFound,
        "\(listing.repository) has no GGUF file; look for a repository of the model's GGUF files.")
    }
    let chosen = try choose(among: models, wish, listing.repository)
    guard chosen.count == partCount(chosen[0].path) else {
      throw HubError(
        .notFound, "\(listing.repository) lacks parts of \(chosen[0].path); choose another file.")
    }
    return chosen
  }

  /// The names of the models in a repository, the first part's for a split one.
  public static func names(in listing: RepositoryListing) -> [String] {
    groups(listing.files).map { $0[0].path }
  }

  private static func choose(
    among models: [[RemoteFile]], _ wish: String?, _ repository: String
  ) throws(HubError) -> [RemoteFile] {
    if let wish {
      if let exact = models.first(where: { $0.contains { $0.path == wish } }) { return exact }
      let similar = models.filter { $0[0].path.lowercased().contains(wish.lowercased()) }
      if similar.count == 1 { return similar[0] }
      throw HubError(
        .notFound,
        "\(repository) has \(similar.isEmpty ? "no" : "more than one") file \(wish); it has \(list(models)).")
    }
    if models.count == 1 { return models[0] }
    for type in usual {
      let similar = models.filter { $0[0].path.lowercased().contains(type) }
      if similar.count == 1 { return similar[0] }
    }
    throw HubError(
      .notFound, "\(repository) has several models, so add :FILE to its name; it has \(list(models)).")
  }

  private static func list(_ models: [[RemoteFile]]) -> String {
    let names = models.map { $0[0].path }
    return names.prefix(20).joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }

  private static func groups(_ files: [RemoteFile]) -> [[RemoteFile]] {
    let models = files.filter {
      $0.path.lowercased().hasSuffix(".gguf") && !$0.localName.lowercased().hasPrefix("mmproj")
    }
    return Dictionary(grouping: models) { stem($0.path) }.values
      .map { $0.sorted { $0.path < $1.path } }
      .sorted { $0[0].path < $1[0].path }
  }

  /// The path without the number of its part.
  private static func stem(_ path: String) -> String {
    guard partCount(path) > 1 else { return path }
    return String(path.dropLast("00001-of-00002.gguf".count)) + String(path.suffix("-of-00002.gguf".count))
  }

  /// How many files the model has whose part is called `path`: 2 for `x-00001-of-00002.gguf`.
  public static func partCount(_ path: String) -> Int {
    let end = path.suffix("-00001-of-00002.gguf".count)
    guard let match = end.wholeMatch(of: /-([0-9]{5})-of-([0-9]{5})\.gguf/),
      let part = Int(match.1), let count = Int(match.2), (1...count).contains(part)
    else { return 1 }
    return count
  }
}

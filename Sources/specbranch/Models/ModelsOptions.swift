import ArgumentParser

/// What a pair would be loaded with where the command line says nothing.
enum ModelsOptions {
  static func options(of pair: String) -> PairOptions? {
    guard var options = try? PairOptions.parse([]) else { return nil }
    options.pair = pair
    return try? Preferences(GivenOptions(pair: options)).pair
  }
}

import ArgumentParser

struct ChatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Chat in the terminal (the default).")
  @OptionGroup(title: "Pair") var pairOptions: PairOptions
  @OptionGroup(title: "Decoding") var decoding: DecodingOptions
}

/// What the argument parser tells about the command line, as far as the manual page needs it.
struct ParserHelp: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let defaultValue: String?
    let shouldDisplay: Bool?
    let isOptional: Bool?
    let isRepeating: Bool?
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }
}

import ArgumentParser

/// Which part of the settings file counts.
struct ConfigOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The profile of the settings file to use, [profiles.NAME].", valueName: "name"),
    completion: Completions.profiles)
  var profile: String?
}

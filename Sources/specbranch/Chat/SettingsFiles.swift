import ChatUI
import Foundation
import KeyCatalog
import PresetCatalog
import SpecCore
import SpecEngine

/// The user's keys, presets and settings: read at the start, written and watched on a thread of their own, so
/// that a slow disk holds up neither the screen nor decoding.
actor SettingsFiles {
  /// Seconds between two looks at the files.
  private static let interval = 1.0

  private nonisolated let executor = ThreadExecutor(name: "settings")
  private let environment: [String: String]
  private let presetPath: String?
  private var keyWatch: KeyWatch?
  private var configWatch: ConfigWatch?

  /// What the files held at the start.
  nonisolated let keys: KeyMap
  nonisolated let presets: [Int: Preset]
  /// What is wrong with them, each as one sentence.
  nonisolated let problems: [String]

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// - Parameter config: tells how the settings file changes; nil where nobody follows it.
  init(environment: [String: String], config: ConfigWatch? = nil) {
    configWatch = config
    self.environment = environment
    let keyPath = KeyFile.path(environment: environment)
    presetPath = PresetFile.path(environment: environment)
    // Before it is read: what changes meanwhile is noticed.
    keyWatch = keyPath.map(KeyWatch.init)
    let keyFile = KeyFile.keys(at: keyPath)
    let presetFile = PresetFile.presets(at: presetPath)
    (keys, presets) = (keyFile.map, presetFile.presets)
    problems = keyFile.problems + presetFile.problems
  }

  deinit { executor.shutDown() }

  /// Writes a preset; tells how that went.
  func save(_ preset: Preset, as number: Int) -> ChatInput {
    guard let presetPath else {
      return .effectFailed(
        "Preset \(number) holds until you quit: set HOME or XDG_CONFIG_HOME, and it can be kept.")
    }
    do {
      let kept = try PresetFile.save(preset, as: number, at: presetPath)
      return .presetSaved(number: number, brokenFileKeptAs: kept)
    } catch {
      return .effectFailed(
        "Preset \(number) holds until you quit, but could not be written to \(presetPath); "
          + "is the folder writable and the disk not full?")
    }
  }

  /// Keeps what happens when the context is full; tells only what went wrong.
  func save(_ policy: ContextPolicy, _ tell: @Sendable (ChatInput) -> Void) {
    guard let configWatch else { return }
    do throws(CommandFailure) {
      // What somebody else has written is not taken for this.
      if let change = self.configWatch?.change() { tell(change) }
      try configWatch.save(.contextPolicy, .text(policy.rawValue))
      _ = self.configWatch?.change()
    } catch {
      tell(.effectFailed("What you chose holds until you quit: \(error)"))
    }
  }

  /// What the chat asks of the user's personas.
  func lookForPersonas(_ effect: ChatEffect) -> ChatInput {
    if case .findPersona(let name) = effect {
      do throws(CommandFailure) {
        return .personaFound(try PersonaFiles.persona(named: name, environment: environment))
      } catch {
        return .effectFailed("\(error)")
      }
    }
    let found = PersonaFiles.all(environment: environment)
    return effect == .listPersonas
      ? .personasListed(found.personas) : .personasFound(found.personas, problems: found.problems)
  }

  /// Tells what becomes of the key file and the settings file, until it is cancelled.
  func watch(_ tell: @Sendable (ChatInput) -> Void) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(Self.interval))
      if let change = keyWatch?.change() {
        tell(change.problems.isEmpty ? .keysChanged(change.map) : .keysRejected(change.problems))
      }
      if let change = configWatch?.change() { tell(change) }
    }
  }
}

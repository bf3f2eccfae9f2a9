import Configuration
import Foundation
import LlamaBackend
import PairCatalog
import SpecCore

/// What the command line says; a group is nil where a command does not have it.
struct GivenOptions: Sendable {
  var config: ConfigOptions?
  var pair: PairOptions
  var decoding: DecodingOptions?
  var conversation: ConversationOptions?
  var learning: LearningOptions?
  var screen: ScreenOptions?
  var logging: LoggingOptions?

  var layer: SettingLayer {
    var layer: SettingLayer = [:]
    layer.add(.profile, config?.profile.map(SettingValue.text))
    layer.add(pair)
    if let decoding { layer.add(decoding) }
    layer.add(.hradLearning, learning?.hradLearning.map(SettingValue.flag))
    if let screen { layer.add(screen) }
    layer.add(.contextPolicy, conversation?.contextPolicy.map { .text($0.rawValue) })
    layer.add(.logLevel, logging?.logLevel.map { .text($0.rawValue) })
    return layer
  }
}

/// All settings that are in force, from the command line down to the defaults, and the pair that they choose.
struct Preferences: Sendable {
  let settings: Settings
  let source: PairSource
  /// The options with what the environment and the file add.
  let pair: PairOptions
  /// What is wrong with the environment and the file, each as one sentence; the rest counts.
  let problems: [String]

  /// - Parameter loaded: the pair to stay with, whatever the settings say now; nil for the one they choose.
  /// - Throws: `CommandFailure` where an option cannot be followed; what the file says never stops anything.
  init(
    _ given: GivenOptions, configured: ConfiguredSettings = ConfiguredSettings(), loaded: PairSource? = nil
  ) throws(CommandFailure) {
    var (file, profileProblem) = try configured.fileLayer(profile: given.config?.profile)
    var problems = configured.problems + [profileProblem].compactMap(\.self)
    let options = given.layer
    problems += Self.dropUnusable(from: &file, configured)
    let chosen = Settings(options: options, environment: configured.environment, file: file)
    if let loaded {
      source = loaded
    } else {
      let folders = chosen.list(.modelFolders).map(Home.expanded)
      source = try PairSource(given.pair.filled(from: chosen), folders: folders)
    }
    let own = source.catalogued.map { PairSettingsFile(pair: $0.name, besides: configured.path).read() }
    problems += own?.problems ?? []
    settings = Settings(
      options: options, environment: configured.environment, pairFile: own?.settings ?? [:],
      manifest: source.catalogued?.settings ?? [:], file: file)
    pair = given.pair.filled(from: settings)
    do {
      _ = try pair.targetPlacement
    } catch {
      throw CommandFailure("\(error)")
    }
    self.problems = problems
  }

  /// Takes out of the file's settings what only a look at the disk can find fault with.
  static func dropUnusable(
    from file: inout SettingLayer, _ configured: ConfiguredSettings
  ) -> [String] {
    var problems: [String] = []
    for name in [SettingName.target, .draft, .predictor] {
      guard let path = file[name]?.value.asText.map(Home.expanded) else { continue }
      guard !FileManager.default.fileExists(atPath: path) else { continue }
      problems.append("\(place(file[name], configured)) names \(path), which is not there; correct the path.")
      file[name] = nil
      if name == .target { file[.draft] = nil }
    }
    if let servers = file[.targetRPC], !RPCAddress.areValid(servers.value.asText ?? "") {
      problems.append(
        "\(place(servers, configured)) has “\(servers.value.description)” at “target_rpc”; write addresses "
          + "such as 192.168.1.20:50052, with commas between.")
      file[.targetRPC] = nil
    }
    return problems
  }

  private static func place(_ setting: Setting?, _ configured: ConfiguredSettings) -> String {
    let path = configured.path ?? "The settings file"
    switch setting?.source {
    case .file(let line?), .profile(_, let line?): return "\(path), line \(line),"
    default: return path
    }
  }

  var logLevel: LogLevel { settings.text(.logLevel).flatMap(LogLevel.init) ?? .info }

  /// What happens when a conversation outgrows the context.
  var contextPolicy: ContextPolicy {
    settings.text(.contextPolicy).flatMap(ContextPolicy.init) ?? .dropOldest
  }

  /// Whether the posterior predictor goes on learning.
  var learns: Bool { settings.flag(.hradLearning) }
}

extension RPCAddress {
  /// Whether a text is a list of servers that a target can compute on.
  static func areValid(_ text: String) -> Bool {
    let addresses = text.split(separator: ",", omittingEmptySubsequences: false).map { RPCAddress($0) }
    return !addresses.contains(nil) && addresses.count <= RPCServers.limit
      && Set(addresses).count == addresses.count
  }
}

extension CataloguedPair {
  /// What the manifest says, as settings.
  var settings: SettingLayer {
    var layer: SettingLayer = [:]
    func add(_ name: SettingName, _ value: SettingValue?) {
      if let value { layer[name] = Setting(value, from: .manifest(pair: self.name)) }
    }
    add(.predictor, predictorPath.map(SettingValue.text))
    add(.chatTemplate, manifest.chat?.template.map(SettingValue.text))
    add(.system, manifest.chat?.system.map(SettingValue.text))
    guard let recommended = manifest.recommended else { return layer }
    add(.context, recommended.context.map(SettingValue.integer))
    add(.threads, recommended.threads.map(SettingValue.integer))
    add(.draftThreads, recommended.draftThreads.map(SettingValue.integer))
    add(.gpuLayers, recommended.gpuLayers.map(SettingValue.integer))
    add(.draftGpuLayers, recommended.draftGpuLayers.map(SettingValue.integer))
    add(.targetDevice, recommended.targetDevice.map(SettingValue.text))
    add(.cacheTypeK, recommended.cacheTypeK.map(SettingValue.text))
    add(.cacheTypeV, recommended.cacheTypeV.map(SettingValue.text))
    add(.draftCacheTypeK, recommended.draftCacheTypeK.map(SettingValue.text))
    add(.draftCacheTypeV, recommended.draftCacheTypeV.map(SettingValue.text))
    add(.lora, recommended.lora.map { .list($0.map(path)) })
    add(.draftLora, recommended.draftLora.map { .list($0.map(path)) })
    add(.mode, recommended.mode.map(SettingValue.text))
    add(.draftLength, recommended.draftLength.map(SettingValue.integer))
    add(.confidenceThreshold, recommended.confidenceThreshold.map(SettingValue.number))
    add(.branches, recommended.branches.map(SettingValue.integer))
    add(.branchStop, recommended.branchStop.map(SettingValue.number))
    add(.temperature, recommended.temperature.map(SettingValue.number))
    add(.topK, recommended.topK.map(SettingValue.integer))
    add(.topP, recommended.topP.map(SettingValue.number))
    add(.minP, recommended.minP.map(SettingValue.number))
    add(.repeatPenalty, recommended.repeatPenalty.map(SettingValue.number))
    return layer
  }
}

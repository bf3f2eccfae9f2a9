import Configuration
import Foundation
import LlamaBackend
import SpecCore

/// What the command line says, as settings.
extension SettingLayer {
  mutating func add(_ name: SettingName, _ value: SettingValue?) {
    if let value { self[name] = Setting(value, from: .option) }
  }

  mutating func add(_ options: PairOptions) {
    add(.pair, options.pair.map(SettingValue.text))
    add(.target, options.target.map(SettingValue.text))
    add(.draft, options.draft.map(SettingValue.text))
    add(.predictor, options.predictor.map(SettingValue.text))
    add(.chatTemplate, options.chatTemplate.map(SettingValue.text))
    add(.context, options.context.map(SettingValue.integer))
    add(.threads, options.threads.map(SettingValue.integer))
    add(.draftThreads, options.draftThreads.map(SettingValue.integer))
    add(.gpuLayers, options.gpuLayers.map(SettingValue.integer))
    add(.draftGpuLayers, options.draftGpuLayers.map(SettingValue.integer))
    add(.targetDevice, options.targetDevice.map(SettingValue.text))
    add(.targetRPC, options.targetRpc.map(SettingValue.text))
    add(.targetTimeout, options.targetTimeout.map(SettingValue.number))
    add(.cacheTypeK, options.cacheTypeK.map { .text($0.rawValue) })
    add(.cacheTypeV, options.cacheTypeV.map { .text($0.rawValue) })
    add(.draftCacheTypeK, options.draftCacheTypeK.map { .text($0.rawValue) })
    add(.draftCacheTypeV, options.draftCacheTypeV.map { .text($0.rawValue) })
    add(.lora, options.lora.isEmpty ? nil : .list(options.lora))
    add(.draftLora, options.draftLora.isEmpty ? nil : .list(options.draftLora))
  }

  mutating func add(_ options: DecodingOptions) {
    add(.mode, options.mode.map { .text($0.rawValue) })
    add(.draftLength, options.draftLength.map(SettingValue.integer))
    add(.confidenceThreshold, options.confidenceThreshold.map(SettingValue.number))
    add(.adaptive, options.adaptive.map(SettingValue.flag))
    add(.branches, options.branches.map(SettingValue.integer))
    add(.branchStop, options.branchStop.map(SettingValue.number))
    add(.hrad, options.hrad.map(SettingValue.flag))
    add(.temperature, options.temperature.map(SettingValue.number))
    add(.topK, options.topK.map(SettingValue.integer))
    add(.topP, options.topP.map(SettingValue.number))
    add(.minP, options.minP.map(SettingValue.number))
    add(.repeatPenalty, options.repeatPenalty.map(SettingValue.number))
    // A seed of the command line may be larger than TOML's numbers.
    add(.seed, options.seed.map { Int(exactly: $0).map(SettingValue.integer) ?? .text("\($0)") })
    add(.maxTokens, options.maxTokens.map(SettingValue.integer))
    add(.stop, options.stop.isEmpty ? nil : .list(options.stop))
    add(.system, options.system.map(SettingValue.text))
  }

  mutating func add(_ options: ScreenOptions) {
    add(.theme, options.theme.map(SettingValue.text))
    add(.panes, options.paneNames.map(SettingValue.list))
    add(.ascii, options.ascii.map(SettingValue.flag))
    add(.mouse, options.mouse.map(SettingValue.flag))
  }
}

extension PairOptions {
  /// With what the environment and the file add.
  func filled(from settings: Settings) -> PairOptions {
    var options = self
    options.pair = pair ?? settings.wished(.pair)?.asText
    options.target = target ?? settings.wished(.target)?.asText.map(Home.expanded)
    options.draft = draft ?? settings.wished(.draft)?.asText.map(Home.expanded)
    options.predictor = predictor ?? settings.wished(.predictor)?.asText.map(Home.expanded)
    options.chatTemplate = chatTemplate ?? settings.wished(.chatTemplate)?.asText
    options.context = context ?? settings.wished(.context)?.asInteger
    options.threads = threads ?? settings.wished(.threads)?.asInteger
    options.draftThreads = draftThreads ?? settings.integer(.draftThreads)
    options.gpuLayers = gpuLayers ?? settings.integer(.gpuLayers)
    options.draftGpuLayers = draftGpuLayers ?? settings.integer(.draftGpuLayers)
    options.targetDevice = targetDevice ?? settings.text(.targetDevice)
    options.cacheTypeK = cacheTypeK ?? settings.text(.cacheTypeK).flatMap(CacheType.init)
    options.cacheTypeV = cacheTypeV ?? settings.text(.cacheTypeV).flatMap(CacheType.init)
    options.draftCacheTypeK = draftCacheTypeK ?? settings.text(.draftCacheTypeK).flatMap(CacheType.init)
    options.draftCacheTypeV = draftCacheTypeV ?? settings.text(.draftCacheTypeV).flatMap(CacheType.init)
    if lora.isEmpty { options.lora = settings.list(.lora).map(Home.expanded) }
    if draftLora.isEmpty { options.draftLora = settings.list(.draftLora).map(Home.expanded) }
    options.targetRpc = targetRpc ?? settings.wished(.targetRPC)?.asText
    options.targetTimeout = targetTimeout ?? settings.wished(.targetTimeout)?.asNumber
    return options
  }
}

extension DecodingOptions {
  /// With what the environment and the file add.
  func filled(from settings: Settings) -> DecodingOptions {
    var options = self
    options.mode = mode ?? settings.wished(.mode)?.asText.flatMap(DecodingMode.init)
    options.draftLength = draftLength ?? settings.wished(.draftLength)?.asInteger
    options.confidenceThreshold = confidenceThreshold ?? settings.wished(.confidenceThreshold)?.asNumber
    options.adaptive = adaptive ?? settings.wished(.adaptive)?.asFlag
    options.branches = branches ?? settings.wished(.branches)?.asInteger
    options.branchStop = branchStop ?? settings.wished(.branchStop)?.asNumber
    options.hrad = hrad ?? settings.wished(.hrad)?.asFlag
    options.temperature = temperature ?? settings.wished(.temperature)?.asNumber
    options.topK = topK ?? settings.wished(.topK)?.asInteger
    options.topP = topP ?? settings.wished(.topP)?.asNumber
    options.minP = minP ?? settings.wished(.minP)?.asNumber
    options.repeatPenalty = repeatPenalty ?? settings.wished(.repeatPenalty)?.asNumber
    options.seed = seed ?? settings.wished(.seed)?.asInteger.map(UInt64.init)
    options.maxTokens = maxTokens ?? settings.wished(.maxTokens)?.asInteger
    if stop.isEmpty { options.stop = settings.wished(.stop)?.asList ?? [] }
    options.system = system ?? settings.wished(.system)?.asText
    return options
  }
}

/// The user's home folder in paths that the settings file gives.
enum Home {
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return FileManager.default.homeDirectoryForCurrentUser.path + path.dropFirst()
  }
}

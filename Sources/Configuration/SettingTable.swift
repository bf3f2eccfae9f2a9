import SpecCore

/// All settings, in the order in which people read them.
public enum SettingTable {
  public static let all: [SettingDefinition] = models + decoding + sampling + screen + files

  public static func definition(of name: SettingName) -> SettingDefinition {
    // Every name has one; the tests see to it.
    all.first { $0.name == name }!
  }

  private static let usual = DecodingParameters()

  private static let models: [SettingDefinition] = [
    .init(
      .profile, .models, .text, otherwise: "none", example: .text("fast"),
      "The profile whose table, [profiles.NAME], overrides what the file says at its top."),
    .init(.pair, .models, .text, fallback: .text("sprig"), "The pair to load, by its manifest's name."),
    .init(
      .target, .models, .path, otherwise: "the pair's", example: .text("~/models/big.gguf"),
      "The target model, instead of a named pair."),
    .init(
      .draft, .models, .path, otherwise: "the pair's", example: .text("~/models/small.gguf"),
      "The draft model for target; without it the target decodes alone."),
    .init(
      .predictor, .models, .path, otherwise: "none", example: .text("~/models/predictor.safetensors"),
      inManifest: true, "The posterior predictor (H-RAD)."),
    .init(
      .modelFolders, .models, .list(separator: ":"), fallback: .list([]),
      example: .list(["~/models"]), hasOption: false, variable: "SPECBRANCH_MODELS",
      "Folders of pairs to look in first; the environment separates them by colons."),
    .init(
      .chatTemplate, .models, .text, otherwise: "the model's own", example: .text("chatml"), inManifest: true,
      "The chat template to use instead of the model's own, by llama.cpp's name for it."),
    .init(
      .system, .models, .text, otherwise: "none", example: .text("Answer in short sentences."),
      inManifest: true, "Instructions before the first question."),
    .init(
      .context, .models, .integer(16...1_048_576),
      otherwise: "4096, or less where the model was made for less",
      example: .integer(4096), inManifest: true, "Tokens of context."),
    .init(
      .contextPolicy, .models, .choice(ContextPolicy.allCases.map(\.rawValue)),
      fallback: .text(ContextPolicy.dropOldest.rawValue),
      "When a conversation outgrows the context: leave the oldest turns out, let the pair summarise them, or stop."
    ),
    .init(
      .threads, .models, .integer(1...512), otherwise: "all cores", example: .integer(4), inManifest: true,
      "Threads of the target."),
    .init(
      .draftThreads, .models, .integer(1...512), otherwise: "as the target", example: .integer(2),
      inManifest: true,
      "Threads of the draft."),
    .init(
      .gpuLayers, .models, .integer(0...100_000), otherwise: "what fits", example: .integer(99),
      inManifest: true,
      "Layers of the target to move to a GPU."),
    .init(
      .draftGpuLayers, .models, .integer(0...100_000), otherwise: "what fits", example: .integer(99),
      inManifest: true,
      "Layers of the draft to move to a GPU."),
    .init(
      .targetDevice, .models, .text, otherwise: "where the engine puts it", example: .text("CUDA1"),
      inManifest: true,
      "The device that computes the target; specbranch doctor lists them."),
    .init(
      .targetRPC, .models, .text, otherwise: "none", example: .text("192.168.1.20:50052"),
      "RPC servers that compute the target, separated by commas; they belong on a private network."),
    .init(
      .targetTimeout, .models, .number(0.1...86_400), fallback: .number(60),
      "Seconds that a forward on RPC servers, or a step of loading to them, may take."),
    .init(
      .cacheTypeK, .models, cacheType, fallback: .text("f16"), inManifest: true,
      "How the target's cache keeps keys; quantised types save memory, at some quality."),
    .init(
      .cacheTypeV, .models, cacheType, fallback: .text("f16"), inManifest: true,
      "How the target's cache keeps values."),
    .init(
      .draftCacheTypeK, .models, cacheType, fallback: .text("f16"), inManifest: true,
      "How the draft's cache keeps keys."),
    .init(
      .draftCacheTypeV, .models, cacheType, fallback: .text("f16"), inManifest: true,
      "How the draft's cache keeps values."),
    .init(
      .lora, .models, .list(separator: ","), fallback: .list([]), example: .list(["~/models/style.gguf:0.5"]),
      inManifest: true, "LoRA adapters for the target, each with how much of it after a colon."),
    .init(
      .draftLora, .models, .list(separator: ","), fallback: .list([]),
      example: .list(["~/models/draft-style.gguf"]), inManifest: true, "LoRA adapters for the draft."),
  ]

  private static let cacheType = SettingKind.choice(["f16", "bf16", "f32", "q8_0", "q4_0"])

  private static let decoding: [SettingDefinition] = [
    .init(
      .mode, .decoding, .choice(DecodingMode.allCases.map(\.rawValue)),
      fallback: .text(usual.mode.rawValue), inManifest: true,
      "How tokens are produced; auto picks the fastest of the others as it goes."),
    .init(
      .draftLength, .decoding, .integer(DecodingParameters.draftLengthRange),
      fallback: .integer(usual.draftLength), inManifest: true, "γ: the most drafted tokens of a chain."),
    .init(
      .confidenceThreshold, .decoding, .number(0...1), fallback: .number(usual.confidenceThreshold),
      inManifest: true, "ε: a position is low-confidence if max q is below it."),
    .init(
      .adaptive, .decoding, .flag, fallback: .flag(usual.adaptive),
      "In speculative mode, stop drafting at the first low-confidence position."),
    .init(
      .branches, .decoding, .integer(DecodingParameters.branchCountRange),
      fallback: .integer(usual.branchCount), inManifest: true, "k: the most parallel branches."),
    .init(
      .branchStop, .decoding, .number(0...1), fallback: .number(usual.branchStop), inManifest: true,
      "A branch stops when the product of max q along it falls below this; 0 never stops one."),
    .init(
      .hrad, .decoding, .flag, fallback: .flag(usual.hrad),
      "In specbranch mode, let the pair's predictor choose how much of a surviving branch is kept (H-RAD)."),
    .init(
      .hradLearning, .decoding, .flag, fallback: .flag(false),
      "Let the predictor go on learning from your replies; what it learns stays on this machine."),
  ]

  private static let sampling: [SettingDefinition] = [
    .init(
      .temperature, .sampling, .number(0...SamplingSettings.highestTemperature),
      fallback: .number(usual.sampling.temperature), inManifest: true, "0 is greedy decoding."),
    .init(
      .topK, .sampling, .integer(0...Int(Int32.max)), fallback: .integer(usual.sampling.topK),
      inManifest: true, "Keep so many of the most likely tokens; 0 keeps all."),
    .init(
      .topP, .sampling, .number(0.000_001...1), fallback: .number(usual.sampling.topP), inManifest: true,
      "Keep the most likely tokens that make up this share."),
    .init(
      .minP, .sampling, .number(0...1), fallback: .number(usual.sampling.minP), inManifest: true,
      "Drop tokens less likely than this share of the most likely."),
    .init(
      .repeatPenalty, .sampling, .number(0.01...100), fallback: .number(usual.sampling.repeatPenalty),
      inManifest: true, "Makes recent tokens less likely; 1 does nothing."),
    .init(
      .seed, .sampling, .integer(0...Int.max), otherwise: "another one for each reply", example: .integer(7),
      "The seed of all randomness; in run it also fixes the schedule, so that another run says the same."),
    .init(
      .maxTokens, .sampling, .integer(1...Int(Int32.max)), otherwise: "what the context has room for",
      example: .integer(1000), "The most tokens of a reply."),
    .init(
      .stop, .sampling, .list(separator: "\n"), fallback: .list([]), example: .list(["END"]),
      "End the reply before any of these texts; the environment has one a line."),
  ]

  private static let screen: [SettingDefinition] = [
    .init(
      .theme, .screen, .text, otherwise: "dark, or light where the terminal says it is",
      example: .text("dark"), "A theme's name or file."),
    .init(
      .panes, .screen, .list(separator: ","), fallback: .list(["branches", "tokens", "draft-length"]),
      "The panes beside the conversation at the start, the first with the focus; an empty list shows none."),
    .init(
      .ascii, .screen, .flag, otherwise: "where the terminal shows nothing else", example: .flag(true),
      "Draw with ASCII only."),
    .init(.mouse, .screen, .flag, fallback: .flag(true), "Take the mouse's clicks and wheel."),
    .init(
      .markdown, .screen, .flag, fallback: .flag(true), hasOption: false,
      "Show replies as Markdown; otherwise as the model wrote them."),
    .init(
      .clipboard, .screen, .flag, fallback: .flag(true), hasOption: false,
      "Let copying reach the terminal's clipboard (OSC 52)."),
    .init(.vi, .screen, .flag, fallback: .flag(false), hasOption: false, "Write messages with vi's keys."),
    .init(
      .editor, .screen, .text, otherwise: "$VISUAL, else $EDITOR, else vi", example: .text("nano"),
      hasOption: false, "The program that opens for long messages, and for config edit."),
    .init(
      .attachmentLimit, .screen, .integer(1...1_048_576), fallback: .integer(1024), hasOption: false,
      "The most kilobytes of a file that goes with a message."),
  ]

  private static let files: [SettingDefinition] = [
    .init(
      .history, .files, .flag, fallback: .flag(true), hasOption: false,
      "Keep the messages that you write for later sessions."),
    .init(
      .traceFolder, .files, .path, otherwise: "no trace is written", example: .text("~/traces"),
      hasOption: false, "A folder to write every chat's and run's events to, as JSON lines."),
    .init(
      .logLevel, .files, .choice(["trace", "debug", "info", "warning", "error"]), fallback: .text("info"),
      "How much the log file says."),
  ]
}

// swift-tools-version: 6.1
import PackageDescription

/// Every target of ours is built the same way: Swift 6 language mode, strict concurrency.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "specbranch",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "specbranch", targets: ["specbranch"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Foreign code: module maps and thin shims, no logic.
    .systemLibrary(name: "CLlama", pkgConfig: "llama"),
    .target(name: "CLlamaShim", dependencies: ["CLlama"]),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CMarkGFM"),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CWideCharacters"),
    .target(name: "CTerminalGuard"),
    // Passes over rows of logits, compiled for several kinds of processor.
    .target(name: "CSampling"),
    // Matrix products of the posterior predictor.
    .target(name: "CMatrixKernels"),

    // The runtime: values and pure logic, the actors that run it, and two model backends.
    .target(name: "SpecCore", dependencies: ["CSampling"], swiftSettings: settings),
    .target(name: "SpecEngine", dependencies: ["SpecCore"], swiftSettings: settings),
    .target(name: "ScriptedBackend", dependencies: ["SpecCore"], swiftSettings: settings),
    .target(
      name: "LlamaBackend", dependencies: ["SpecCore", "CLlama", "CLlamaShim"],
      swiftSettings: settings),
    .target(name: "WorkerBackend", dependencies: ["SpecCore"], swiftSettings: settings),
    .target(
      name: "PosteriorPrediction", dependencies: ["SpecCore", "CMatrixKernels"], swiftSettings: settings),
    // What people write by hand, as TOML: the one way to the parser.
    .target(
      name: "TOMLReading", dependencies: [.product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: settings),
    .target(
      name: "PairCatalog",
      dependencies: ["SpecCore", "TOMLReading", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: settings),
    // What users set, in a file, the environment and on the command line.
    .target(
      name: "Configuration",
      dependencies: ["SpecCore", "UserFiles", "TOMLReading", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: settings),

    // What people said and were answered, kept in one file.
    .target(
      name: "ConversationStore", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),

    // Fetching model files from a hub.
    .target(name: "Hub", dependencies: ["SpecCore", "CCurl", "CCrypto"], swiftSettings: settings),

    // The bench: suites, statistics and reports, without the runtime.
    .target(name: "Bench", dependencies: ["SpecCore"], swiftSettings: settings),

    // Markdown as values, and the colours of code.
    .target(name: "Markdown", dependencies: ["CMarkGFM"], swiftSettings: settings),

    // Conversations as Markdown and as pages.
    .target(name: "ConversationExport", dependencies: ["SpecCore", "Markdown"], swiftSettings: settings),

    // The screen: cells and roles, their presentation by ncurses, and the chat that draws into them.
    .target(name: "TerminalCore", dependencies: ["CWideCharacters"], swiftSettings: settings),
    .target(name: "UserFiles", swiftSettings: settings),
    .target(
      name: "ThemeCatalog",
      dependencies: [
        "TerminalCore", "UserFiles", "TOMLReading", .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),
    .target(
      name: "TerminalCurses", dependencies: ["TerminalCore", "CNcurses", "CTerminalGuard"],
      swiftSettings: settings),
    .target(
      name: "ChatUI", dependencies: ["SpecCore", "TerminalCore", "Markdown", "ConversationExport"],
      swiftSettings: settings),
    .target(
      name: "KeyCatalog",
      dependencies: ["ChatUI", "UserFiles", "TOMLReading", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: settings),
    .target(
      name: "PresetCatalog",
      dependencies: [
        "SpecCore", "ChatUI", "UserFiles", "TOMLReading", .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: settings),

    // The program: arguments, loading and wiring.
    .executableTarget(
      name: "specbranch",
      dependencies: [
        "SpecCore", "SpecEngine", "LlamaBackend", "WorkerBackend", "PosteriorPrediction", "PairCatalog",
        "Bench", "Configuration", "Hub", "ConversationStore", "ConversationExport", "UserFiles",
        "TerminalCore", "TerminalCurses", "ThemeCatalog", "ChatUI", "KeyCatalog",
        "PresetCatalog",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),

    // What verification costs over large vocabularies, for people to measure.
    .executableTarget(name: "sampling-bench", dependencies: ["SpecCore"], swiftSettings: settings),

    // Tests: one target per module, and what they share.
    .target(
      name: "TestSupport", dependencies: ["SpecCore", "SpecEngine", "ScriptedBackend"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .target(
      name: "Losslessness", dependencies: ["SpecCore", "SpecEngine", "ScriptedBackend", "TestSupport"],
      path: "Tests/Losslessness", swiftSettings: settings),
    .executableTarget(
      name: "losslessness-proof",
      dependencies: [
        "Losslessness", "SpecEngine", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/LosslessnessProof", swiftSettings: settings),
    .testTarget(
      name: "LosslessnessTests", dependencies: ["Losslessness", "SpecCore", "SpecEngine", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SpecCoreTests", dependencies: ["SpecCore", "CSampling", "ScriptedBackend", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SpecEngineTests",
      dependencies: ["SpecCore", "SpecEngine", "ScriptedBackend", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LlamaBackendTests", dependencies: ["LlamaBackend", "SpecCore", "CLlama", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "WorkerBackendTests",
      dependencies: ["WorkerBackend", "LlamaBackend", "SpecCore", "TestSupport", "specbranch"],
      swiftSettings: settings),
    .testTarget(
      name: "PosteriorPredictionTests",
      dependencies: [
        "CMatrixKernels", "PosteriorPrediction", "ScriptedBackend", "SpecCore", "SpecEngine", "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PairCatalogTests", dependencies: ["PairCatalog", "SpecCore", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "HubTests", dependencies: ["Hub", "SpecCore", "TestSupport", "specbranch"],
      swiftSettings: settings),
    .testTarget(
      name: "RealPairTests",
      dependencies: [
        "LlamaBackend", "WorkerBackend", "PosteriorPrediction", "SpecCore", "SpecEngine", "TestSupport",
        "specbranch",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["specbranch", "Bench", "SpecCore", "SpecEngine", "ScriptedBackend", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ConfigurationTests", dependencies: ["Configuration", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ConversationStoreTests",
      dependencies: [
        "ConversationStore", "TestSupport", "conversation-writer",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    // Writes conversations and says what is safe, until somebody kills it.
    .executableTarget(
      name: "conversation-writer", dependencies: ["ConversationStore"],
      path: "Tests/ConversationWriter", swiftSettings: settings),
    .testTarget(
      name: "LibraryTests",
      dependencies: [
        "specbranch", "ChatUI", "ConversationExport", "ConversationStore", "SpecCore", "SpecEngine",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "BenchTests", dependencies: ["Bench", "SpecCore"],
      swiftSettings: settings),
    .testTarget(
      name: "ConversationExportTests",
      dependencies: [
        "ConversationExport", "ConversationStore", "Markdown", "SpecCore", "UserFiles", "specbranch",
      ],
      swiftSettings: settings),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: settings),
    .testTarget(name: "TerminalCoreTests", dependencies: ["TerminalCore"], swiftSettings: settings),
    .testTarget(
      name: "ThemeCatalogTests", dependencies: ["ThemeCatalog", "TerminalCore", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TerminalCursesTests",
      dependencies: ["TerminalCurses", "TerminalCore", "CNcurses", "CTerminalGuard"],
      swiftSettings: settings),
    .testTarget(
      name: "KeyCatalogTests", dependencies: ["KeyCatalog", "ChatUI", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "PresetCatalogTests", dependencies: ["PresetCatalog", "ChatUI", "SpecCore", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ChatUITests",
      dependencies: ["ChatUI", "SpecCore", "TerminalCore", "Markdown", "ConversationExport"],
      exclude: ["Golden"],
      swiftSettings: settings),
  ],
  cxxLanguageStandard: .cxx17
)

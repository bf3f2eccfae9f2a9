import ArgumentParser
import Foundation
import SpecCore
import SpecEngine

/// Answers one prompt on standard output.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Answer one prompt on standard output.",
    discussion: """
      Text streams to standard output; with --json one object follows instead. Ctrl-C ends the reply \
      with what was produced by then.
      """)

  @Option(help: ArgumentHelp("The prompt; - reads it from standard input.", valueName: "text|-"))
  var prompt: String

  @OptionGroup(title: "Pair") var pairOptions: PairOptions
  @OptionGroup(title: "Decoding") var decoding: DecodingOptions
  @OptionGroup(title: "Logging") var logging: LoggingOptions

  @Option(help: ArgumentHelp("Write every event to this file as JSON lines.", valueName: "file.jsonl"))
  var trace: String?

  @Flag(help: "Print one JSON object with text, tokens, finish and metrics.")
  var json = false

  func run() async throws {
    logging.start()
    signal(SIGPIPE, SIG_IGN)
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    let text = try readPrompt()
    let writer = try trace.map(TraceWriter.init)
    let pair = try await load(cancellation)
    let request = try request(text, pair)
    let parameters = decoding.parameters(pair.source.parameters, seedFixesSchedule: true)

    let output = TextOutput()
    let streams = !json
    let result = try await pair.coordinator.run(
      request, parameters: LiveParameters(parameters), cancellation: cancellation
    ) { event in
      writer?.write(event)
      if streams, let text = event.event.newText, !output.write(text) { cancellation.set() }
      if case .notice(let notice) = event.event { StandardError.write(notice.message) }
    }
    if json {
      output.write(
        try RunReport(result, pair: pair.source.name, seed: request.seed, parameters: parameters).json()
          + "\n")
    } else if output.isTerminal {
      output.write("\n")
    }
    withExtendedLifetime(interrupts) {}
    if let failure = writer?.close() { throw CommandFailure(failure) }
    if result.finish == .cancelled { throw ExitCode(ExitStatus.interrupted) }
  }

  private func load(_ cancellation: CancellationFlag) async throws -> LoadedPair {
    do {
      return try await PairLoader(
        source: PairSource(pairOptions), options: pairOptions, cancellation: cancellation,
        progress: { _, _ in }
      ).load()
    } catch  where cancellation.isSet {
      throw ExitCode(ExitStatus.interrupted)
    }
  }

  private func readPrompt() throws -> String {
    let text =
      prompt == "-"
      ? String(decoding: try FileHandle.standardInput.readToEnd() ?? Data(), as: UTF8.self) : prompt
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw CommandFailure("The prompt is empty; give some text with --prompt.")
    }
    return text
  }

  private func request(_ text: String, _ pair: LoadedPair) throws -> DecodingRequest {
    let system = decoding.system ?? pair.source.catalogued?.manifest.chat?.system
    var conversation = Conversation(system: system, codec: pair.codec, usesTemplate: !decoding.raw)
    do {
      try conversation.ask(text)
    } catch .unknown {
      throw ChatTemplateFailure.unknown
    }
    return DecodingRequest(
      prompt: conversation.tokens, maxTokens: decoding.maxTokens ?? .max, stopStrings: decoding.stop,
      seed: decoding.seed ?? .random(in: 0...UInt64(UInt32.max)), program: ProgramVersion.current,
      pair: pair.source.name)
  }
}

enum ChatTemplateFailure {
  static let unknown = CommandFailure(
    "This model's chat template is not known; name one with --chat-template, or use --raw.")
}

extension DecodingEvent {
  /// Text of the reply that this event releases.
  var newText: String? {
    switch self {
    case .committed(let committed): committed.releasedText
    case .runFinished(let finished): finished.remainingText
    default: nil
    }
  }
}

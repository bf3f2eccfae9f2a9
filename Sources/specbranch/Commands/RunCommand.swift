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
  @OptionGroup(title: "Learning") var learning: LearningOptions
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
    let text = try PromptInput.read(prompt)
    let writer = try trace.map(TraceWriter.init)
    let output = TextOutput()
    let finish: FinishReason
    do {
      finish = try await answer(text, writer, output, cancellation)
    } catch {
      _ = await writer?.close()
      if cancellation.isSet { throw ExitCode(interrupts.exitStatus) }
      throw error
    }
    let (written, traceFailure) = (await output.finish(), await writer?.close())
    if written == EPIPE { throw ExitCode(ExitStatus.nobodyReads) }
    if written != 0 {
      throw CommandFailure("The text could not be written to standard output; is the disk full?")
    }
    if let traceFailure { throw CommandFailure(traceFailure) }
    if finish == .cancelled { throw ExitCode(interrupts.exitStatus) }
  }

  private func answer(
    _ text: String, _ writer: TraceWriter?, _ output: TextOutput, _ cancellation: CancellationFlag
  ) async throws -> FinishReason {
    let progress = ProgressLine()
    defer { progress.clear() }
    let pair = try await PairLoader(
      source: PairSource(pairOptions), options: pairOptions, cancellation: cancellation,
      progress: progress.loading, learns: learning.hradLearning
    ).load()
    progress.clear()
    let parameters = decoding.parameters(pair.source.parameters, seedFixesSchedule: true)
    let request = try request(text, pair, parameters)
    let streams = !json
    let notices = RunNotices()
    let result: DecodingResult
    do {
      result = try await pair.coordinator.run(
        request, parameters: LiveParameters(parameters), cancellation: cancellation
      ) { event in
        writer?.write(event)
        pair.learning?.add(event)
        notices.take(event.event)
        switch event.event {
        case .promptProgress(let done): progress.reading(done)
        case .forwardStarted(let forward) where forward.round == 1 && forward.lane == .target:
          progress.clear()
        default: break
        }
        if streams, let text = event.event.newText { output.write(text) }
        if output.hasFailed { cancellation.set() }
      }
    } catch {
      notices.finish(besides: "\(error)")
      throw error
    }
    notices.finish()
    if json {
      let report = RunReport(
        result, pair: pair.source.name, targetPlace: pair.targetPlace, seed: request.seed)
      output.write(try report.json() + "\n")
    } else if output.isTerminal {
      output.write("\n")
    }
    if let failure = await pair.learning?.learn(stopStrings: decoding.stop) { StandardError.write(failure) }
    return result.finish
  }

  private func request(
    _ text: String, _ pair: LoadedPair, _ parameters: DecodingParameters
  ) throws -> DecodingRequest {
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
      pair: pair.source.name, notices: pair.notices(for: parameters), explains: trace != nil)
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

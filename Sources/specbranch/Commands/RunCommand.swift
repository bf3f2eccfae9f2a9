import ArgumentParser
import ChatUI
import Foundation
import SpecCore
import SpecEngine

/// Answers one prompt on standard output.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Answer one prompt on standard output.",
    discussion: """
      Text streams to standard output; with --json one object follows instead, with --json-lines one object a \
      line as the reply comes. What is piped in follows the prompt as its material: cat notes.txt | specbranch \
      run "Summarise this." Without a prompt it is the prompt. Ctrl-C ends the reply with what was produced by then.

      An object of --json-lines has an event: started, text (a piece), notice, and last finished (with what --json \
      prints) or failed.

      Nothing is kept without --keep, --continue or --conversation. With --continue --keep the conversation used last \
      goes on, and where there is none one begins. Its number is in what --json and the last line of --json-lines print.

      Exit codes: 0 the reply ended, 1 it failed, 64 the command line is wrong, 130 ended by Ctrl-C (128 and the \
      number for other signals), 141 nobody reads the output.
      """)

  @Argument(help: ArgumentHelp("The prompt; - stands for standard input.", valueName: "prompt"))
  var words: [String] = []

  @Option(
    help: ArgumentHelp(
      "The prompt, with nothing from standard input added; - reads it from there.", valueName: "text|-"))
  var prompt: String?

  @OptionGroup(title: "Settings") var config: ConfigOptions
  @OptionGroup(title: "Pair") var pairOptions: PairOptions
  @OptionGroup(title: "Decoding") var decoding: DecodingOptions
  @OptionGroup(title: "Learning") var learning: LearningOptions
  @OptionGroup(title: "Logging") var logging: LoggingOptions

  @OptionGroup(title: "Conversation") var conversation: ConversationOptions

  @Flag(help: "Keep the prompt and its reply, as a new conversation where none goes on.")
  var keep = false

  @Option(help: ArgumentHelp("Write every event to this file as JSON lines.", valueName: "file.jsonl"))
  var trace: String?

  @Flag(help: "Print one JSON object with text, tokens, finish and metrics.")
  var json = false

  @Flag(help: "Print one JSON object a line as the reply comes: pieces of text, at the end the figures.")
  var jsonLines = false

  func validate() throws {
    if prompt != nil, !words.isEmpty {
      throw ValidationError("Give the prompt after run or by --prompt, not both.")
    }
    if json, jsonLines { throw ValidationError("Give --json or --json-lines, not both.") }
  }

  func run() async throws {
    let preferences = try Preferences(
      GivenOptions(
        config: config, pair: pairOptions, decoding: decoding, conversation: conversation, learning: learning,
        logging: logging))
    logging.start(preferences.logLevel)
    signal(SIGPIPE, SIG_IGN)
    let cancellation = CancellationFlag()
    let interrupts = InterruptHandler(cancellation)
    let text = try PromptInput.read(words: words, option: prompt)
    let (writer, traceProblem) = try TraceChoice.writer(
      option: trace, folder: preferences.settings.text(.traceFolder), program: "run")
    for problem in preferences.problems + [traceProblem].compactMap(\.self) { StandardError.write(problem) }
    let output = TextOutput()
    let finish: FinishReason
    var kept: KeptConversation?
    do {
      let (decoding, given) = try instructed(preferences)
      kept = try await KeptConversation(
        conversation, begins: keep, question: text, given: given,
        usual: Instructions(system: decoding.system ?? preferences.source.catalogued?.manifest.chat?.system),
        contextPolicy: preferences.contextPolicy)
      finish = try await Answer(
        preferences: preferences, decoding: decoding, writer: writer, output: output, form: form,
        cancellation: cancellation, kept: kept
      ).answer(text)
    } catch {
      if jsonLines, !cancellation.isSet {
        output.write(json: RunLine.failed("\(error)", conversation: await kept?.number))
      }
      _ = (await output.finish(), await writer?.close())
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

  /// The options with what the environment, the file and the persona add, and what the command line alone says a
  /// conversation begins with.
  private func instructed(
    _ preferences: Preferences
  ) throws -> (decoding: DecodingOptions, given: Instructions?) {
    var filled = decoding.filled(from: preferences.settings)
    guard let persona = try conversation.chosenPersona(ProcessInfo.processInfo.environment) else {
      return (filled, decoding.system.map { Instructions(system: $0) })
    }
    filled.system = persona.text
    return (filled, Instructions(system: persona.text, persona: persona.name))
  }

  private var form: AnswerForm { json ? .object : jsonLines ? .lines : .text }
}

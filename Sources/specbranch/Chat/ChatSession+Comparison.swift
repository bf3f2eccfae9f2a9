import ChatUI
import SpecCore
import SpecEngine

/// Answering the last message twice, under two settings and with one seed, without a trace of it in the
/// conversation.
extension ChatSession {
  func compare(_ request: ComparisonRequest) async {
    await run?.task.value
    await comparison?.task.value
    guard let pair, var asked = conversation, !asked.turns.isEmpty else {
      return inbox.post(
        .compared(number: request.number, .failed("There is no message to answer twice; send one first.")))
    }
    _ = asked.takeReplyBack()
    let prompt = asked.tokens
    let cancellation = CancellationFlag()
    let task = Task { await self.answerTwice(request, prompt, pair, cancellation) }
    comparison = (cancellation, task)
  }

  private func answerTwice(
    _ request: ComparisonRequest, _ prompt: [Token], _ pair: LoadedPair, _ cancellation: CancellationFlag
  ) async {
    defer { comparison = nil }
    let inbox = inbox
    for side in ComparisonSide.allCases {
      do {
        let result = try await pair.coordinator.run(
          DecodingRequest(
            prompt: prompt, maxTokens: options.decoding.maxTokens ?? .max,
            stopStrings: options.decoding.stop, seed: request.seed, program: ProgramVersion.current,
            pair: pair.source.name),
          parameters: LiveParameters(request[side]), cancellation: cancellation
        ) { timed in
          guard let text = timed.event.releasedText, !text.isEmpty else { return }
          inbox.post(.compared(number: request.number, .text(side, text)))
        }
        guard result.finish != .cancelled else {
          return inbox.post(.compared(number: request.number, .stopped))
        }
        inbox.post(.compared(number: request.number, .answered(side, result.metrics)))
      } catch {
        return inbox.post(.compared(number: request.number, .failed("\(error)")))
      }
    }
    inbox.post(.compared(number: request.number, .finished))
  }
}

extension DecodingEvent {
  /// Text of the reply that has become certain.
  fileprivate var releasedText: String? {
    switch self {
    case .committed(let committed): committed.releasedText
    case .runFinished(let end): end.remainingText
    default: nil
    }
  }
}

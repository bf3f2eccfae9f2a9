import ChatUI
import SpecCore

/// Loading a pair, and another one in its place.
extension ChatSession {
  func loaded(_ options: ChatOptions, cancellation: CancellationFlag? = nil) async throws -> LoadedPair {
    let inbox = inbox
    return try await PairLoader(
      source: options.source, options: options.pair, cancellation: cancellation ?? loading,
      progress: { inbox.post(.loadProgressed(lane: $0, fraction: $1)) },
      learns: options.preferences.learns, warn: { inbox.post(.loadWarned($0)) }
    ).load()
  }

  /// Measures what mode `auto` has to know, beside everything else.
  func prepare(_ pair: LoadedPair) {
    let parameters = live.current
    preparation = Task { await pair.coordinator.prepare(for: parameters) }
  }

  func listPairs() {
    let (inbox, options) = (inbox, options)
    Task {
      do {
        inbox.post(.pairsListed(try await onThread { try PairChoices.all(options) }))
      } catch {
        inbox.post(.effectFailed("\(error)"))
        inbox.post(.pairsListed([]))
      }
    }
  }

  // MARK: Another pair

  /// Ends what runs and loads another pair; where that fails, or is called off, the one before goes on.
  func use(pair name: String) async {
    let cancellation = pairSwitch.cancellation
    await endRun()
    preparation?.cancel()
    await preparation?.value
    preparation = nil
    do {
      try calledOff(name, cancellation)
      let wanted = try options.choosing(pair: name)
      try wanted.source.catalogued?.checkFiles()
      if await hasRoom(beside: wanted) {
        let next = try await loaded(wanted, name, cancellation)
        unload()
        return begin(next, wanted)
      }
      await replace(by: wanted, name, cancellation)
    } catch {
      tell("\(error)")
    }
  }

  /// Loads a pair until that is called off.
  private func loaded(
    _ wanted: ChatOptions, _ name: String, _ cancellation: CancellationFlag
  ) async throws -> LoadedPair {
    do {
      let next = try await loaded(wanted, cancellation: cancellation)
      // It may have come too late for the loading itself.
      if cancellation.isSet { next.unload() }
      try calledOff(name, cancellation)
      return next
    } catch {
      try calledOff(name, cancellation)
      throw error
    }
  }

  private func calledOff(_ name: String, _ cancellation: CancellationFlag) throws(CommandFailure) {
    if cancellation.isSet { throw CommandFailure("The pair \(name) is not loaded, as you wished.") }
  }

  /// Whether a pair can be loaded while the one in use still is.
  private func hasRoom(beside wanted: ChatOptions) async -> Bool {
    guard pair != nil else { return true }
    let memory = try? await onThread { PairMemory(wanted.source, wanted.pair) }
    return memory?.fits ?? false
  }

  /// Unloads the pair in use first, and loads it again where the other one cannot be.
  private func replace(by wanted: ChatOptions, _ name: String, _ cancellation: CancellationFlag) async {
    unload()
    do {
      begin(try await loaded(wanted, name, cancellation), wanted)
    } catch {
      let problem = "\(error)"
      log.error("\(problem)")
      guard !loading.isSet else { return }
      do {
        pair = try await loaded(options)
        forgetTokens()
        tell(problem)
      } catch {
        inbox.post(.loadFailed("\(problem) The pair before cannot be loaded again either: \(error)"))
      }
    }
  }

  private func begin(_ next: LoadedPair, _ wanted: ChatOptions) {
    (pair, options) = (next, wanted)
    forgetTokens()
    live.current = wanted.parameters
    inbox.post(
      .pairSwitched(
        PairSummary(next, wanted), start: wanted.parameters, defaults: wanted.recommended))
    prepare(next)
  }

  private func unload() {
    pair?.unload()
    pair = nil
  }

  /// Tells why another pair is not used.
  private func tell(_ problem: String) {
    log.error("\(problem)")
    guard let pair else { return inbox.post(.loadFailed(problem)) }
    inbox.post(.pairKept(PairSummary(pair, options), problem))
    // What was being measured of it was left off.
    prepare(pair)
  }
}

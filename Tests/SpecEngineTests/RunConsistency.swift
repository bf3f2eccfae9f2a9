import SpecCore
import SpecEngine
import TestSupport
import Testing

/// What must hold after every run, whatever it did.
func expectConsistent(
  _ pair: ToyPair, _ result: DecodingResult, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let metrics = result.metrics
  #expect(
    metrics.drafted == metrics.accepted + metrics.rolledBack + metrics.discarded,
    sourceLocation: sourceLocation)
  for (node, fates) in pair.events.fates() {
    #expect(fates.count == 1, "node \(node.number) has fates \(fates)", sourceLocation: sourceLocation)
  }
  #expect(metrics.generatedTokens == result.tokens.count, sourceLocation: sourceLocation)
  try await expectCachesAtCommitted(pair, result, sourceLocation: sourceLocation)
}

/// Both caches hold the committed tokens up to, not including, the last; the draft may be behind.
func expectCachesAtCommitted(
  _ pair: ToyPair, _ result: DecodingResult, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let (target, draft) = await pair.coordinator.cacheStates()
  #expect(target.committed.suffix(result.tokens.count) == result.tokens[...], sourceLocation: sourceLocation)
  #expect(target.cachedLength == target.actualLength, sourceLocation: sourceLocation)
  #expect(target.cachedLength <= target.committed.count - 1, sourceLocation: sourceLocation)
  if result.finish != .cancelled {
    #expect(target.cachedLength == target.committed.count - 1, sourceLocation: sourceLocation)
  }
  if let draft {
    #expect(draft.committed == target.committed, sourceLocation: sourceLocation)
    #expect(draft.cachedLength == draft.actualLength, sourceLocation: sourceLocation)
    #expect(draft.cachedLength <= draft.committed.count - 1, sourceLocation: sourceLocation)
  }
}

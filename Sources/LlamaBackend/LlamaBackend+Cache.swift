import CLlama
public import SpecCore

extension LlamaBackend {
  var memory: llama_memory_t? { llama_get_memory(context) }

  public func cachedLength(of sequence: SequenceID) -> Int {
    guard isSequence(sequence) else { return 0 }
    return Int(llama_memory_seq_pos_max(memory, sequence)) + 1
  }

  public func fork(from: SequenceID, to: SequenceID, length: Int) throws(BackendError) {
    guard isSequence(from), isSequence(to), from != to else {
      throw .failed("A fork from sequence \(from) to \(to) is not possible with \(sequenceLimit) sequences.")
    }
    guard (0...cachedLength(of: from)).contains(length), canCutBack || length == cachedLength(of: from) else {
      throw .failed(
        "Sequence \(from) holds \(cachedLength(of: from)) tokens and cannot be forked at \(length).")
    }
    try remove(to)
    llama_memory_seq_cp(memory, from, to, 0, Int32(length))
    assert(cachedLength(of: to) == length, "a fork has another length than asked for")
  }

  public func cut(_ sequence: SequenceID, to length: Int) throws(BackendError) {
    guard isSequence(sequence), length >= 0 else {
      throw .failed("Sequence \(sequence) cannot be cut to \(length) tokens.")
    }
    let expected = min(cachedLength(of: sequence), length)
    guard expected < cachedLength(of: sequence) else { return }
    guard llama_memory_seq_rm(memory, sequence, Int32(length), -1) else {
      throw .failed("This model's cache cannot be cut back, so nothing can be drafted with it.")
    }
    assert(cachedLength(of: sequence) == expected, "a cut sequence has another length than asked for")
  }

  public func remove(_ sequence: SequenceID) throws(BackendError) {
    guard isSequence(sequence) else {
      throw .failed("There is no sequence \(sequence); there are \(sequenceLimit).")
    }
    guard llama_memory_seq_rm(memory, sequence, -1, -1) else {
      throw .failed("The engine could not forget sequence \(sequence); start a new conversation.")
    }
    assert(cachedLength(of: sequence) == 0, "a removed sequence still holds tokens")
  }

  /// The engine aborts or fails obscurely on a batch that breaks these rules.
  func check(_ batch: EvaluationBatch) throws(BackendError) {
    let entries = batch.entries
    // The engine lowers its limit where the whole cache is smaller.
    let limit = min(Self.batchLimit, Int(llama_n_batch(context)))
    guard (1...limit).contains(entries.count) else {
      throw .failed("A forward takes 1 to \(limit) tokens, not \(entries.count).")
    }
    guard entries.count(where: \.wantsLogits) <= Self.logitRowLimit else {
      throw .failed("A forward gives at most \(Self.logitRowLimit) rows of logits.")
    }
    var next: [SequenceID: Position] = [:]
    for entry in entries {
      guard isSequence(entry.sequence), entry.token >= 0, Int(entry.token) < vocabularySize else {
        throw .failed("Token \(entry.token) of sequence \(entry.sequence) is outside this model's range.")
      }
      let expected = next[entry.sequence] ?? cachedLength(of: entry.sequence)
      guard entry.position == expected else {
        throw .failed(
          "Sequence \(entry.sequence) continues at position \(expected), not at \(entry.position).")
      }
      guard expected < contextLength else {
        throw .failed("The context of \(contextLength) tokens is full; start a new conversation.")
      }
      next[entry.sequence] = expected + 1
    }
  }

  /// In debug builds: the cache holds what the batch added, and nothing later.
  func assertLengths(after batch: EvaluationBatch) {
    assert(
      batch.entries.allSatisfy { entry in
        let last = batch.entries.last { $0.sequence == entry.sequence }
        return cachedLength(of: entry.sequence) == (last?.position ?? -1) + 1
      }, "the cache's length differs from the batch's positions")
  }

  private func isSequence(_ sequence: SequenceID) -> Bool {
    sequence >= 0 && Int(sequence) < sequenceLimit
  }
}

import CLlama
import SpecCore

/// The engine's form of a batch: allocated once, filled anew for each forward.
struct TokenBatch: ~Copyable {
  let capacity: Int
  private(set) var batch: llama_batch

  init(capacity: Int) {
    self.capacity = capacity
    batch = llama_batch_init(Int32(capacity), 0, 1)
  }

  deinit { llama_batch_free(batch) }

  /// - Parameter entries: at most `capacity`.
  mutating func fill(_ entries: [EvaluationBatch.Entry]) {
    for (index, entry) in entries.enumerated() {
      batch.token[index] = entry.token
      batch.pos[index] = Int32(entry.position)
      batch.n_seq_id[index] = 1
      batch.seq_id[index]![0] = entry.sequence
      batch.logits[index] = entry.wantsLogits ? 1 : 0
    }
    batch.n_tokens = Int32(entries.count)
  }
}

import Foundation
import SpecCore
import SpecEngine

/// What `run --json` prints.
struct RunReport: Encodable {
  let text: String
  let tokens: [Token]
  let finish: FinishReason
  let pair: String
  /// Where the target computed, if not where the engine put it: RPC servers or a device.
  let targetPlace: String?
  let mode: DecodingMode
  let seed: UInt64
  let schedule: String
  /// Batched draft steps a round, with the fixed schedule.
  let draftSteps: Int?
  /// The emulated lanes, if any; speeds are then emulated too.
  let emulatedTarget: String?
  let emulatedDraft: String?
  let metrics: DecodingMetrics
  /// The number of the conversation that it is a part of, where it is kept.
  let conversation: Int64?

  init(
    _ result: DecodingResult, pair: String, targetPlace: String?, seed: UInt64, conversation: Int64? = nil
  ) {
    let parameters = result.parameters
    text = result.text
    tokens = result.tokens
    finish = result.finish
    self.pair = pair
    self.targetPlace = targetPlace
    mode = parameters.mode
    self.seed = seed
    switch parameters.schedule {
    case .clock: (schedule, draftSteps) = ("clock", nil)
    case .fixed(let steps): (schedule, draftSteps) = ("fixed", steps)
    }
    emulatedTarget = parameters.emulation?.target?.description(unit: "n")
    emulatedDraft = parameters.emulation?.draft?.description(unit: "k")
    metrics = result.metrics
    self.conversation = conversation
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

import Foundation
import Testing

@testable import SpecCore

@Suite struct PosteriorLengthTests {
  /// A continuation whose positions have these confidences.
  static func continuation(_ confidences: [Double]) -> [DraftNode] {
    confidences.enumerated().map { index, confidence in
      DraftNode(
        id: NodeID(index + 2), parent: NodeID(index + 1), rank: 0, position: index, token: 7,
        drawnFrom: DraftDistribution(ranked: [RankedToken(token: 7, probability: confidence)]))
    }
  }

  static let parameters = DecodingParameters(
    mode: .specbranch, draftLength: 4, confidenceThreshold: 0.5)

  static func length(
    _ confidences: [Double], _ probabilities: (Double, Double, Double)?
  ) -> PosteriorLength {
    DecodingMode.specbranch.policy.posterior(
      of: continuation(confidences),
      expecting: probabilities.map {
        PosteriorProbabilities(allRejected: $0.0, mixed: $0.1, allAccepted: $0.2)
      }, parameters)
  }

  @Test("Without a prediction, up to the first low-confidence position")
  func noPrediction() {
    let posterior = Self.length([0.9, 0.8, 0.4, 0.9], nil)
    #expect(posterior.posteriorClass == 1)
    #expect(posterior.length == 2)
    #expect(posterior.keptLength == .max)
  }

  @Test("Class 0 keeps nothing but the first-drawn candidate")
  func allRejected() {
    let posterior = Self.length([0.9, 0.8, 0.9], (0.9, 0.1, 0))
    #expect(posterior.posteriorClass == 0)
    #expect(posterior.length == 0)
    #expect(posterior.keptLength == 1)
  }

  @Test("Class 1 goes by confidence, class 2 takes all, up to the draft length")
  func mixedAndAllAccepted() {
    #expect(Self.length([0.9, 0.4, 0.9], (0.1, 0.8, 0.1)).length == 1)
    #expect(Self.length([0.9, 0.4, 0.9], (0, 0.1, 0.9)).length == 3)
    #expect(Self.length([0.9, 0.4, 0.9, 0.9, 0.9, 0.9], (0, 0.1, 0.9)).length == 4)
    #expect(Self.length([], (0, 0.1, 0.9)).length == 0)
  }

  @Test("A class that is likely, but not certain, changes nothing")
  func uncertainClasses() {
    for probabilities in [(0.85, 0.1, 0.05), (0.05, 0.1, 0.85)] {
      let posterior = Self.length([0.9, 0.4, 0.9], probabilities)
      #expect(posterior.posteriorClass == 1)
      #expect(posterior.length == 1)
      #expect(posterior.keptLength == .max)
    }
  }

  @Test("A first token that is likely accepted is kept whatever its confidence")
  func safeFirstToken() {
    #expect(Self.length([0.4, 0.9, 0.4], (0.2, 0.7, 0.1)).length == 2)
    #expect(Self.length([0.4, 0.9, 0.4], (0.4, 0.5, 0.1)).length == 0)
    #expect(Self.length([0.4], (0.2, 0.7, 0.1)).length == 1)
  }

  static func chain(after expected: (Double, Double, Double)?) -> ChainGoal? {
    let expected = expected.map {
      PosteriorProbabilities(allRejected: $0.0, mixed: $0.1, allAccepted: $0.2)
    }
    return DecodingMode.specbranch.policy.chainGoal(after: .correction(expected: expected), parameters)
  }

  @Test("After a correction, the prediction says how much of a chain is worth waiting for")
  func chainAfterCorrection() {
    #expect(Self.chain(after: nil) == ChainGoal(limit: 4, stopBelow: 0.5))
    #expect(Self.chain(after: (0.8, 0.1, 0.1)) == nil)
    #expect(Self.chain(after: (0.5, 0.3, 0.2)) == ChainGoal(limit: 4, stopBelow: 0.5))
    #expect(Self.chain(after: (0.1, 0.7, 0.2)) == ChainGoal(limit: 4, stopBelow: 0.5, least: 1))
    #expect(Self.chain(after: (0.02, 0.08, 0.9)) == ChainGoal(limit: 4, stopBelow: nil))
    let policy = DecodingMode.specbranch.policy
    #expect(policy.chainGoal(after: .nothing, Self.parameters) == ChainGoal(limit: 4, stopBelow: 0.5))
    #expect(policy.chainGoal(after: .survivor, Self.parameters) == nil)
  }

  @Test("A top-ranked line that is likely to be rolled back is told so, with a chain before it or without")
  func outlookAfterCorrection() {
    let policy = DecodingMode.specbranch.policy
    let expected = PosteriorProbabilities(allRejected: 0.75, mixed: 0.2, allAccepted: 0.05)
    let skipped = policy.outlook(afterCorrection: expected, chain: [])
    #expect(skipped.reach == 1 && skipped.nextTokenLimit == 0.25 && skipped.topRankedStop > 0)
    let drafted = policy.outlook(afterCorrection: expected, chain: Self.continuation([0.4, 0.5]))
    #expect(drafted.reach == 0.125 && drafted.nextTokenLimit == 1 && drafted.topRankedStop > 0)
    #expect(policy.outlook(afterCorrection: nil, chain: []) == PosteriorOutlook())
  }

  @Test("A chain has its least tokens at any confidence, and stops after them")
  func leastLength() throws {
    for (least, confidence, length) in [(0, 0.2, 0), (1, 0.2, 1), (2, 0.2, 2), (2, 0.9, 4)] {
      var uniforms = SeededUniforms(seed: 1, stream: 1)
      var frontier = DraftFrontier(sequenceLimit: 4, isEndOfGeneration: { _ in false })
      _ = frontier.begin(prompt: [1, 2], positionLimit: 100)
      frontier.grow(ChainGoal(limit: 4, stopBelow: 0.5, least: least))
      let q = DraftDistribution(ranked: [RankedToken(token: 7, probability: confidence)])
      while let batch = frontier.nextBatch(limit: 64) {
        _ = frontier.receive(batch, [q], uniforms: &uniforms)
      }
      #expect(frontier.leaves[0].line.count == length)
    }
  }

  @Test("The most probable class is meant, the middle one in doubt")
  func mostProbable() {
    func chosen(_ probabilities: (Double, Double, Double)) -> Int {
      PosteriorProbabilities(
        allRejected: probabilities.0, mixed: probabilities.1, allAccepted: probabilities.2
      ).posteriorClass
    }
    #expect(chosen((0.5, 0.3, 0.2)) == 0)
    #expect(chosen((0.4, 0.4, 0.2)) == 1)
    #expect(chosen((0.2, 0.4, 0.4)) == 1)
    #expect(chosen((0.2, 0.3, 0.5)) == 2)
  }

  @Test("Cutting a line short forgets its cache and remembers what its first lost token was drawn from")
  func trimming() throws {
    var uniforms = SeededUniforms(seed: 1, stream: 1)
    var frontier = DraftFrontier(sequenceLimit: 4, isEndOfGeneration: { _ in false })
    _ = frontier.begin(prompt: [1, 2], positionLimit: 100)
    frontier.grow(ChainGoal(limit: 5, stopBelow: nil))
    let q = DraftDistribution(ranked: [RankedToken(token: 7, probability: 0.9)])
    while let batch = frontier.nextBatch(limit: 64) { _ = frontier.receive(batch, [q], uniforms: &uniforms) }
    #expect(frontier.leaves[0].line.count == 5)
    let cached = frontier.cachedLength
    #expect(frontier.trimLine(to: 2) == [.cut(0, length: 4)])
    #expect(frontier.leaves[0].line.count == 2)
    #expect(frontier.leaves[0].open == q)
    #expect(cached > 4 && frontier.cachedLength == 4)
    #expect(frontier.trimLine(to: 2).isEmpty)
    // It grows on from there, with the distribution that is known, and evaluates nothing twice.
    let step = frontier.grow(
      BranchGoal(chainLength: 1, countLimit: 1, lengthLimit: 4, stopBelow: 0), uniforms: &uniforms)
    #expect(step.extended.count == 1)
    #expect(frontier.nextBatch(limit: 64)?.entries.map(\.position) == [4])
  }

  @Test("A trace from before the switch existed reads as with it on")
  func oldTraces() throws {
    let encoder = JSONEncoder()
    var parameters = DecodingParameters(mode: .speculative)
    parameters.hrad = false
    let data = try encoder.encode(parameters)
    #expect(try JSONDecoder().decode(DecodingParameters.self, from: data) == parameters)
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object.removeValue(forKey: "hrad") as? Bool == false)
    let old = try JSONSerialization.data(withJSONObject: object)
    #expect(try JSONDecoder().decode(DecodingParameters.self, from: old).hrad)
  }
}

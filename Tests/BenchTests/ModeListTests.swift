import Bench
import SpecCore
import Testing

/// The list of modes as people type it.
@Suite struct ModeListTests {
  @Test("An item sets its own parameters; the rest is the base's; the baseline is added in front")
  func items() throws {
    var base = DecodingParameters()
    base.draftLength = 5
    let modes = try ModeList.modes(
      of: "specbranch:draft-length=8:branch-stop=0.2:branches=3:confidence-threshold=0.5, "
        + "speculative:adaptive=on", base: base)
    #expect(
      modes.map(\.label) == [
        "autoregressive", "specbranch:draft-length=8:branch-stop=0.2:branches=3:confidence-threshold=0.5",
        "speculative:adaptive=on",
      ])
    #expect(modes[0].parameters.mode == .autoregressive)
    let branching = modes[1].parameters
    #expect(branching.mode == .specbranch && branching.draftLength == 8 && branching.branchStop == 0.2)
    #expect(branching.branchCount == 3 && branching.confidenceThreshold == 0.5 && !branching.adaptive)
    #expect(modes[2].parameters.adaptive && modes[2].parameters.draftLength == 5)
  }

  @Test("Every mode there is can be named")
  func everyMode() throws {
    let names = DecodingMode.allCases.map(\.rawValue)
    let modes = try ModeList.modes(of: names.joined(separator: ","), base: DecodingParameters())
    #expect(Set(modes.map(\.parameters.mode)) == Set(DecodingMode.allCases))
    #expect(modes.count == names.count)
  }

  @Test("A sweep is over modes with a fixed length that give none, and over those that ask for it")
  func sweep() throws {
    let modes = try ModeList.modes(
      of: "speculative,speculative:draft-length=3,specbranch,specbranch:draft-length=sweep:branches=2",
      base: DecodingParameters(), draftLengths: [2, 4])
    #expect(
      modes.map(\.label) == [
        "autoregressive", "speculative:draft-length=2", "speculative:draft-length=4",
        "speculative:draft-length=3", "specbranch", "specbranch:branches=2:draft-length=2",
        "specbranch:branches=2:draft-length=4",
      ])
    #expect(modes[6].parameters.draftLength == 4 && modes[6].parameters.branchCount == 2)
  }

  @Test(
    "A mistake is one sentence that names it",
    arguments: [
      ("nonesuch", "nonesuch"), ("speculative,speculative", "twice"), ("specbranch:k=3", "k=3"),
      ("specbranch:branches=99", "branches"), ("specbranch:adaptive=yes", "on or off"),
      ("specbranch:branch-stop", "branch-stop"), ("specbranch:draft-length=sweep", "--draft-lengths"),
    ])
  func mistakes(list: String, mention: String) {
    let error = #expect(throws: ModeListError.self) {
      try ModeList.modes(of: list, base: DecodingParameters())
    }
    #expect(error?.description.contains(mention) == true)
  }
}

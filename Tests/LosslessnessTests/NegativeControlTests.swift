import Losslessness
import Testing

/// The statistic catches every known way to lose the target's law, and nothing else.
@Suite struct NegativeControlTests {
  @Test("A wrong rule is caught", arguments: NegativeControl.all.indices)
  func wrongRuleIsCaught(control: Int) {
    let control = NegativeControl.all[control]
    let test = control.test(tokens: NegativeControl.tokens)
    // Far below the size of any test of the proof.
    #expect(test.chiSquare.pValue < 1e-9, "\(control.rules.name): \(test)")
  }

  @Test("With the right rules the same rounds pass", arguments: NegativeControl.all.indices)
  func rightRulesPass(control: Int) {
    let control = NegativeControl.all[control]
    let law = RoundSimulation.law(control.condition, .right, tokens: NegativeControl.tokens)
    #expect(law.tokenTest.chiSquare.pValue > 1e-4)
    if let block = law.blockTest { #expect(block.chiSquare.pValue > 1e-4) }
  }
}

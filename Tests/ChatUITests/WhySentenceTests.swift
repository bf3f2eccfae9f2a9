import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// The answer to "why", for every way in which a token can end or come about.
@Suite struct WhySentenceTests {
  private typealias Round = JudgedRound

  private func why(_ round: JudgedRound, _ node: Int) -> String {
    WhySentence(facts: WhyFacts(round.record(), node: NodeID(node))).text.withPlainSpaces
  }

  private func rule(_ round: JudgedRound, _ node: Int) -> String? {
    WhySentence(facts: WhyFacts(round.record(), node: NodeID(node))).rule
  }

  @Test func aSampledTokenIsRejectedByItsDraw() {
    let round = Round(chain: [Round.river, Round.lake], uniforms: [0.43, 0.5])
    #expect(
      why(round, 1)
        == "' river' was rolled back: the draft had given it 0.64, the target only 0.12, and the draw 0.43 "
        + "was above p/q = 0.19. In its place came ' sea' (p 0.71).")
    #expect(rule(round, 1)?.hasPrefix("Rule 1") == true)
    #expect(
      why(round, 2)
        == "' lake' was rolled back: it was drafted after ' river', which the target rejected, and what "
        + "follows a wrong token is lost.")
    #expect(
      why(round, -1)
        == "' sea' is the target's correction of ' river': it was drawn from the residual, what p has over q "
        + "(share 0.98, draw 0.50).")
    #expect(round.record().decidingNode == NodeID(1))
  }

  @Test func aTokenThatTheTargetRulesOutHasNoChance() {
    let round = Round(chain: [Round.river], target: [0, 0.9, 0.1, 0, 0], uniforms: [0, 0.5])
    #expect(why(round, 1).contains("the target gives it nothing, so no draw could have kept it."))
  }

  @Test func smallNumbersStayReadable() {
    let round = Round(chain: [Round.river], target: [0.00001, 0.9, 0.1, 0, 0], uniforms: [0.0722, 0.5])
    #expect(
      why(round, 1).contains("0.64, the target only <0.0001, and the draw 0.07 was above p/q < 0.0001."))
    #expect(Odds.apart(0.4301, 0.4302) == ("0.4301", "0.4302") && Odds.apart(0.5, 0.5) == ("0.50", "0.50"))
  }

  @Test func aSampledTokenIsKept() {
    let lucky = Round(chain: [Round.river], uniforms: [0.12, 0.5])
    #expect(
      why(lucky, 1) == "' river' was kept: the draw 0.12 was below p/q = 0.19 (target 0.12, draft 0.64).")
    let sure = Round(chain: [Round.sea], uniforms: [0.99, 0.5])
    #expect(
      why(sure, 1)
        == "' sea' was kept: the target gave it at least as much as the draft (p 0.71, q 0.20), so no draw "
        + "could have rejected it.")
    #expect(
      why(sure, -1)
        == "' sea' is a bonus: the drafted token was kept, so the same forward of the target gave one more "
        + "token (p 0.71, draw 0.50).")
  }

  @Test func atTemperatureZeroTheTargetsChoiceDecides() {
    let wrong = Round(chain: [Round.river], isSampled: false, uniforms: [0.3])
    #expect(
      why(wrong, 1)
        == "' river' was rolled back: the target's likeliest token is ' sea' (0.71 by its logits), not "
        + "' river' (0.12), on which the draft had put 0.64.")
    #expect(rule(wrong, 1)?.hasPrefix("Rule 2") == true)
    #expect(
      why(wrong, -1)
        == "' sea' is the target's correction of ' river': it is what the target chose itself (its likeliest "
        + "token, 0.71 by its logits).")
    let right = Round(chain: [Round.sea], isSampled: false, uniforms: [0.3, 0.3])
    #expect(
      why(right, 1)
        == "' sea' was kept: it is the target's likeliest token, too, 0.71 by its logits; the draft had put "
        + "0.20 on it.")
  }

  @Test func oneBranchSurvivesAndTheOthersSayWhichOne() {
    let round = Round(
      candidates: [Round.river, Round.sea, Round.lake], continuation: [Round.hill], isSampled: false,
      uniforms: [0.3])
    #expect(
      why(round, 2).hasPrefix("' sea', branch 2 of 3, was kept: it is the target's likeliest token, too")
        && why(round, 2).hasSuffix("The draft's first choice ' river' lost to it."))
    #expect(
      why(round, 1)
        == "' river', branch 1 of 3, was rolled back: the target's likeliest token is ' sea' (0.71 by its "
        + "logits), another branch, not ' river' (0.12), on which the draft had put 0.64.")
    #expect(why(round, 3) == "' lake' was discarded: the branch ' sea' survived, and only one can.")
    #expect(
      why(round, 4)
        == "' hill' was rolled back with its branch ' river': the branch ' sea' survived, and only one can.")
    #expect(rule(round, 3)?.hasPrefix("Rule 3, 3 candidates by rank") == true)
    #expect(round.record().decidingNode == NodeID(2))
  }

  @Test func sampledBranchesAreTriedInOrder() {
    let round = Round(candidates: [Round.river, Round.lake], uniforms: [0.9, 0.99, 0.5])
    #expect(why(round, 1).contains("branch 1 of 2") && why(round, 1).contains("outside all 2 branches"))
    #expect(why(round, 2).contains("after the candidates before it"))
    #expect(rule(round, 1)?.hasPrefix("Rule 3, 2 sampled candidates") == true)
    #expect(why(round, -1).hasPrefix("' sea' is the target's correction of ' river' and the 1 other branch"))
  }

  @Test func branchesBehindARejectedChainFallWithIt() {
    let round = Round(
      chain: [Round.river], candidates: [Round.sea, Round.lake], continuation: [Round.hill],
      uniforms: [0.9, 0.5])
    for node in 2...4 {
      #expect(why(round, node).contains("drafted after ' river', which the target rejected"))
    }
    #expect(why(round, 3).hasPrefix("' lake' was discarded"))
  }

  @Test(
    "What ends without a judgement says what ended it",
    arguments: [
      (NodesEnded.Reason.replyEnded, "the reply ended before it."),
      (.cancelled, "the reply was stopped before the target could judge it."),
      (.modeChanged, "the mode was changed"), (.failed, "a model failed"),
      (.posteriorTrim, "unjudged: of a surviving branch only what comes before its first low-confidence"),
    ])
  func otherReasons(reason: NodesEnded.Reason, sentence: String) {
    var round = Round(
      candidates: [Round.sea], continuation: [Round.hill], isSampled: false, uniforms: [0.3])
    round.ends = reason
    #expect(why(round, 2).hasPrefix("' hill' was discarded"))
    #expect(why(round, 2).contains(sentence))
    #expect(rule(round, 2) == nil)
  }

  @Test func aTrimByThePredictorNamesWhatItExpected() {
    var round = Round(
      candidates: [Round.sea], continuation: [Round.hill], isSampled: false, uniforms: [0.3])
    round.ends = .posteriorTrim
    round.posterior = (0, PosteriorProbabilities(allRejected: 0.81, mixed: 0.1, allAccepted: 0.09))
    #expect(why(round, 2).contains("H-RAD expected the target to reject what follows the survivor (0.81)"))
  }

  @Test func whatSurvivesWithItsBranchWaits() {
    let round = Round(
      candidates: [Round.sea], continuation: [Round.hill], isSampled: false, uniforms: [0.3])
    #expect(
      why(round, 2)
        == "' hill' waits: it continues the branch that survived, and a later round judges it.")
  }

  @Test func anAutoregressiveRoundHasOnlyTheTargetsToken() {
    let round = Round(uniforms: [0.5], mode: .autoregressive)
    #expect(
      why(round, -1)
        == "' sea' is the target's own: in mode autoregressive nothing is drafted (p 0.71, draw 0.50).")
    #expect(rule(round, -1) == "No rule: the target drew from p.")
  }

  @Test func withoutExplanationsTheVerdictStillSpeaks() {
    let round = Round(chain: [Round.river], uniforms: [0.43, 0.5], isExplained: false)
    #expect(why(round, 1).contains("the draw 0.43 was above p/q = 0.19. In its place came ' sea'."))
  }

  @Test("Every token of real rounds has an answer that names it", arguments: DecodingMode.allCases)
  func everyToken(mode: DecodingMode) throws {
    for seed in 1...6 as ClosedRange<UInt64> {
      var chat = Chat()
      let turn = chat.say("Hello")
      var run = ScriptedRun(DecodingParameters(mode: mode), seed: seed)
      chat.receive(.events(turn: turn, run.reply()))
      let rounds = chat.state.rounds.rounds
      for record in rounds.indices.map({ rounds[$0] }) {
        let drafted = record.tree.map { Array($0.tree.nodes.keys) } ?? []
        for node in drafted + record.committed.map(\.node) {
          let text = WhySentence(facts: WhyFacts(record, node: node)).text
          #expect(text.hasPrefix("'") && !text.hasPrefix("'?'") && text.hasSuffix("."), "\(text)")
        }
        #expect(record.decidingNode != nil)
      }
    }
  }
}

@Suite struct WhyDrawingTests {
  private func drawn(_ round: JudgedRound, _ node: Int, width: Int, height: Int) -> [String] {
    var buffer = Buffer(size: Size(width: width, height: height))
    WhyView(
      facts: WhyFacts(round.record(), node: NodeID(node)), glyphs: TokenGlyphs(lines: .unicode),
      size: buffer.size
    ).draw(from: 0, into: &buffer, area: buffer.bounds)
    return FrameRenderer.text(buffer).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  @Test func oneScreenAnswersWhyATokenWasRolledBack() {
    var round = JudgedRound(chain: [JudgedRound.river], uniforms: [0.43, 0.5])
    round.posterior = (1, PosteriorProbabilities(allRejected: 0.2, mixed: 0.5, allAccepted: 0.3))
    let lines = drawn(round, 1, width: 64, height: 20)
    #expect(
      lines == [
        "Why was ' river' rolled back?",
        "' river' was rolled back: the draft had given it 0.64, the",
        "target only 0.12, and the draw 0.43 was above p/q = 0.19. In its",
        "place came ' sea' (p 0.71).",
        "",
        "✗ ' river'  p 0.12  q 0.64  p/q 0.19  draw 0.43",
        "target p                         draft q",
        "◆' sea'         ███████▏   0.71  ✗' river'       ██████▍    0.64",
        "✗' river'       █▎         0.12  ◆' sea'         ██         0.20",
        " ' lake'        █          0.10   ' lake'        █          0.10",
        " ' hill'        ▌          0.05   ' hill'        ▍          0.04",
        " ' town'        ▎          0.02   ' town'        ▎          0.02",
        "",
        "The draw 0.50 picked ' sea' from the residual, where it has",
        "0.98.",
        "Rule 1, a sampled token: kept with probability min(1, p/q), else",
        "replaced from the residual max(p − q, 0).",
        "H-RAD expected of what comes next: all rejected 0.20, mixed",
        "0.50, all accepted 0.30; class 1, keep up to the first",
        "low-confidence position.",
      ])
  }

  @Test func theMiddleOfTheAnswerFitsInASidePane() {
    let lines = drawn(
      JudgedRound(chain: [JudgedRound.river], uniforms: [0.43, 0.5]), 1, width: 32, height: 12)
    #expect(lines[0] == "Why was ' river' rolled back?")
    #expect(lines.contains("✗river p 0.12 q 0.64 draw 0.43"))
    #expect(lines.contains("◆sea   ██▏ 0.71  ✗river █▉  0.64"))
  }

  @Test func whatDoesNotFitIsAScrollAway() throws {
    var chat = Chat(width: 120, height: 24)
    chat.hear(ScriptedRun())
    chat.tune()
    chat.press(.character("5"), .left, .left)
    func shown() throws -> [String] {
      let area = try #require(chat.state.layout.panes.first { $0.pane == .why }).area
      return chat.lines()[area.y + 1..<area.bottom - 1].map {
        String($0.dropFirst(area.x + 2).prefix(area.width - 4))
      }
    }
    #expect(chat.state.panes.selected == .why)
    let start = try shown()
    #expect(start[0].hasPrefix("Why was") || start[0].hasPrefix("Where does"))
    #expect(start.last?.contains("more below") == true)
    chat.press(.character("j"))
    #expect(try shown().dropLast() != start.dropLast())
    #expect(try shown()[0] == start[1])
    var tops: [String] = []
    for _ in 0..<60 {
      tops.append(try shown()[0])
      chat.press(.character("j"))
    }
    chat.press(.end)
    let end = try shown()
    #expect(end.last?.contains("the end") == true)
    #expect((tops + end).contains { $0.hasPrefix("Rule ") })
    chat.press(.down)
    #expect(chat.state.notice?.sentence == "The answer ends here.")
    // The wheel scrolls it, too; another token's answer starts at its start.
    let area = try #require(chat.state.layout.panes.first { $0.pane == .why }).area
    chat.press(.mouse(MouseEvent(kind: .wheelUp, x: area.x + 3, y: area.y + 2)))
    #expect(try shown() != end)
    chat.press(.left)
    #expect(try shown()[0].hasPrefix("Wh"))
    // Beside it the conversation scrolls as before.
    chat.press(.mouse(MouseEvent(kind: .wheelUp, x: 3, y: 3)))
    #expect(chat.state.conversation.scrollBack > 0)
  }
}

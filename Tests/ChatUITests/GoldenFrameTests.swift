import Foundation
import SpecCore
import TerminalCore
import Testing

@testable import ChatUI

/// Real runs of the starter pair, recorded once, and the screens that they have to give.
///
/// After a change of the screens that is meant, write the frames anew and look at what changed in them:
///
///     SPECBRANCH_UPDATE_FRAMES=1 swift test --filter GoldenFrameTests; git diff Tests/ChatUITests/Golden
@Suite struct GoldenFrameTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")
  static let traces = ["misaligned", "aligned"]

  private static func replay(_ trace: String) throws -> TraceReplay {
    let file = folder.appendingPathComponent(trace + ".jsonl")
    return try TraceReplay(text: String(contentsOf: file, encoding: .utf8), file: trace)
  }

  @Test(arguments: traces, [(80, 24), (120, 40), (200, 60)])
  func theFrameIsTheOneOnFile(trace: String, size: (Int, Int)) throws {
    var view = TraceReplay.View(size: Size(width: size.0, height: size.1))
    view.panes = [.branches, .tokens, .draftLength]
    view.round = trace == "aligned" ? 2 : nil
    let text = FrameRenderer.text(try Self.replay(trace).frame(view))
    let file = Self.folder.appendingPathComponent("\(trace)-\(size.0)x\(size.1).txt")
    if ProcessInfo.processInfo.environment["SPECBRANCH_UPDATE_FRAMES"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let lines = zip(text.split(separator: "\n"), expected.split(separator: "\n"))
    for (row, (drawn, wanted)) in lines.enumerated() where drawn != wanted {
      Issue.record("row \(row) of \(file.lastPathComponent):\n\(drawn)\n\(wanted)")
    }
    #expect(text.count { $0 == "\n" } == expected.count { $0 == "\n" })
  }

  /// What the panes hold adds up to the accounting, which the runtime's own figures are checked against, too.
  @Test(arguments: traces) func thePanesCountWhatTheAccountingCounts(trace: String) throws {
    let replay = try Self.replay(trace)
    var fold = MetricsFold()
    for event in replay.runs[0] { fold.apply(event) }
    let metrics = fold.metrics
    guard case .runFinished(let end)? = replay.runs[0].last?.event else {
      Issue.record("the trace has no end")
      return
    }
    #expect(metrics == end.metrics)
    #expect(metrics.accepted > 0 && metrics.rolledBack > 0 && metrics.discarded > 0)
    let wanted = FateCounts(
      drafted: metrics.drafted, accepted: metrics.accepted, rolledBack: metrics.rolledBack,
      discarded: metrics.discarded)
    var view = TraceReplay.View(size: Size(width: 120, height: 40))
    let state = try replay.chat(view)
    #expect(wanted.pending == 0)
    #expect(state.branches.counts == wanted)
    #expect(state.tape.counts == wanted)
    let rounds = state.rounds.rounds.indices.compactMap { state.rounds.rounds[$0].finished }
    #expect(rounds.reduce(0) { $0 + $1.rolledBack } == wanted.rolledBack)
    #expect(rounds.reduce(0) { $0 + $1.discarded } == wanted.discarded)
    #expect(Self.shownTrees(state) == wanted)
    view.zoomed = .tokens
    let tokens = FrameRenderer.text(try replay.frame(view))
    #expect(tokens.contains("✓ accepted \(wanted.accepted)  ✗ rolled back \(wanted.rolledBack)"))
    #expect(tokens.contains("– discarded \(wanted.discarded)"))
  }

  /// Fates of all tokens in the trees that going back over the rounds shows.
  private static func shownTrees(_ state: ChatState) -> FateCounts {
    var fates: [NodeID: DraftFate] = [:]
    for index in state.rounds.rounds.indices {
      guard let tree = state.rounds.rounds[index].tree?.tree else { continue }
      for (id, node) in tree.nodes where node.fate != .pending || fates[id] == nil { fates[id] = node.fate }
    }
    var counts = FateCounts(drafted: fates.count)
    for fate in fates.values { counts.add(fate) }
    return counts
  }
}

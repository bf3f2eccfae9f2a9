import SpecCore
import Testing

/// Traces are read back as they were written, those of earlier versions too.
@Suite struct TraceCodecTests {
  private static let explained = """
    {"candidate_count":2,"committed":-1,"draft":[{"probability":0.64,"text":" river","token":7}],\
    "event":"judgement_explained","final_probability":0.75,"final_uniform":0.25,"judged":[3],"round":2,\
    "target":[{"probability":1,"text":" sea","token":9}],\
    "target_likelihoods":[{"probability":0.5,"text":" sea","token":9}],"time_s":0.5}
    """

  @Test("An explanation is read and written again", arguments: [explained])
  func roundTrip(line: String) throws {
    let event = try TraceCodec.event(line: line)
    guard case .judgementExplained(let explanation) = event.event else {
      Issue.record("not an explanation")
      return
    }
    #expect(explanation.judged == [NodeID(3)] && explanation.committed == NodeID(-1))
    #expect(explanation.draft?.first?.text == " river" && explanation.finalUniform == 0.25)
    #expect(try TraceCodec.line(event) == line)
  }

  @Test("A notice without a kind, as older traces have it, is only worth knowing")
  func oldNotice() throws {
    let old = #"{"event":"notice","message":"The cache is full.","time_s":1}"#
    #expect(try TraceCodec.event(line: old).event == .notice(Notice(message: "The cache is full.")))
    #expect(try TraceCodec.line(TraceCodec.event(line: old)) == old)
    let warned = TimedEvent(time: 1, event: .notice(Notice(message: "Off.", kind: .speculationOff)))
    #expect(try TraceCodec.event(line: TraceCodec.line(warned)) == warned)
  }

  @Test(
    "Lines of a trace written before explanations existed are still read",
    arguments: [
      #"{"accepted":false,"event":"verdict","node":3,"p":0.12,"q":0.64,"rank":0,"round":2,"rule":"sampled","text":" river","time_s":0.5,"token":7,"uniform":0.43}"#,
      #"{"event":"rolled_back","nodes":[3,4],"reason":"rejected","round":2,"time_s":0.5}"#,
      #"{"accepted_length":2,"branch_count":3,"committed":3,"confidence_threshold":0.4,"discarded":1,"draft_length":4,"draft_length_limit":8,"drafted":9,"event":"round_finished","mode":"specbranch","next_draft_length":0,"rolled_back":2,"round":2,"time_s":0.5}"#,
    ])
  func oldLines(line: String) throws {
    #expect(try TraceCodec.line(TraceCodec.event(line: line)) == line)
  }
}

import SpecCore
import Testing

/// What is kept of a run comes back, whichever program has kept it.
@Suite struct StoredJSONTests {
  private var parameters: DecodingParameters {
    DecodingParameters(
      mode: .pearl, draftLength: 5, confidenceThreshold: 0.25, branchCount: 3, hrad: false,
      sampling: SamplingSettings(temperature: 0.5, topK: 40, minP: 0.05), schedule: .fixed(steps: 2),
      threads: ThreadSplit(target: 3, draft: 1))
  }

  private var figures: DecodingMetrics {
    var figures = DecodingMetrics()
    (figures.generatedTokens, figures.tokensPerSecond, figures.timeToFirstTokenS) = (12, 3.5, 0.75)
    (figures.drafted, figures.rolledBack, figures.meanAcceptedRun) = (20, 4, 2.5)
    return figures
  }

  @Test func valuesComeBack() throws {
    let text = try #require(StoredJSON.text(parameters))
    #expect(text.contains("\"draftLength\":5"))
    #expect(StoredJSON.value(text) == parameters)
    #expect(StoredJSON.value(StoredJSON.text(figures)) == figures)
  }

  @Test func archivesThatEarlierProgramsMadeOfTheScreenAreRead() {
    let kept = """
      {"adaptive":false,"branch_count":3,"branch_stop":0,"confidence_threshold":0.25,"draft_length":5,"hrad":false,\
      "mode":"pearl","sampling":{"min_p":0.05,"repeat_penalty":1,"repeat_window":64,"temperature":0.5,"top_k":40,\
      "top_p":1},"schedule":"fixed:2","threads":{"draft":1,"target":3}}
      """
    #expect(StoredJSON.value(kept) == parameters)
    let keptFigures = """
      {"acceptance_rate":0,"accepted":0,"discarded":0,"draft_bubble_share":0,"draft_forwards":0,"drafted":20,\
      "generated_tokens":12,"mean_accepted_run":2.5,"prompt_tokens":0,"rollback_rate":0,"rolled_back":4,\
      "target_bubble_share":0,"target_forwards":0,"time_to_first_token_s":0.75,"tokens_per_second":3.5,\
      "tokens_per_target_forward":0,"waste_rate":0}
      """
    #expect(StoredJSON.value(keptFigures) == figures)
  }

  @Test func figuresSayHowTheReplyEnded() throws {
    let kept = KeptFigures(figures, finish: .length)
    let text = try #require(StoredJSON.text(kept))
    #expect(StoredJSON.value(text) == kept)
    // Earlier programs read and wrote the figures alone.
    #expect(StoredJSON.value(text) == figures)
    #expect(StoredJSON.value(StoredJSON.text(figures)) == KeptFigures(figures, finish: nil))
    let newer = text.replacing("\"length\"", with: "\"something new\"")
    #expect(StoredJSON.value(newer) == KeptFigures(figures, finish: nil))
  }

  @Test func whatIsSomethingElseIsNothing() {
    #expect(StoredJSON.value("{}", as: DecodingParameters.self) == nil)
    #expect(StoredJSON.value("[1", as: DecodingMetrics.self) == nil)
    #expect(StoredJSON.value(nil, as: DecodingMetrics.self) == nil)
  }
}

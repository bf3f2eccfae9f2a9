import SpecCore

/// Choosing another pair, and going on with it.
extension ChatState {
  mutating func choosePair() -> [ChatEffect] {
    guard !isRefusedByRecording() else { return [] }
    if case .loading = phase {
      show("A pair is being loaded; choose another one when that is done.", .warning)
      return []
    }
    list = .pairs(PairPicker())
    return [.listPairs]
  }

  /// What can be chosen has been looked up.
  mutating func pairsListed(_ choices: [PairChoice]) {
    guard case .pairs(var picker) = list else { return }
    picker.list(choices, current: pair?.name)
    list = .pairs(picker)
  }

  /// Loads the pair that was chosen, or says what is in the way.
  mutating func takePair(_ picker: PairPicker) -> [ChatEffect] {
    guard let choice = picker.chosen else { return [] }
    list = nil
    if choice.name == pair?.name {
      show("The pair \(choice.name) is in use already.")
      return []
    }
    if [.notInstalled, .unusable].contains(choice.standing) {
      show(choice.advice ?? "The pair \(choice.name) cannot be used.", .warning)
      return []
    }
    var effects = stopMeasuring()
    if let turn = run?.turn, run?.isStopping == false {
      run?.isStopping = true
      effects.append(.stop(turn: turn))
    }
    _ = endEditing()
    phase = .loading([:])
    (loadingPair, isCancellingPair) = (choice.name, false)
    // A welcome would be the old pair's.
    if conversation.lastExchange == nil { conversation.clear() }
    show("Loading the pair \(choice.name)\(wayBack).")
    return effects + [.usePair(choice.name)]
  }

  /// How the pair before can be kept while another one is loaded.
  var wayBack: String { isCancellingPair ? "" : "; Esc stops that" }

  /// Calls off the loading of another pair; it is over when the session says so.
  ///
  /// - Returns: nil if none is being loaded.
  mutating func cancelPairSwitch() -> [ChatEffect]? {
    guard let loadingPair else { return nil }
    guard !isCancellingPair else { return [] }
    isCancellingPair = true
    show("The pair \(loadingPair) is not loaded after all.")
    return [.cancelPairSwitch]
  }

  /// Another pair answers from now on; what was tuned by hand stays.
  mutating func pairSwitched(
    _ pair: PairSummary, _ start: DecodingParameters, _ defaults: DecodingParameters
  ) -> [ChatEffect] {
    (loadingPair, isCancellingPair) = (nil, false)
    parameters.changePair(start, defaults: defaults)
    lastPace = pair.pacing
    (contextUsed, metrics, speedUp) = (0, nil, nil)
    (warnedOfContext, toldOfRoom) = (false, false)
    contextCount.want()
    if conversation.lastExchange != nil { conversation.append(.pairMark(name: pair.name)) }
    pairLoaded(pair)
    show("The pair \(pair.name) answers from now on.")
    return [.setParameters(parameters.wanted)] + countAttachments() + countSentFiles()
  }

  /// Another pair could not be loaded, so the one before goes on; the sentence says why.
  mutating func pairKept(_ pair: PairSummary, _ sentence: String) {
    let wasWished = isCancellingPair
    (loadingPair, isCancellingPair) = (nil, false)
    phase = .ready(pair)
    if conversation.entries.isEmpty {
      conversation.append(.welcome(pair))
      conversation.showStart(height: layout.conversationText.height)
    }
    log.add(sentence, wasWished ? .note : .error)
    show("\(sentence) The pair \(pair.name) goes on.", wasWished ? .note : .warning)
  }
}

/// Turns the bytes that a terminal sends into keys, without a clock: the caller says when a pause ended a
/// sequence.
///
/// Understands the sequences of xterm and its many likes, of rxvt, screen and the Linux console, SGR and
/// X10 mouse reports and bracketed paste. Unknown sequences, reports and focus events yield nothing; bytes
/// that are not UTF-8 yield U+FFFD.
public struct KeyDecoder: Sendable {
  private enum State {
    case ground
    case escape
    /// The bytes after `ESC [`; those of an overlong sequence are dropped.
    case control([UInt8])
    /// After `ESC O`.
    case singleShift
    /// After `ESC [ [`.
    case linuxFunction
    /// The bytes after `ESC [ M`.
    case oldMouse([UInt8])
    /// The bytes so far of a character of several.
    case character([UInt8], alt: Bool)
    case paste
  }

  private var state = State.ground
  private var paste: PasteCollector
  private var run = ""
  private var events: [KeyEvent] = []

  /// Of a paste longer than the limit (bytes) the rest is dropped, which `pasteCut` then tells.
  public init(pasteLimit: Int = 64 << 20) { paste = PasteCollector(limit: pasteLimit) }

  /// Whether bytes are held back: a bare ESC may be a key or the start of a sequence.
  public var awaitsMore: Bool {
    switch state {
    case .ground, .paste: false
    default: true
    }
  }

  /// Whether all that is held back is one ESC.
  public var holdsBareEscape: Bool {
    if case .escape = state { true } else { false }
  }

  public var isPasting: Bool {
    if case .paste = state { true } else { false }
  }

  /// The keys that these bytes complete.
  public mutating func decode(_ bytes: some Sequence<UInt8>) -> [KeyEvent] {
    let bytes = Array(bytes)
    var index = 0
    while index < bytes.count {
      if isPasting {
        index += takePasted(bytes[index...])
      } else {
        take(bytes[index])
        index += 1
      }
    }
    return takeEvents()
  }

  /// The keys held back, when nothing followed for longer than a sequence takes to arrive.
  public mutating func flush() -> [KeyEvent] {
    switch state {
    case .ground, .paste: return []
    case .escape: emit(.escape)
    case .control(let bytes) where bytes.isEmpty: emit(.alt("["))
    case .singleShift: emit(.alt("O"))
    case .character: run.append("\u{fffd}")
    case .control, .linuxFunction, .oldMouse: break
    }
    state = .ground
    return takeEvents()
  }

  /// Ends a paste whose end never came, and returns what there is of it.
  public mutating func endPaste() -> [KeyEvent] {
    guard isPasting else { return [] }
    state = .ground
    emitPaste()
    return takeEvents()
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeInGround(byte, alt: false)
    case .escape: takeAfterEscape(byte)
    case .control(let bytes): takeInControl(byte, after: bytes)
    case .singleShift:
      state = .ground
      emit(KeySequences.singleShift(byte))
    case .linuxFunction:
      state = .ground
      if (0x41...0x45).contains(byte) { emit(.function(Int(byte) - 0x40)) }
    case .oldMouse(let bytes) where bytes.count < 2: state = .oldMouse(bytes + [byte])
    case .oldMouse(let bytes):
      state = .ground
      emit(MouseReports.old(bytes + [byte]))
    case .character(let bytes, let alt): takeInCharacter(byte, after: bytes, alt: alt)
    case .paste: _ = takePasted([byte])
    }
  }

  /// - Returns: how many of the bytes belong to the paste.
  private mutating func takePasted(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let taken = paste.take(bytes) else { return bytes.count }
    state = .ground
    emitPaste()
    return taken
  }

  private mutating func takeInGround(_ byte: UInt8, alt: Bool) {
    state = .ground
    switch byte {
    case 0x1b: state = .escape
    case 0x20..<0x7f where alt: emit(.alt(Character(Unicode.Scalar(byte))))
    case 0x20..<0x7f: run.unicodeScalars.append(Unicode.Scalar(byte))
    case 0xc2...0xf4: state = .character([byte], alt: alt)
    case 0x80...: run.append("\u{fffd}")
    default: emit(KeySequences.control(byte))
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8) {
    switch byte {
    case 0x5b: state = .control([])
    case 0x4f: state = .singleShift
    case 0x0a, 0x0d:
      state = .ground
      emit(.newline)
    case 0x08, 0x7f:
      state = .ground
      emit(.control("w"))
    case ..<0x20:
      emit(.escape)
      takeInGround(byte, alt: false)
    default: takeInGround(byte, alt: true)
    }
  }

  private mutating func takeInControl(_ byte: UInt8, after bytes: [UInt8]) {
    switch byte {
    case 0x5b where bytes.isEmpty: state = .linuxFunction
    case 0x4d where bytes.isEmpty: state = .oldMouse([])
    case 0x20..<0x40: state = .control(bytes.count < 64 ? bytes + [byte] : bytes)
    case 0x40..<0x7f: finishControl(bytes, final: byte)
    default: takeInGround(byte, alt: false)
    }
  }

  private mutating func finishControl(_ bytes: [UInt8], final: UInt8) {
    state = .ground
    let sequence = ControlSequence(bytes: bytes, final: final)
    if sequence.isPasteStart {
      emitRun()
      state = .paste
    } else {
      emit(MouseReports.sgr(sequence) ?? KeySequences.key(sequence))
    }
  }

  private mutating func takeInCharacter(_ byte: UInt8, after bytes: [UInt8], alt: Bool) {
    guard byte & 0xc0 == 0x80 else {
      run.append("\u{fffd}")
      takeInGround(byte, alt: false)
      return
    }
    let all = bytes + [byte]
    let length = bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4
    guard all.count == length else {
      state = .character(all, alt: alt)
      return
    }
    state = .ground
    let text = String(validating: all, as: UTF8.self) ?? "\u{fffd}"
    if alt, let character = text.first { emit(.alt(character)) } else { run += text }
  }

  private mutating func emit(_ event: KeyEvent?) {
    guard let event else { return }
    emitRun()
    events.append(event)
  }

  private mutating func emitPaste() {
    let cut = paste.cut
    emit(.paste(paste.takeText()))
    emit(cut)
  }

  /// What was typed in one go is cut into whole characters, marks and joined emoji included.
  private mutating func emitRun() {
    for character in run {
      if character.isNewline {
        events.append(.newline)
      } else if character.unicodeScalars.first?.properties.generalCategory != .control {
        events.append(.character(character))
      }
    }
    run = ""
  }

  private mutating func takeEvents() -> [KeyEvent] {
    emitRun()
    defer { events = [] }
    return events
  }
}

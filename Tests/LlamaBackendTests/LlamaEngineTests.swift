import LlamaBackend
import SpecCore
import Synchronization
import Testing

@Suite("The engine", .serialized)
struct LlamaEngineTests {
  @Test("tells its version, processor features and devices")
  func information() {
    #expect(!LlamaEngine.version.isEmpty)
    #expect(LlamaEngine.systemInformation.contains("CPU"))
    #expect(LlamaEngine.devices.contains { $0.kind == .cpu && !$0.name.isEmpty })
  }

  @Test("logs whole lines to the sink")
  func log() throws {
    let sink = LineSink()
    LlamaEngine.setLog { _, line in sink.append(line) }
    _ = try LlamaModel(path: StarterPair.draftPath)
    LlamaEngine.setLog(nil)
    #expect(sink.lines.contains { $0.contains("general.architecture") })
    #expect(!sink.lines.contains { $0.contains("\n") })
  }
}

private final class LineSink: Sendable {
  private let stored = Mutex<[String]>([])

  var lines: [String] { stored.withLock { $0 } }
  func append(_ line: String) { stored.withLock { $0.append(line) } }
}

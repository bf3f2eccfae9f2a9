import Foundation
import LlamaBackend
import Testing

@Suite("Files that pretend to be models")
struct MutatedHeaderTests {
  private static let rounds = 2_000

  @Test("give a value or one sentence, 2,000 times, with what the kind of change calls for")
  func mutated() throws {
    let sound = HeaderBytes.sound
    var random = SeededBytes(seed: 2024)
    var (accepted, refused) = (0, 0)
    let path = FileManager.default.temporaryDirectory
      .appending(path: "specbranch-\(UUID().uuidString).gguf").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for round in 0..<Self.rounds {
      let data = random.mutation(of: sound, round)
      try data.write(to: URL(fileURLWithPath: path))
      do throws(ModelLoadError) {
        let header = try GGUFHeader.read(path)
        accepted += 1
        #expect(!header.architecture.isEmpty)
        #expect(header.tensorCount * 25 <= data.count)
        _ = ModelMemory(header, byteCount: data.count, context: .max).total
      } catch {
        refused += 1
        #expect(error.sentence.hasSuffix(".") && error.sentence.count < 400)
      }
    }
    #expect(accepted > 20 && refused > 1_000)
  }

  @Test("are not held in memory, however long their texts are")
  func longTexts() throws {
    // Sparse: 3 GB that take no room on the disk, as one text that is stepped over.
    let path = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID().uuidString).gguf")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try HeaderBytes.withLongText(bytes: 3 << 30).write(to: URL(fileURLWithPath: path))
    #expect(truncate(path, off_t(3 << 30) + 4096) == 0)
    let error = #expect(throws: ModelLoadError.self) { try GGUFHeader.read(path) }
    #expect(error?.reason == .damaged)
  }
}

/// Seeded, so that a failure can be repeated.
private struct SeededBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func mutation(of sound: Data, _ round: Int) -> Data {
    var data = [UInt8](sound)
    switch round % 5 {
    case 0: data.removeLast(1 + next(below: data.count))
    case 1: for _ in 0...next(below: 4) { data[next(below: data.count)] = UInt8(next(below: 256)) }
    case 2:
      // A whole count, length or offset at the edges of its range.
      let edges: [UInt64] = [0, 1, 1 << 31, 1 << 32, 1 << 62, 1 << 63, .max - 7, .max]
      let value = edges[next(below: edges.count)]
      let place = next(below: data.count - 8)
      for byte in 0..<8 { data[place + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte))) }
    case 3:
      let start = next(below: data.count)
      data.removeSubrange(start..<min(data.count, start + 1 + next(below: 16)))
    default:
      let start = next(below: data.count)
      let piece = Array(data[start..<min(data.count, start + 1 + next(below: 32))])
      data.insert(contentsOf: piece, at: next(below: data.count))
    }
    return Data(data)
  }
}

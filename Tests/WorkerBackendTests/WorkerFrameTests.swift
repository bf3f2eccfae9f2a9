import Foundation
import Testing

@testable import WorkerBackend

/// Frames on the wire.
@Suite struct WorkerFrameTests {
  @Test("A frame arrives as it was sent, and several in their order")
  func roundTrip() throws {
    let (one, other) = try #require(FrameChannel.socketPair())
    let (sender, receiver) = (FrameChannel(descriptor: one), FrameChannel(descriptor: other))
    let frames = [
      WorkerFrame(kind: .evaluate, number: 7, values: [.min, -1, 0, .max]),
      WorkerFrame(kind: .refused, number: .max, text: "Größe 3 😀."),
      WorkerFrame(kind: .done, number: 1, values: [3], text: "x"),
    ]
    for frame in frames { try sender.send(frame) }
    for frame in frames { #expect(try receiver.receive() == frame) }
    #expect(!receiver.isReadable(within: 0))
  }

  @Test("A closed channel and a frame that is none are told apart from an answer")
  func closed() throws {
    let (one, other) = try #require(FrameChannel.socketPair())
    var sender: FrameChannel? = FrameChannel(descriptor: one)
    let receiver = FrameChannel(descriptor: other)
    #expect(sender?.isReadable(within: 0.01) == false)
    sender = nil
    #expect(receiver.isReadable(within: 1))
    #expect(throws: FrameChannel.Closed.self) { try receiver.receive() }
    #expect(throws: FrameChannel.Closed.self) {
      try receiver.send(WorkerFrame(kind: .cut, number: 1, values: [0, 1]))
    }
    #expect(WorkerFrame.header([UInt8](repeating: 0xFF, count: 16)) == nil)
    var header = WorkerFrame(kind: .done, number: 1).bytes
    header[11] = 0x7F
    #expect(WorkerFrame.header(header) == nil, "more values than a frame has")
  }

  @Test("What one end writes into the shared memory the other reads, also after it has grown")
  func sharedMemory() throws {
    let memory = try #require(SharedMemory.make())
    let other = SharedMemory(descriptor: dup(memory.descriptor))
    #expect(memory.readable(8) == nil)
    for size in [8, 100_000] {
      let written = try #require(other.writable(size))
      written.storeBytes(of: UInt8(size & 0xFF), toByteOffset: size - 1, as: UInt8.self)
      #expect(memory.readable(size)?.load(fromByteOffset: size - 1, as: UInt8.self) == UInt8(size & 0xFF))
    }
    #expect(memory.readable(1 << 24) == nil)
  }
}

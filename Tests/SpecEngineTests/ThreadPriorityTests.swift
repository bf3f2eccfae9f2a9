#if os(Linux)
  import Glibc
  import SpecEngine
  import Testing

  @Suite struct ThreadPriorityTests {
    @Test("A lane's thread keeps the program's priority, even where one that makes way has it started")
    func lanesInheritNothing() async throws {
      let screen = ThreadExecutor(name: "screen", priority: .yielding)
      let (yielding, lane) = try await screen.run { (Self.niceness, ThreadExecutor(name: "lane")) }
      let normal = try await lane.run { Self.niceness }
      #expect(yielding > normal)
      screen.shutDown()
      lane.shutDown()
    }

    /// The calling thread's.
    private static var niceness: Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
  }
#endif

import TestSupport
import Testing

/// That no test waits for ever depends on this.
@Suite struct FinishedProcessTests {
  @Test("What goes on too long is killed, and what it has written is told")
  func late() {
    let late = #expect(throws: FinishedProcess.Late.self) {
      try FinishedProcess.run("/bin/sh", ["-c", "echo so far; exec sleep 60"], limit: 1)
    }
    #expect(late?.description.contains("did not end in 1 s: so far") == true)
  }

  @Test("What is started can be asked to end, though tests run with that signal blocked")
  func openSignals() throws {
    let asked = try FinishedProcess.run("/bin/sh", ["-c", "kill -TERM $$; echo still here"])
    #expect(asked.output.isEmpty && asked.status != 0)
  }

  @Test("What outlives a process keeps nobody waiting beyond the limit")
  func outlived() {
    #expect(throws: FinishedProcess.Late.self) {
      try FinishedProcess.run("/bin/sh", ["-c", "sleep 20 & echo done"], limit: 1)
    }
  }
}

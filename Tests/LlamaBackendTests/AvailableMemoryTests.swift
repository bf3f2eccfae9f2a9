import Testing

@testable import LlamaBackend

@Suite("The memory that is free")
struct AvailableMemoryTests {
  @Test("is read from the system's figures")
  func system() {
    #expect(
      AvailableMemory.system(meminfo: "MemTotal: 16 kB\nMemFree: 1 kB\nMemAvailable:   2048 kB\n") == 2 << 20)
    for text in ["MemTotal: 16 kB\n", "MemAvailable: many kB\n", "MemAvailable: 9223372036854775807 kB", ""] {
      #expect(AvailableMemory.system(meminfo: text) == nil)
    }
  }

  @Test("is what a container's limit leaves, with the pages that files fill")
  func container() {
    let statistics = "anon 5\ninactive_file 30\nactive_file 9\n"
    #expect(AvailableMemory.container(limit: "100\n", used: "60\n", statistics: statistics) == 70)
    #expect(AvailableMemory.container(limit: "100\n", used: "160\n", statistics: "") == 0)
    #expect(AvailableMemory.container(limit: "max\n", used: "60\n", statistics: statistics) == nil)
    #expect(AvailableMemory.container(limit: "9223372036854771712", used: "60", statistics: "") == nil)
  }
}

import Foundation
import SpecCore
import TestSupport
import Testing

@testable import LlamaBackend

@Suite("Probing a model file", .serialized)
struct ModelProbeTests {
  /// A stand-in for the program, which the probe starts as `SCRIPT __probe-model PATH`.
  private func probe(
    _ script: String, path: String = StarterPair.draftPath, adapters: [LoraAdapter] = [],
    timeout: Double = 20,
    cancellation: CancellationFlag = CancellationFlag(), memory: ProbedFiles? = nil
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "program")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    try ModelProbe.check(
      path: path, adapters: adapters, executable: program.path, timeout: timeout, cancellation: cancellation,
      memory: memory ?? ProbedFiles(location: folder.appending(path: "list.json")))
  }

  private func sentence(_ script: String, timeout: Double = 20) -> String? {
    let error = #expect(throws: ModelLoadError.self) { try probe(script, timeout: timeout) }
    return error?.sentence
  }

  @Test("accepts what the child accepts, and is given the subcommand and the path")
  func accepts() throws {
    try probe(#"[ "$1" = __probe-model ] && [ -f "$2" ] && [ $# = 2 ]"#)
  }

  @Test("turns a refusal, a crash, a kill and a hang into a sentence each")
  func failures() {
    #expect(sentence("echo 'It is broken.' >&2; exit 3")?.hasPrefix("It is broken.") == true)
    #expect(sentence("kill -SEGV $$")?.contains("crashes the engine") == true)
    #expect(sentence("exit 1")?.contains("crashes the engine") == true)
    #expect(sentence("kill -KILL $$")?.contains("want of memory") == true)
    #expect(sentence("exec sleep 30", timeout: 0.2)?.contains("took too long") == true)
  }

  @Test("does not hang on a child that says a lot")
  func talkativeChild() {
    #expect(sentence("head -c 1000000 /dev/zero >&2; exit 1")?.contains("crashes the engine") == true)
  }

  @Test("ends when cancelled")
  func cancelled() {
    let flag = CancellationFlag()
    flag.set()
    let error = #expect(throws: ModelLoadError.self) { try probe("exec sleep 30", cancellation: flag) }
    #expect(error?.reason == .cancelled)
  }

  @Test("tries the model alone and then with its adapters, and remembers both until one changes")
  func adapters() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let memory = ProbedFiles(location: folder.appending(path: "list.json"))
    try withFile(AdapterFile.data()) { path in
      let adapters = [LoraAdapter(path: path, scale: 0.5)]
      let crash = #expect(throws: ModelLoadError.self) {
        try probe(#"[ $# = 2 ] || kill -SEGV $$"#, adapters: adapters, memory: memory)
      }
      #expect(
        crash?.sentence
          == "Loading \(StarterPair.draftPath) with the LoRA adapter \(path) crashes the engine, so it is left "
          + "alone; fetch or convert it again.")
      try probe(#"[ "$3" = '\#(path):0.5' ] && [ $# = 3 ]"#, adapters: adapters, memory: memory)
      try probe("exit 1", adapters: adapters, memory: memory)
      try probe("exit 1", memory: memory)
      try AdapterFile.data().appending(0).write(to: URL(fileURLWithPath: path))
      #expect(throws: ModelLoadError.self) { try probe("exit 1", adapters: adapters, memory: memory) }
      try AdapterFile.data(fault: .typeIsNumber).write(to: URL(fileURLWithPath: path))
      let refused = #expect(throws: ModelLoadError.self) {
        try probe("exit 0", adapters: adapters, memory: memory)
      }
      #expect(refused?.sentence.contains("adapter.type is not of the type") == true)
    }
  }

  @Test("of a file that passed once starts no child again, until the file changes")
  func remembered() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "specbranch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let memory = ProbedFiles(location: folder.appending(path: "deep/list.json"))
    let model = try Data(contentsOf: URL(fileURLWithPath: StarterPair.draftPath))
    try withFile(model) { path in
      try probe("exit 0", path: path, memory: memory)
      try probe("exit 1", path: path, memory: memory)
      try model.appending(0).write(to: URL(fileURLWithPath: path))
      #expect(throws: ModelLoadError.self) { try probe("exit 1", path: path, memory: memory) }
    }
  }

  @Test("in the child loads a sound file and exits with 0")
  func childAccepts() async {
    await #expect(processExitsWith: .success) {
      ModelProbe.runInChild(path: StarterPair.draftPath)
    }
  }

  @Test("in the child gets no more memory than the files explain")
  func childMemory() async {
    await #expect(processExitsWith: .exitCode(7)) {
      ModelProbe.limitMemory(files: [StarterPair.draftPath])
      guard let little = malloc(1 << 30) else { exit(1) }
      free(little)
      exit(malloc(3 << 30) == nil ? 7 : 1)
    }
  }

  @Test("in the child refuses a broken file, with a sentence and code 3")
  func childRefuses() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(3), observing: [\.standardErrorContent]
    ) {
      ModelProbe.runInChild(path: "/dev/null")
    }
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self).contains("not a regular file"))
  }
}

extension Data {
  fileprivate func appending(_ byte: UInt8) -> Data { self + [byte] }
}

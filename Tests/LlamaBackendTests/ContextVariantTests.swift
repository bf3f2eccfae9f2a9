import Foundation
import LlamaBackend
import SpecCore
import TestSupport
import Testing

/// LoRA adapters, and caches of other types.
@Suite struct ContextVariantTests {
  private func withFile<Result>(_ data: Data, _ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "adapter-\(UUID().uuidString).gguf")
      .path
    try data.write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private func logits(_ change: (inout ContextOptions) -> Void = { _ in }) throws -> [Float] {
    var options = ContextOptions.target(contextLength: 64, threads: 1)
    change(&options)
    return try LlamaBackend(try StarterPair.target, options).extend(0, by: [1, 20, 300, 41])
  }

  @Test("An adapter changes what the model says, the more the larger its scale, and none where that is 0")
  func adapterChangesLogits() throws {
    let usual = try logits()
    try withFile(AdapterFile.data()) { path in
      func difference(_ scale: Float) throws -> Double {
        let changed = try logits { $0.adapters = [LoraAdapter(path: path, scale: scale)] }
        return normalizedSquaredError(changed, usual)
      }
      #expect(try difference(0) < 1e-9)
      let (little, much) = (try difference(0.05), try difference(1))
      #expect(little > 1e-9 && much > 4 * little)
    }
  }

  @Test("An adapter that cannot be used is one sentence")
  func badAdapters() throws {
    let files = [
      (AdapterFile.data(architecture: "qwen2"), "made for a model of the kind qwen2"),
      (AdapterFile.data(width: 128), "does not fit"), (Data("GGUF".utf8), "ends too early"),
      (Data("a text".utf8), "not a GGUF"),
      (AdapterFile.data(fault: .typeIsNumber), "adapter.type is not of the type"),
      (AdapterFile.data(fault: .alphaIsText), "adapter.lora.alpha is not of the type"),
    ]
    for (data, words) in files {
      try withFile(data) { path in
        let error = #expect(throws: ModelLoadError.self) {
          try logits { $0.adapters = [LoraAdapter(path: path)] }
        }
        #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
      }
    }
    for (path, words) in [(StarterPair.draftPath, "no LoRA adapter"), ("/nowhere.gguf", "/nowhere.gguf")] {
      let error = #expect(throws: ModelLoadError.self) {
        try logits { $0.adapters = [LoraAdapter(path: path)] }
      }
      #expect(error?.sentence.contains(words) == true, "\(error?.sentence ?? "")")
    }
  }

  @Test("An adapter that would abort the engine ends the helper process, and nothing else")
  func abortingAdapter() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "adapter-\(UUID().uuidString).gguf")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try AdapterFile.data(fault: .weightsAreIntegers).write(to: URL(fileURLWithPath: path))
    let model = StarterPair.targetPath
    await #expect(processExitsWith: .failure) { [model = model as String, path = path as String] in
      ModelProbe.runInChild(path: model, adapters: ["\(path):1"])
    }
    try AdapterFile.data().write(to: URL(fileURLWithPath: path))
    await #expect(processExitsWith: .success) { [model = model as String, path = path as String] in
      ModelProbe.runInChild(path: model, adapters: ["\(path):1"])
    }
  }

  @Test("An adapter's text names a file, and after a colon how much of it")
  func adapterTexts() {
    #expect(LoraAdapter("a.gguf") == LoraAdapter(path: "a.gguf", scale: 1))
    #expect(LoraAdapter("a.gguf:0.5") == LoraAdapter(path: "a.gguf", scale: 0.5))
    #expect(LoraAdapter("a:b.gguf") == LoraAdapter(path: "a:b.gguf", scale: 1))
    #expect(LoraAdapter("a:nan") == LoraAdapter(path: "a:nan", scale: 1))
    #expect(LoraAdapter("") == nil && LoraAdapter(":1") == nil)
  }

  @Test(
    "Every type of cache works for keys and values, and loses no more than its bits",
    arguments: CacheType.allCases)
  func cacheTypes(type: CacheType) throws {
    let usual = try logits { $0.cache = CacheTypes(key: .f32, value: .f32) }
    let other = try logits { $0.cache = CacheTypes(key: type, value: type) }
    #expect(normalizedSquaredError(other, usual) < (type == .fourBits ? 0.3 : 0.02))
    let keysOnly = try logits { $0.cache = CacheTypes(key: type) }
    #expect(keysOnly.allSatisfy { $0.isFinite })
  }

  @Test("A cache's size follows its types")
  func cacheSizes() throws {
    let header = try GGUFHeader.read(StarterPair.targetPath)
    func bytes(_ type: CacheType) -> Int? {
      ModelMemory(header, byteCount: 0, context: 512, cache: CacheTypes(key: type, value: type)).cache
    }
    func isRight(_ type: CacheType, _ expected: Int) { #expect(bytes(type) == expected, "\(type)") }
    // 6 layers, 4 heads of 64 numbers, keys and values.
    let numbers = 6 * 4 * 64 * 2 * 512
    isRight(.f16, numbers * 2)
    isRight(.bf16, numbers * 2)
    isRight(.f32, numbers * 4)
    isRight(.eightBits, numbers * 34 / 32)
    isRight(.fourBits, numbers * 18 / 32)
  }
}

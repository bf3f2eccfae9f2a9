/// A pair's manifest as TOML, the way people write it.
enum ManifestWriter {
  static func text(_ manifest: PairManifest) -> String {
    var lines = [
      "# A pair of models for SpecBranch.",
      "format = \(manifest.format)", "name = \(quoted(manifest.name))", "title = \(quoted(manifest.title))",
      "summary = \(quoted(manifest.summary))", "licence = \(quoted(manifest.licence))",
    ]
    lines += model("target", manifest.target) + model("draft", manifest.draft)
    if let chat = manifest.chat {
      lines += table("chat", [("template", chat.template.map(quoted)), ("system", chat.system.map(quoted))])
    }
    if let recommended = manifest.recommended { lines += self.recommended(recommended) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func model(_ name: String, _ model: PairManifest.ModelFile) -> [String] {
    table(
      name,
      [
        ("file", quoted(model.file)), ("size", model.size.map(String.init)),
        ("sha256", model.sha256.map(quoted)), ("source", model.source.map(quoted)),
        ("parts", model.parts.map { "[" + $0.map(part).joined(separator: ", ") + "]" }),
      ])
  }

  private static func part(_ part: PairManifest.Part) -> String {
    let values = [
      "file = \(quoted(part.file))", part.size.map { "size = \($0)" },
      part.sha256.map { "sha256 = \(quoted($0))" },
    ]
    return "{ " + values.compactMap(\.self).joined(separator: ", ") + " }"
  }

  private static func recommended(_ values: PairManifest.Recommended) -> [String] {
    table(
      "recommended",
      [
        ("context", values.context.map(String.init)), ("threads", values.threads.map(String.init)),
        ("mode", values.mode.map(quoted)), ("draft_length", values.draftLength.map(String.init)),
        ("confidence_threshold", values.confidenceThreshold.map { "\($0)" }),
        ("branches", values.branches.map(String.init)), ("branch_stop", values.branchStop.map { "\($0)" }),
        ("temperature", values.temperature.map { "\($0)" }), ("top_k", values.topK.map(String.init)),
        ("top_p", values.topP.map { "\($0)" }), ("min_p", values.minP.map { "\($0)" }),
        ("repeat_penalty", values.repeatPenalty.map { "\($0)" }),
        ("draft_threads", values.draftThreads.map(String.init)),
        ("gpu_layers", values.gpuLayers.map(String.init)),
        ("draft_gpu_layers", values.draftGpuLayers.map(String.init)),
        ("target_device", values.targetDevice.map(quoted)),
        ("cache_type_k", values.cacheTypeK.map(quoted)), ("cache_type_v", values.cacheTypeV.map(quoted)),
        ("draft_cache_type_k", values.draftCacheTypeK.map(quoted)),
        ("draft_cache_type_v", values.draftCacheTypeV.map(quoted)), ("lora", values.lora.map(list)),
        ("draft_lora", values.draftLora.map(list)),
      ])
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  private static func table(_ name: String, _ values: [(String, String?)]) -> [String] {
    ["", "[\(name)]"] + values.compactMap { key, value in value.map { "\(key) = \($0)" } }
  }

  /// A basic string. Control characters, which a name out of a model file may hold, are not kept.
  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.properties.generalCategory == .control: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    } + "\""
  }
}

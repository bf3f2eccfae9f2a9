public import Foundation

/// A small LoRA adapter of one square matrix of the starter target, written by hand.
public enum AdapterFile {
  public static let width: UInt64 = 256

  /// What is wrong with a file that the engine would abort on.
  public enum Fault: Sendable, CaseIterable {
    case typeIsNumber, alphaIsText, weightsAreIntegers
  }

  /// - Parameter magnitude: of its numbers; 0 changes nothing.
  public static func data(
    architecture: String = "llama", width: UInt64 = width, magnitude: Float = 0.5, fault: Fault? = nil
  ) -> Data {
    let rank: UInt64 = 4
    let count = Int(width * rank)
    var data = Data("GGUF".utf8) + integer(UInt32(3)) + integer(UInt64(2)) + integer(UInt64(4))
    data += string("general.architecture", architecture) + string("general.type", "adapter")
    data +=
      fault == .typeIsNumber
      ? text("adapter.type") + integer(UInt32(4)) + integer(UInt32(7)) : string("adapter.type", "lora")
    data +=
      fault == .alphaIsText
      ? string("adapter.lora.alpha", "4")
      : text("adapter.lora.alpha") + integer(UInt32(6)) + integer(Float(rank).bitPattern)
    let type: UInt32 = fault == .weightsAreIntegers ? 26 : 0
    data += tensor("blk.0.attn_output.weight.lora_a", [width, rank], type: type, offset: 0)
    data += tensor(
      "blk.0.attn_output.weight.lora_b", [rank, width], type: type, offset: UInt64(count * 4))
    data += Data(count: (32 - data.count % 32) % 32)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2 * count {
      data += integer((Float.random(in: -1...1, using: &random) * magnitude).bitPattern)
    }
    return data
  }

  private static func tensor(_ name: String, _ dimensions: [UInt64], type: UInt32, offset: UInt64) -> Data {
    dimensions.reduce(text(name) + integer(UInt32(dimensions.count))) { $0 + integer($1) }
      + integer(type) + integer(offset)
  }

  private static func string(_ key: String, _ value: String) -> Data {
    text(key) + integer(UInt32(8)) + text(value)
  }

  private static func text(_ text: String) -> Data { integer(UInt64(text.utf8.count)) + Data(text.utf8) }

  private static func integer<Value: FixedWidthInteger>(_ value: Value) -> Data {
    withUnsafeBytes(of: value.littleEndian) { Data($0) }
  }
}

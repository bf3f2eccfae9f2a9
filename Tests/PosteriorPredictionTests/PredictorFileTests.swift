import Foundation
import SpecCore
import Testing

@testable import PosteriorPrediction

@Suite struct PredictorFileTests {
  static let predictor = TrainingTests.trained(epochs: 1)

  @Test("A predictor survives its file, up to the precision of its weights")
  func roundTrip() throws {
    let read = try HRADPredictor(reading: Self.predictor.data())
    #expect(read.record == Self.predictor.record)
    #expect(read.featureCount == 8)
    for sample in TrainingTests.samples(20, seed: 4) {
      let (before, after) = (Self.predictor.predict(sample.features), read.predict(sample.features))
      #expect(abs((before?.allAccepted ?? -1) - (after?.allAccepted ?? -2)) < 5e-3)
    }
    #expect(try HRADPredictor(reading: read.data()) == read)
  }

  @Test(
    "Half precision keeps what it can hold and rounds the rest to even",
    arguments: [
      (0, 0), (1, 0x3C00), (-2, 0xC000), (65_504, 0x7BFF), (65_520, 0x7C00), (0x1p-24, 1), (0x1p-26, 0),
      (1.00048828125, 0x3C00), (1.00146484375, 0x3C02), (0.1, 0x2E66), (6.097e-5, 0x03FF),
    ] as [(Float, UInt16)])
  func half(value: Float, bits: UInt16) {
    #expect(HalfPrecision.bits(value) == bits)
    guard bits & 0x7C00 != 0x7C00 else { return }
    #expect(abs(HalfPrecision.value(bits) - value) <= max(abs(value) / 2048, 0x1p-25))
  }

  @Test("Every half is its own value's nearest half")
  func allHalves() {
    for bits in UInt16.min...UInt16.max where bits & 0x7C00 != 0x7C00 {
      guard HalfPrecision.bits(HalfPrecision.value(bits)) != bits else { continue }
      Issue.record("\(bits) does not survive")
    }
  }

  struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let data: Data
  }

  static let hostile: [Hostile] = {
    guard let sound = try? predictor.data() else { return [] }
    var samples = [0, 4, 8, 100, sound.count / 2, sound.count - 1].map {
      Hostile(testDescription: "cut to \($0) bytes", data: sound.prefix($0))
    }
    for length in [UInt64.max, 1 << 63, UInt64(sound.count), 1 << 30] {
      samples.append(
        Hostile(
          testDescription: "header of \(length) bytes",
          data: withUnsafeBytes(of: length.littleEndian) { Data($0) } + sound.dropFirst(8)))
    }
    let edits = [
      ("\"F16\"", "\"I64\""), ("\"F16\"", "\"F32\""), ("[256,8]", "[8,256]"), ("[256,8]", "[-256,-8]"),
      ("[256,8]", "[9223372036854775807,9223372036854775807]"), ("[256,8]", "[256]"),
      ("\"format_version\":\"1\"", "\"format_version\":\"2\""),
      ("\"width\":\"4\"", "\"width\":\"4000000000\""),
      ("\"width\":\"4\"", "\"width\":\"-4\""), ("\"layers\":\"1\"", "\"layers\":\"\""),
      ("\"layers.1.bias\"", "\"layers.9.bias\""), ("\"data_offsets\":[", "\"data_offsets\":[-1,"),
      ("\"kind\":\"specbranch posterior predictor\"", "\"kind\":\"something else\""),
    ]
    for (old, new) in edits {
      samples.append(Hostile(testDescription: "\(new) for \(old)", data: edit(sound, old, new)))
    }
    return samples
  }()

  /// The file with a text of its header replaced, and the header's length put right.
  static func edit(_ data: Data, _ old: String, _ new: String) -> Data {
    let length = Int(data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    let header = String(decoding: data[8..<8 + length], as: UTF8.self)
    let changed = Data(header.replacing(old, with: new, maxReplacements: 1).utf8)
    #expect(header.contains(old))
    return withUnsafeBytes(of: UInt64(changed.count).littleEndian) { Data($0) } + changed
      + data[(8 + length)...]
  }

  @Test("A broken file is refused, and nothing else happens", arguments: hostile)
  func refuses(sample: Hostile) {
    #expect(throws: PredictorError.self) { try HRADPredictor(reading: sample.data) }
  }

  @Test("Weights that are no numbers are refused", arguments: [Float.nan, .infinity])
  func notNumbers(value: Float) throws {
    var file = try SafetensorsFile(reading: Self.predictor.data())
    file.tensors["layers.2.bias"]?.values[1] = value
    #expect(throws: PredictorError.self) { try HRADPredictor(reading: file.data()) }
    file = try SafetensorsFile(reading: Self.predictor.data())
    file.tensors["features.deviation"]?.values[0] = 0
    #expect(throws: PredictorError.self) { try HRADPredictor(reading: file.data()) }
  }

  @Test("Random damage never crashes the reader")
  func randomDamage() throws {
    let sound = try Self.predictor.data()
    var uniforms = SeededUniforms(seed: 8, stream: 0)
    for _ in 0..<300 {
      var data = sound
      for _ in 0..<1 + Int(uniforms.next() * 4) {
        data[Int(uniforms.next() * 900)] = UInt8(uniforms.next() * 256)
      }
      if let predictor = try? HRADPredictor(reading: data) {
        _ = predictor.predict([Float](repeating: 1, count: predictor.featureCount))
      }
    }
  }
}

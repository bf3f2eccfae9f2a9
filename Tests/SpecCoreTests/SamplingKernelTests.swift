import CSampling
import Foundation
import SpecCore
import Testing

/// Every variant of the passes that this processor runs, against the same sums in double precision.
@Suite struct SamplingKernelTests {
  // Function pointers and a constant name: nothing that changes.
  nonisolated(unsafe) static let variants: [sampling_kernels] = {
    var list = [UnsafePointer<sampling_kernels>?](repeating: nil, count: 8)
    return list.withUnsafeMutableBufferPointer { list in
      list.withMemoryRebound(to: UnsafePointer<sampling_kernels>.self) { list in
        let count = sampling_kernels_supported(list.baseAddress!, list.count)
        return list.prefix(count).map(\.pointee)
      }
    }
  }()

  /// Rows of every kind that a model, or a damaged one, may give.
  static let rows: [(name: String, values: [Float])] = {
    var uniforms = SeededUniforms(seed: 5, stream: 1)
    func random(_ count: Int, _ spread: Double) -> [Float] {
      (0..<count).map { _ in Float((uniforms.next() - 0.5) * spread) }
    }
    var infinite = random(333, 20)
    for index in stride(from: 0, to: 333, by: 3) { infinite[index] = -.infinity }
    var damaged = random(200, 10)
    for index in [0, 17, 199] { damaged[index] = .nan }
    return [
      ("one", [3]), ("fifteen", random(15, 8)), ("odd", random(4097, 30)), ("blocks", random(1024, 30)),
      ("constant", [Float](repeating: -2.5, count: 777)),
      ("one-hot", (0..<501).map { $0 == 400 ? 50 : 0 }), ("huge", random(2049, 2e4)),
      ("infinite", infinite), ("not numbers", damaged),
    ]
  }()

  static func peak(_ row: [Float]) -> Float { row.filter { !$0.isNaN }.max()! }

  @Test("Maxima of blocks leave out what is no number", arguments: variants.indices)
  func maxima(variant: Int) {
    for (name, row) in Self.rows {
      let size = Int(sampling_block)
      var blocks = [Float](repeating: 0, count: (row.count + size - 1) / size)
      let peak = Self.variants[variant].block_maxima(row, row.count, &blocks)
      #expect(peak == Self.peak(row), "\(name)")
      for (block, maximum) in blocks.enumerated() {
        let values = row[(block * size)..<min(block * size + size, row.count)]
        #expect(maximum == values.filter { !$0.isNaN }.max() ?? -.infinity, "\(name), block \(block)")
      }
    }
  }

  @Test("Weights are exponentials, and their sum is exact to 1e-6", arguments: variants.indices)
  func exponentials(variant: Int) {
    for (name, row) in Self.rows {
      for (scale, floor) in [(1, -Float.infinity), (1.25, -Float.infinity), (1, Self.peak(row) - 3)]
        as [(Float, Float)]
      {
        let peak = Self.peak(row)
        let exact = row.map { value in
          value >= floor ? exp(Double(value - peak) * Double(scale)) : 0
        }
        var weights = [Float](repeating: -1, count: row.count)
        let sum = Self.variants[variant].exp_weights(row, row.count, peak, scale, floor, &weights)
        let total = exact.reduce(0, +)
        #expect(abs(sum - total) <= 1e-6 * total, "\(name)")
        var above = 0.0
        let all = Self.variants[variant].exp_sum_above(row, row.count, peak, floor.nextDown, &above)
        if scale == 1 { #expect(abs(above - total) <= 1e-6 * total && all >= above, "\(name)") }
        #expect(sum == Self.variants[variant].exp_sum(row, row.count, peak, scale, floor), "\(name)")
        for (weight, exact) in zip(weights, exact) {
          #expect(abs(Double(weight) - exact) <= 2e-6 * exact + 1e-37, "\(name): \(weight), not \(exact)")
        }
      }
    }
  }

  @Test("Histograms count, sum and list each value once", arguments: variants.indices)
  func histograms(variant: Int) {
    for (name, row) in Self.rows {
      let kernels = Self.variants[variant]
      var counts = sampling_histogram()
      (counts.high, counts.density) = (Self.peak(row), 16)
      var masses = counts
      kernels.histogram(row, row.count, counts.high, false, &counts)
      kernels.histogram(row, row.count, counts.high, true, &masses)
      var seen: Set<Int32> = []
      for bucket in 0...Int32(sampling_buckets) {
        var indices = [Int32](repeating: 0, count: row.count)
        let found = kernels.bucket_members(row, row.count, &counts, bucket, &indices)
        let members = indices.prefix(found)
        seen.formUnion(members)
        #expect(Double(found) == Self.amount(counts, bucket), "\(name), bucket \(bucket)")
        let mass = members.reduce(0.0) {
          $0 + (row[Int($1)].isNaN ? 0 : exp(Double(row[Int($1)] - counts.high)))
        }
        #expect(abs(mass - Self.amount(masses, bucket)) <= 1e-6 * mass + 1e-30, "\(name), bucket \(bucket)")
      }
      #expect(seen.count == row.count, "\(name)")
    }
  }

  static func amount(_ histogram: sampling_histogram, _ bucket: Int32) -> Double {
    withUnsafeBytes(of: histogram.amounts) { $0.bindMemory(to: Double.self)[Int(bucket)] }
  }

  @Test("Sums, searches and differences of weights", arguments: variants.indices)
  func weights(variant: Int) {
    let kernels = Self.variants[variant]
    var uniforms = SeededUniforms(seed: 6, stream: 1)
    for count in [1, 16, 17, 255, 256, 257, 4099] {
      let weights = (0..<count).map { $0 % 5 == 4 ? 0 : Float(uniforms.next()) }
      let other = (0..<count).map { _ in Float(uniforms.next()) }
      let total = weights.reduce(0.0) { $0 + Double($1) }
      #expect(abs(kernels.sum(weights, count) - total) < 1e-9)
      #expect(kernels.count_positive(weights, count) == weights.count { $0 > 0 })
      for uniform in [0, 0.1, 0.5, 0.999] {
        var cumulative = 0.0
        let expected = weights.firstIndex { weight in
          cumulative += Double(weight)
          return cumulative > uniform * total
        }
        #expect(kernels.find(weights, count, uniform * total) == expected)
      }
      #expect(kernels.find(weights, count, total + 1) == weights.lastIndex { $0 > 0 })
      var rest = [Float](repeating: -1, count: count)
      let sum = kernels.subtract(weights, other, count, 0.5, &rest)
      let exact = zip(weights, other).map { max(Double($0) - 0.5 * Double($1), 0) }
      #expect(abs(sum - exact.reduce(0, +)) < 1e-6)
      #expect(zip(rest, exact).allSatisfy { abs(Double($0) - $1) < 1e-7 })
    }
    #expect(kernels.find([0, 0], 2, 0.5) == 0)
  }

  @Test("All variants give the same bits, so that a seed means the same text on every processor")
  func sameBits() {
    for (name, row) in Self.rows {
      let results = Self.variants.map { kernels -> [UInt64] in
        var weights = [Float](repeating: 0, count: row.count)
        let sum = kernels.exp_weights(row, row.count, Self.peak(row), 1.25, -.infinity, &weights)
        var rest = weights
        let difference = kernels.subtract(weights, weights.reversed(), row.count, 0.7, &rest)
        let places = stride(from: 0.05, to: 1, by: 0.1).map {
          UInt64(kernels.find(weights, row.count, $0 * sum))
        }
        return [sum.bitPattern, difference.bitPattern] + places
          + (weights + rest).map { UInt64($0.bitPattern) }
      }
      #expect(results.allSatisfy { $0 == results[0] }, "\(name)")
    }
  }

  @Test("The collector finds what is at least the floor, and says when there is no room")
  func collector() {
    for (name, row) in Self.rows {
      let size = Int(sampling_block)
      var blocks = [Float](repeating: 0, count: (row.count + size - 1) / size)
      let floor = Self.variants[0].block_maxima(row, row.count, &blocks) - 2
      let expected = row.indices.filter { row[$0] >= floor }.map { Int32($0) }
      for capacity in [row.count, expected.count, expected.count - 1] {
        // One more, which must stay as it is.
        var indices = [Int32](repeating: -1, count: capacity + 2)
        let found = sampling_collect(row, row.count, blocks, floor, &indices, capacity)
        #expect(indices[capacity + 1] == -1, "\(name)")
        #expect(found == (capacity < expected.count ? capacity + 1 : expected.count), "\(name)")
        if capacity >= expected.count { #expect(Array(indices.prefix(found)) == expected, "\(name)") }
      }
    }
  }
}

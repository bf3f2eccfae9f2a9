/// The last `capacity` of the elements appended, each under the index it was appended with.
struct RingBuffer<Element> {
  let capacity: Int
  /// The index that the next element gets; counts every element ever appended.
  private(set) var endIndex = 0
  private var storage: [Element] = []

  init(capacity: Int) {
    precondition(capacity > 0, "a ring buffer holds something")
    self.capacity = capacity
  }

  /// The oldest index still held.
  var startIndex: Int { endIndex - storage.count }
  var count: Int { storage.count }
  var indices: Range<Int> { startIndex..<endIndex }

  mutating func append(_ element: Element) {
    if storage.count < capacity {
      storage.append(element)
    } else {
      storage[endIndex % capacity] = element
    }
    endIndex += 1
  }

  /// - Precondition: `indices` contains `index`.
  subscript(index: Int) -> Element {
    get {
      precondition(indices.contains(index), "no longer or not yet held")
      return storage[index % capacity]
    }
    // In place: an element is not copied to be changed.
    _modify {
      precondition(indices.contains(index), "no longer or not yet held")
      yield &storage[index % capacity]
    }
  }
}

extension RingBuffer: RandomAccessCollection {}
extension RingBuffer: Equatable where Element: Equatable {}
extension RingBuffer: Sendable where Element: Sendable {}

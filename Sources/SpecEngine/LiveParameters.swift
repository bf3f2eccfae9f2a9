public import SpecCore
import Synchronization

/// The parameters as they can be changed while a reply is being generated; the runtime reads them when
/// a round starts.
public final class LiveParameters: Sendable {
  private let value: Mutex<DecodingParameters>

  public init(_ parameters: DecodingParameters) { value = Mutex(parameters) }

  public var current: DecodingParameters {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

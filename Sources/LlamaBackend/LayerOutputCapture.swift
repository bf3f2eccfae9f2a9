import CLlama
import CLlamaShim
import SpecCore

/// The outputs of a model's last layers, for the last tokens of each forward.
///
/// Where the architecture names its layers' inputs, they come from there, which costs the computation nothing;
/// all others, and the last layer's output always, are copied from nodes of the graph while it runs, which
/// divides it after each of them.
final class LayerOutputCapture {
  /// Architectures whose graph names the inputs of its layers; the engine aborts the process on others.
  private static let architecturesWithLayerInputs: Set<String> = ["llama", "qwen3"]

  /// How many tokens of a forward are kept, from the last one back: more than any chain has.
  static let capacity = 64

  let layers: [Int]
  /// Those of `layers` that are taken as the input of the next one.
  let asInputs: [Int]
  private let width: Int
  private let rows: UnsafeMutablePointer<Float>
  private let state: UnsafeMutablePointer<specbranch_row_capture>

  /// - Parameter allowsLayerInputs: false takes every output from the graph.
  init(_ model: LlamaModel, allowsLayerInputs: Bool = true) {
    let last = model.layerCount - 1
    layers = Array(max(last - PosteriorFeatureLayout.layerCount + 1, 0)...max(last, 0))
    let hasInputs =
      allowsLayerInputs && specbranch_hidden_states_available()
      && Self.architecturesWithLayerInputs.contains(model.header.architecture)
    asInputs = hasInputs ? layers.dropLast() : []
    width = model.width
    let copied = layers.count - asInputs.count
    rows = .allocate(capacity: width * Self.capacity * copied)
    rows.initialize(repeating: 0, count: width * Self.capacity * copied)
    state = .allocate(capacity: 1)
    state.initialize(
      to: specbranch_row_capture(
        enabled: false, first: Int32(layers[asInputs.count]), last: Int32(last), width: Int32(width),
        capacity: Int32(Self.capacity), rows: rows, counts: (0, 0, 0, 0)))
  }

  deinit {
    rows.deallocate()
    state.deallocate()
  }

  /// Makes the engine call back for this capture in contexts made with these parameters.
  func install(in parameters: inout llama_context_params) {
    parameters.cb_eval = { specbranch_capture_row($0, $1, $2) }
    parameters.cb_eval_user_data = UnsafeMutableRawPointer(state)
  }

  /// Switches the copying on or off for the forwards that follow.
  func setEnabled(_ enabled: Bool, _ context: OpaquePointer) {
    guard state.pointee.enabled != enabled else { return }
    state.pointee.enabled = enabled
    for layer in asInputs { specbranch_keep_layer_input(context, UInt32(layer + 1), enabled) }
  }

  var isEnabled: Bool { state.pointee.enabled }

  /// Forgets what earlier forwards gave.
  func clear() { state.pointee.counts = (0, 0, 0, 0) }

  /// The outputs for one of a forward's `batchSize` tokens, `[layers.count × width]`; nil if it gave none.
  ///
  /// - Parameter offset: how far the token is from the forward's last one.
  func row(back offset: Int, _ context: OpaquePointer, batchSize: Int) -> [Float]? {
    guard isEnabled, (0..<batchSize).contains(offset) else { return nil }
    var states: [Float] = []
    states.reserveCapacity(width * layers.count)
    for layer in asInputs {
      guard let input = specbranch_layer_input(context, UInt32(layer + 1)) else { return nil }
      states += UnsafeBufferPointer(start: input + (batchSize - 1 - offset) * width, count: width)
    }
    let counts = withUnsafeBytes(of: state.pointee.counts) { Array($0.bindMemory(to: Int32.self)) }
    for index in 0..<(layers.count - asInputs.count) {
      let place = Int(counts[index]) - 1 - offset
      guard place >= 0 else { return nil }
      states += UnsafeBufferPointer(start: rows + (index * Self.capacity + place) * width, count: width)
    }
    return states
  }

  /// Where each layer's output comes from, for the record.
  var sources: [String] {
    layers.map { asInputs.contains($0) ? "input of layer \($0 + 1)" : "graph node l_out-\($0)" }
  }
}

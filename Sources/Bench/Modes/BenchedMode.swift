public import SpecCore

/// A mode with its parameters, as one entry of a comparison.
public struct BenchedMode: Sendable, Equatable {
  /// The baseline's label.
  public static let baseline = DecodingMode.autoregressive.rawValue

  /// As typed; a swept draft length is added to it.
  public var label: String
  public var parameters: DecodingParameters

  public init(label: String, parameters: DecodingParameters) {
    self.label = label
    self.parameters = parameters
  }
}

/// Why a list of modes cannot be used, as one plain sentence.
public struct ModeListError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ sentence: String) { description = sentence }
}

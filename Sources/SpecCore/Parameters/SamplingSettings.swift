/// The user's sampling settings: they define the distribution that the committed text must have.
public struct SamplingSettings: Codable, Sendable, Equatable {
  /// 0 is greedy decoding; otherwise logits are divided by it. At least 0.
  public var temperature: Double
  /// Keep the `topK` most likely tokens; 0 keeps all.
  public var topK: Int
  /// Keep the smallest set of tokens whose probability reaches `topP`, in (0, 1]; 1 keeps all.
  public var topP: Double
  /// Drop tokens less likely than `minP` times the most likely one, in [0, 1]; 0 keeps all.
  public var minP: Double
  /// Divides positive and multiplies negative logits of recent tokens; 1 changes nothing. Above 0.
  public var repeatPenalty: Double
  /// How many recent tokens `repeatPenalty` looks at.
  public var repeatWindow: Int

  /// Beyond this the distribution is flat for all purposes.
  public static let highestTemperature = 10.0

  public init(
    temperature: Double = 0, topK: Int = 0, topP: Double = 1, minP: Double = 0,
    repeatPenalty: Double = 1, repeatWindow: Int = 64
  ) {
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
    self.minP = minP
    self.repeatPenalty = repeatPenalty
    self.repeatWindow = repeatWindow
  }

  /// Whether the target's distribution puts all its mass on one token.
  public var isGreedy: Bool { temperature < Self.lowestTemperature }

  /// Below this, dividing by the temperature gives nothing but infinities.
  static let lowestTemperature = 1e-6
}

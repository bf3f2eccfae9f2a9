/// One of the two models at work, each on a thread of its own.
public enum Lane: String, Codable, Sendable, CaseIterable {
  case draft
  case target
}

/// How much of the order of likelihood a filter keeps: the tokens whose logits are above `floor`, and of
/// those equal to it the ones up to `lastToken`.
struct LogitCut: Equatable {
  var floor: Float
  var lastToken: Token

  /// Keeps every token.
  static let all = LogitCut(floor: -.infinity, lastToken: .max)

  /// The one that keeps less.
  static func stricter(_ left: LogitCut, _ right: LogitCut) -> LogitCut {
    if left.floor != right.floor { return left.floor > right.floor ? left : right }
    return left.lastToken < right.lastToken ? left : right
  }
}

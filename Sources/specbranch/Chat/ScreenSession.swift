import ChatUI

/// What is behind the screen: it performs what the screen asks for and posts what happens to the inbox.
protocol ScreenSession: Sendable {
  /// Gets ready, and whatever else happens unasked, until it is cancelled or done.
  func load() async
  /// Performs effects one after the other, until the screen ends.
  func performEffects() async
  /// Has an effect performed after those before it; does not wait.
  func enqueue(_ effect: ChatEffect)
  /// Stops whatever runs and waits for it.
  func shutDown() async
}

extension ChatSession: ScreenSession {}

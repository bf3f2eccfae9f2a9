import Foundation

/// Blocks the calling thread.
func pause(seconds: Double) { Thread.sleep(forTimeInterval: seconds) }

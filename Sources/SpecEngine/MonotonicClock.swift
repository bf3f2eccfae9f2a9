import Foundation
import SpecCore

/// Seconds that never go back, and waiting for one of them.
public enum MonotonicClock {
  public static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Sleeps, then spins the last moment, so that it returns within microseconds of the deadline.
  ///
  /// - Returns: false if it was cancelled before.
  static func wait(until deadline: Double, cancellation: CancellationFlag) -> Bool {
    // The kernel wakes a sleeper some 50 µs late; sleeps are short, so that cancelling is quick.
    let (spin, longest) = (150e-6, 20e-3)
    while true {
      if cancellation.isSet { return false }
      let left = deadline - now()
      if left <= 0 { return true }
      if left > spin { usleep(UInt32(min(left - spin, longest) * 1e6)) }
    }
  }
}

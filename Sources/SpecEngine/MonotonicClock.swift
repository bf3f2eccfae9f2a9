import Foundation
import SpecCore

/// Seconds that never go back, and waiting for one of them.
public enum MonotonicClock {
  public static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// How long before a deadline sleeping ends and spinning begins: the kernel wakes a sleeper that late at
  /// worst, on a machine that is idle.
  private static let spin = 150e-6
  /// The longest sleep, so that cancelling is quick.
  private static let longestSleep = 20e-3

  /// Sleeps, then spins the last moment, so that it returns within microseconds of the deadline.
  ///
  /// - Returns: false if it was cancelled before.
  static func wait(until deadline: Double, cancellation: CancellationFlag) -> Bool {
    while true {
      if cancellation.isSet { return false }
      let left = deadline - now()
      if left <= 0 { return true }
      if left > spin { sleep(until: min(deadline - spin, deadline - left + longestSleep)) }
    }
  }

  private static func sleep(until deadline: Double) {
    #if os(Linux)
      var time = timespec()
      time.tv_sec = Int(deadline)
      time.tv_nsec = Int((deadline - Double(time.tv_sec)) * 1e9)
      clock_nanosleep(CLOCK_MONOTONIC, Int32(TIMER_ABSTIME), &time, nil)
    #else
      usleep(UInt32(max(deadline - now(), 0) * 1e6))
    #endif
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much of a busy machine a thread gets.
public enum ThreadPriority: Sendable {
  /// As much as any other.
  case normal
  /// Little where others want the same processor: for work that may come a few milliseconds later.
  case yielding

  /// How many steps of niceness `yielding` is; half the share of its neighbours, yet keys show at once.
  private static let yieldingSteps: Int32 = 3

  /// Gives the calling thread this priority; there is no way back.
  func applyToCurrentThread() {
    guard self == .yielding else { return }
    #if os(Linux)
      // On Linux niceness belongs to a thread, and 0 is the calling one.
      let thread = __priority_which_t(PRIO_PROCESS.rawValue)
      let niceness = getpriority(thread, 0) + Self.yieldingSteps
      _ = setpriority(thread, 0, min(niceness, 19))
    #elseif canImport(Darwin)
      pthread_set_qos_class_self_np(QOS_CLASS_UTILITY, 0)
    #endif
  }
}

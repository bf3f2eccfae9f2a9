import Foundation

/// What the system keeps of a process that crashed.
public enum CoreDumps {
  /// Nothing, for this process: with a model in it, it would be large.
  public static func disable() {
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    #else
      setrlimit(RLIMIT_CORE, &limit)
    #endif
  }
}

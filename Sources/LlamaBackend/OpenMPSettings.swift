#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// How the engine's OpenMP threads wait for each other.
  public enum OpenMPSettings {
    /// Long enough to cost nothing when alone, short enough not to starve a second busy model.
    static let spinCount = "10000"
    private static let variables = ["GOMP_SPINCOUNT", "OMP_WAIT_POLICY"]

    /// Starts the program once more with a short spin count, unless the user chose how to wait.
    ///
    /// libgomp reads its environment when it is loaded, before `main`. Call this before anything else;
    /// it returns where nothing needs doing or the program cannot be started again.
    public static func relaunchWithSpinCountIfNeeded() {
      guard variables.allSatisfy({ getenv($0) == nil }) else { return }
      guard setenv("GOMP_SPINCOUNT", spinCount, 1) == 0 else { return }
      execv("/proc/self/exe", CommandLine.unsafeArgv)
    }

    /// The settings in force, for reports, such as `GOMP_SPINCOUNT=10000`.
    public static var inForce: [String] {
      variables.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    }
  }
#else
  /// How the engine's OpenMP threads wait for each other; nothing to set on this platform.
  public enum OpenMPSettings {
    public static func relaunchWithSpinCountIfNeeded() {}

    public static var inForce: [String] { [] }
  }
#endif

import Foundation

/// An editor on this terminal, which it has to itself until it ends.
enum EditorProcess {
  /// Runs the command, which the shell reads, with the file as its last argument, and waits.
  ///
  /// Foundation's `Process` would put it into a group of its own, which may not read from the terminal.
  /// - Returns: its exit status, 127 where there is no such program, 128 and the number for a signal.
  static func run(_ command: String, file: String) -> Int32 {
    let words = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", file]
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // Ctrl-C is the editor's.
    let before = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in before { signal(number, handler) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    guard posix_spawn(&child, words[0], nil, &attributes, arguments, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let ending = status & 0x7F
    return ending == 0 ? (status >> 8) & 0xFF : 128 + ending
  }
}

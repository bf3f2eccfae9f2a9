import Foundation

/// An editor on this terminal, which it has to itself until it ends.
enum EditorProcess {
  /// Runs the command, which the shell reads, with the file as its last argument, and waits.
  ///
  /// Foundation's `Process` would put it into a group of its own, which may not read from the terminal.
  /// - Parameter showsErrors: whether its standard error is the terminal, wherever ours leads.
  /// - Returns: its exit status, 127 where there is no such program, 128 and the number for a signal.
  static func run(_ command: String, file: String, showsErrors: Bool = false) -> Int32 {
    let words = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", file]
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // Ctrl-C is the editor's; Ctrl-Z stops it and us, so that the shell has the terminal.
    let before = replaceActions([(SIGINT, SIG_IGN), (SIGQUIT, SIG_IGN), (SIGTSTP, SIG_DFL)])
    defer { restore(before) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // A thread of ours may hold signals back.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if showsErrors { posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO) }
    var child: pid_t = 0
    guard posix_spawn(&child, words[0], &actions, &attributes, arguments, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let ending = status & 0x7F
    return ending == 0 ? (status >> 8) & 0xFF : 128 + ending
  }

  private static func replaceActions(
    _ handlers: [(number: Int32, handler: __sighandler_t?)]
  ) -> [(number: Int32, action: sigaction)] {
    handlers.map { number, handler in
      var (new, old) = (sigaction(), sigaction())
      new.__sigaction_handler.sa_handler = handler
      sigaction(number, &new, &old)
      return (number, old)
    }
  }

  private static func restore(_ actions: [(number: Int32, action: sigaction)]) {
    for (number, action) in actions {
      var action = action
      sigaction(number, &action, nil)
    }
  }
}

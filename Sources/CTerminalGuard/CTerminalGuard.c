#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { byte_limit = 1024 };

// Two copies, so that a handler never reads bytes that are being replaced.
static uint8_t restore_bytes[2][byte_limit];
static size_t restore_count[2];
static atomic_int current_copy;
static struct termios saved_settings;
static int terminal_descriptor = -1;
static atomic_bool armed;
static atomic_int saved_errors = -1;

static const int crash_signals[] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGSYS};
enum { crash_count = sizeof crash_signals / sizeof crash_signals[0] };
static struct sigaction earlier_crash_actions[crash_count];
static bool handles_crashes;

static const int reported_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
enum { reported_count = sizeof reported_signals / sizeof reported_signals[0] };
static struct sigaction earlier_actions[reported_count];
static int signal_pipe[2] = {-1, -1};
static atomic_int signal_output = -1;

/// Writes all of it unless the terminal takes nothing for a tenth of a second.
static void write_patiently(int descriptor, const uint8_t *bytes, size_t count) {
  while (count > 0) {
    struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
    if (poll(&ready, 1, 100) <= 0 || !(ready.revents & POLLOUT)) return;
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno != EINTR) return;
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    }
  }
}

void specbranch_guard_restore_settings(void) {
  // A background process that changes the settings would be stopped; it may here.
  sigset_t blocked, earlier;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &blocked, &earlier);
  tcsetattr(terminal_descriptor, TCSANOW, &saved_settings);
  pthread_sigmask(SIG_SETMASK, &earlier, NULL);
}

void specbranch_guard_redirect_errors(int file) {
  if (file >= 0) {
    int saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    if (saved < 0) return;
    int earlier = atomic_exchange(&saved_errors, saved);
    if (earlier >= 0) close(earlier);
    dup2(file, STDERR_FILENO);
  } else {
    int saved = atomic_exchange(&saved_errors, -1);
    if (saved < 0) return;
    dup2(saved, STDERR_FILENO);
    close(saved);
  }
}

void specbranch_guard_restore(void) {
  if (!atomic_exchange(&armed, false)) return;
  int saved_errno = errno;
  int copy = atomic_load(&current_copy);
  write_patiently(terminal_descriptor, restore_bytes[copy], restore_count[copy]);
  specbranch_guard_restore_settings();
  specbranch_guard_redirect_errors(-1);
  errno = saved_errno;
}

void specbranch_guard_set_bytes(const uint8_t *bytes, size_t count) {
  int copy = 1 - atomic_load(&current_copy);
  restore_count[copy] = count < byte_limit ? count : byte_limit;
  memcpy(restore_bytes[copy], bytes, restore_count[copy]);
  atomic_store(&current_copy, copy);
}

/// Restores the terminal, then lets the signal do what it did before us.
static void handle_crash(int signal_number) {
  specbranch_guard_restore();
  for (size_t i = 0; i < crash_count; i++) {
    if (crash_signals[i] == signal_number) sigaction(signal_number, &earlier_crash_actions[i], NULL);
  }
  raise(signal_number);
}

static void take_crash_signals(void) {
  if (handles_crashes) return;
  struct sigaction action = {.sa_handler = handle_crash, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < crash_count; i++) sigaction(crash_signals[i], &action, &earlier_crash_actions[i]);
  handles_crashes = true;
}

bool specbranch_guard_arm(int terminal, const uint8_t *bytes, size_t count) {
  static bool registered;
  if (tcgetattr(terminal, &saved_settings) != 0) return false;
  terminal_descriptor = terminal;
  specbranch_guard_set_bytes(bytes, count);
  if (!registered) registered = atexit(specbranch_guard_restore) == 0;
  take_crash_signals();
  atomic_store(&armed, true);
  return true;
}

void specbranch_guard_disarm(void) {
  atomic_store(&armed, false);
  specbranch_guard_redirect_errors(-1);
  if (!handles_crashes) return;
  for (size_t i = 0; i < crash_count; i++) sigaction(crash_signals[i], &earlier_crash_actions[i], NULL);
  handles_crashes = false;
}

static void report_signal(int signal_number) {
  int saved_errno = errno;
  int output = atomic_load(&signal_output);
  uint8_t number = (uint8_t)signal_number;
  // A full pipe means that reports are waiting anyway.
  if (output >= 0) (void)!write(output, &number, 1);
  errno = saved_errno;
}

int specbranch_signals_begin(void) {
  if (signal_pipe[0] >= 0) return signal_pipe[0];
  if (pipe(signal_pipe) != 0) return -1;
  for (int end = 0; end < 2; end++) {
    fcntl(signal_pipe[end], F_SETFD, FD_CLOEXEC);
    fcntl(signal_pipe[end], F_SETFL, O_NONBLOCK);
  }
  atomic_store(&signal_output, signal_pipe[1]);
  struct sigaction action = {.sa_handler = report_signal, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < reported_count; i++) sigaction(reported_signals[i], &action, &earlier_actions[i]);
  return signal_pipe[0];
}

void specbranch_signals_end(void) {
  if (signal_pipe[0] < 0) return;
  for (size_t i = 0; i < reported_count; i++) sigaction(reported_signals[i], &earlier_actions[i], NULL);
  atomic_store(&signal_output, -1);
  close(signal_pipe[0]);
  close(signal_pipe[1]);
  signal_pipe[0] = signal_pipe[1] = -1;
}

void specbranch_stop_process(bool group) {
  struct sigaction action = {.sa_handler = SIG_DFL}, earlier;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, &earlier);
  kill(group ? 0 : getpid(), SIGTSTP);
  // Another thread may take the signal a moment later; in a group without a shell nothing happens at all.
  struct timespec moment = {.tv_nsec = 50000000};
  while (nanosleep(&moment, &moment) != 0 && errno == EINTR) {}
  sigaction(SIGTSTP, &earlier, NULL);
}

_Noreturn void specbranch_end_by_signal(int signal_number) {
  specbranch_guard_restore();
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(signal_number, &action, NULL);
  sigset_t unblocked;
  sigemptyset(&unblocked);
  sigaddset(&unblocked, signal_number);
  pthread_sigmask(SIG_UNBLOCK, &unblocked, NULL);
  raise(signal_number);
  _exit(128 + signal_number);
}

bool specbranch_window_size(int terminal, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(terminal, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

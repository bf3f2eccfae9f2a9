#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The parts of leaving a terminal in order that must run inside signal handlers.
// One terminal per process. All functions but the handlers' own are called from ordinary threads.

/// Remembers how to restore the terminal: bytes to write, and the line settings of that descriptor as
/// they are now. Restores it from now on at `exit` and on crash signals. False if there is no terminal.
bool specbranch_guard_arm(int terminal, const uint8_t *bytes, size_t count);

/// Replaces the bytes, for instance when mouse reporting was switched on.
void specbranch_guard_set_bytes(const uint8_t *bytes, size_t count);

/// Sends what is written to standard error to that file until the terminal is restored; -1 ends that.
void specbranch_guard_redirect_errors(int file);

/// Writes the bytes and restores the line settings, once. Safe in a signal handler.
void specbranch_guard_restore(void);

/// Restores only the line settings, for a suspension.
void specbranch_guard_restore_settings(void);

/// Forgets the terminal without touching it and gives crash signals back.
void specbranch_guard_disarm(void);

/// Reports INT, TERM, HUP, QUIT, TSTP, CONT and WINCH as bytes (the signal's number) on a pipe, whose
/// reading end is returned, or -1. The signals do nothing else until `specbranch_signals_end`.
int specbranch_signals_begin(void);

/// Gives the signals back to what they did before and closes the pipe.
void specbranch_signals_end(void);

/// Stops the process (its whole group if `group`) as TSTP does by default; returns when it continues.
void specbranch_stop_process(bool group);

/// Ends the process by that signal's default action, the terminal restored first.
_Noreturn void specbranch_end_by_signal(int signal_number);

/// The terminal's size in cells; false if it is unknown.
bool specbranch_window_size(int terminal, int *columns, int *rows);

#pragma once
#define NCURSES_WIDECHAR 1
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

// Function-like macros and global variables that Swift does not see, or not as safe ones.

static const attr_t specbranch_bold = A_BOLD;
static const attr_t specbranch_dim = A_DIM;
static const attr_t specbranch_underline = A_UNDERLINE;
static const attr_t specbranch_reverse = A_REVERSE;
static const attr_t specbranch_italic = A_ITALIC;

static inline SCREEN *specbranch_new_screen(const char *terminal) {
  return newterm(terminal, stdout, stdin);
}

static inline WINDOW *specbranch_window(void) { return stdscr; }
static inline WINDOW *specbranch_shown(void) { return curscr; }
static inline int specbranch_color_count(void) { return COLORS; }
static inline int specbranch_pair_count(void) { return COLOR_PAIRS; }
static inline int specbranch_rows(void) { return getmaxy(stdscr); }
static inline int specbranch_columns(void) { return getmaxx(stdscr); }

/// Fills a cell with up to five characters; false if curses refuses them.
static inline bool specbranch_set_cell(
  cchar_t *cell, const uint32_t *scalars, int count, attr_t attributes, int pair) {
  wchar_t text[CCHARW_MAX + 1];
  if (count > CCHARW_MAX) count = CCHARW_MAX;
  for (int i = 0; i < count; i++) text[i] = (wchar_t)scalars[i];
  text[count] = L'\0';
  // The options point to the pair where its number may not fit a short.
  short small = pair > 32767 ? 32767 : (short)pair;
  return setcchar(cell, text, attributes, small, &pair) == OK;
}

/// What terminfo says of a terminal; the texts are empty where it says nothing.
struct specbranch_terminal {
  int colors;
  bool has_direct_colors;
  bool can_move_cursor;
  bool reports_mouse;
  bool pastes_in_brackets;
  char leave_screen[128];
  char show_cursor[64];
  char plain_attributes[64];
  char plain_colors[64];
  char last_row[64];
};

static inline const char *specbranch_text_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  return text == NULL || text == (char *)-1 ? "" : text;
}

static inline void specbranch_copy_capability(char *target, size_t room, const char *text) {
  // Padding, $<…>, is for terminals of long ago and must not be sent as text.
  size_t used = 0;
  while (*text != '\0' && used + 1 < room) {
    if (text[0] == '$' && text[1] == '<' && strchr(text, '>') != NULL) {
      text = strchr(text, '>') + 1;
    } else {
      target[used++] = *text++;
    }
  }
  target[used] = '\0';
}

/// Looks a terminal up without disturbing a running screen; false if terminfo does not know it.
static inline bool specbranch_look_up(const char *name, int last_row, struct specbranch_terminal *found) {
  TERMINAL *running = cur_term;
  int status = 0;
  cur_term = NULL;
  bool known = setupterm((char *)name, 1, &status) == OK && status == 1;
  if (known) {
    int colors = tigetnum((char *)"colors");
    found->colors = colors < 0 ? 0 : colors;
    found->has_direct_colors = tigetflag((char *)"RGB") == 1 || tigetnum((char *)"RGB") > 0
      || *specbranch_text_capability("RGB") != '\0';
    const char *move = specbranch_text_capability("cup");
    found->can_move_cursor = *move != '\0';
    found->reports_mouse = *specbranch_text_capability("kmous") != '\0';
    found->pastes_in_brackets = *specbranch_text_capability("BE") != '\0';
    specbranch_copy_capability(
      found->leave_screen, sizeof found->leave_screen, specbranch_text_capability("rmcup"));
    specbranch_copy_capability(
      found->show_cursor, sizeof found->show_cursor, specbranch_text_capability("cnorm"));
    specbranch_copy_capability(
      found->plain_attributes, sizeof found->plain_attributes, specbranch_text_capability("sgr0"));
    specbranch_copy_capability(
      found->plain_colors, sizeof found->plain_colors, specbranch_text_capability("op"));
    const char *bottom = *move != '\0' ? tiparm(move, last_row, 0) : NULL;
    specbranch_copy_capability(found->last_row, sizeof found->last_row, bottom ? bottom : "");
    del_curterm(cur_term);
  }
  set_curterm(running);
  return known;
}

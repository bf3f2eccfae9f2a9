#pragma once
#include <stdint.h>
#include <wchar.h>

// Declared here too, because <wchar.h> hides it unless X/Open is asked for before any other header.
int wcwidth(wchar_t character);

/// Columns of a scalar in the current locale; -1 if it cannot be printed.
static inline int32_t specbranch_column_count(uint32_t scalar) {
  return (int32_t)wcwidth((wchar_t)scalar);
}

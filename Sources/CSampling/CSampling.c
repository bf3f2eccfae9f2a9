#include "CSampling.h"

#include <math.h>
#include <string.h>

// A fused multiplication and addition rounds once instead of twice, so variants with it would differ.
#pragma STDC FP_CONTRACT OFF

#define VARIANT(name) name##_plain
#define VARIANT_NAME "plain"
#include "kernels.inc"
#undef VARIANT
#undef VARIANT_NAME

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define VARIANT(name) name##_avx2
#define VARIANT_NAME "avx2"
#include "kernels.inc"
#undef VARIANT
#undef VARIANT_NAME
#pragma clang attribute pop

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#define VARIANT(name) name##_avx512
#define VARIANT_NAME "avx512"
#include "kernels.inc"
#undef VARIANT
#undef VARIANT_NAME
#pragma clang attribute pop

static bool has_avx2(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2");
}

static bool has_avx512(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

#endif

size_t sampling_kernels_supported(const struct sampling_kernels **list, size_t capacity) {
  size_t found = 0;
  if (found < capacity) list[found++] = &kernels_plain;
#if defined(__x86_64__)
  if (found < capacity && has_avx2()) list[found++] = &kernels_avx2;
  if (found < capacity && has_avx512()) list[found++] = &kernels_avx512;
#endif
  return found;
}

size_t sampling_collect(
    const float *values, size_t count, const float *maxima, float floor, int32_t *indices,
    size_t capacity) {
  size_t found = 0;
  for (size_t block = 0; block * sampling_block < count; block++) {
    if (!(maxima[block] >= floor)) continue;
    const size_t start = block * sampling_block;
    const size_t end = start + sampling_block < count ? start + sampling_block : count;
    if (found + (end - start) <= capacity) {
      for (size_t i = start; i < end; i++) {
        indices[found] = (int32_t)i;
        found += values[i] >= floor;
      }
    } else {
      for (size_t i = start; i < end; i++) {
        if (!(values[i] >= floor)) continue;
        if (found == capacity) return capacity + 1;
        indices[found++] = (int32_t)i;
      }
    }
  }
  return found;
}

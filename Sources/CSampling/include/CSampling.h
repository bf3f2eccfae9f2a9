#ifndef CSAMPLING_H
#define CSAMPLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Values of one block, whose maximum is kept.
enum { sampling_block = 64 };
/// Buckets of a histogram; one more takes what is below its range.
enum { sampling_buckets = 512 };

/// A histogram of logits by their distance below `high`.
struct sampling_histogram {
  /// The upper end of the first bucket.
  float high;
  /// Buckets per logit.
  float density;
  /// How many values, or the sum of exp(value − peak).
  double amounts[sampling_buckets + 1];
};

/// The passes over a row of logits or weights, compiled for one kind of processor.
///
/// All variants give the same bits: they add in the same order, 16 lanes at a time, and none fuses a
/// multiplication with an addition. A value that is not a number is below every other and weighs nothing.
struct sampling_kernels {
  const char *name;

  /// The largest value of each block, −∞ where it has no number; `maxima` has ⌈count / block⌉ elements.
  /// Returns the largest of all.
  float (*block_maxima)(const float *values, size_t count, float *maxima);

  /// The sum of exp((value − peak) · scale) over the values of at least `floor`; none may exceed `peak`.
  double (*exp_sum)(const float *values, size_t count, float peak, float scale, float floor);

  /// The sum of exp(value − peak), and of those above `floor`.
  double (*exp_sum_above)(
      const float *values, size_t count, float peak, float floor, double *above);

  /// As `exp_sum`; stores each weight, 0 below the floor.
  double (*exp_weights)(
      const float *values, size_t count, float peak, float scale, float floor, float *weights);

  /// Sums masses, or counts values, by bucket; the caller sets `high` and `density`.
  void (*histogram)(
      const float *values, size_t count, float peak, bool by_mass, struct sampling_histogram *histogram);

  /// The indices, ascending, of the values in one bucket of a histogram; returns how many. `indices` has
  /// room for `count`.
  size_t (*bucket_members)(
      const float *values, size_t count, const struct sampling_histogram *histogram, int32_t bucket,
      int32_t *indices);

  /// The sum of non-negative weights.
  double (*sum)(const float *weights, size_t count);

  /// The first index at which the cumulative weight exceeds `threshold`, or else the last one of a
  /// positive weight; 0 where there is none.
  size_t (*find)(const float *weights, size_t count, double threshold);

  /// Stores max(weights − other · scale, 0); returns the sum.
  double (*subtract)(
      const float *weights, const float *other, size_t count, double scale, float *result);

  /// How many are above 0.
  size_t (*count_positive)(const float *weights, size_t count);
};

/// The variants that this processor can run, the fastest last; at least one.
size_t sampling_kernels_supported(const struct sampling_kernels *_Nonnull *_Nonnull list, size_t capacity);

/// The indices, ascending, of the values of at least `floor`, skipping blocks whose maximum is below.
/// Returns how many; more than `capacity` where there was no room for all.
size_t sampling_collect(
    const float *values, size_t count, const float *maxima, float floor, int32_t *indices,
    size_t capacity);

#pragma clang assume_nonnull end

#endif

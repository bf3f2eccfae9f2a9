// Matrix kernels of the posterior predictor, compiled for several processors and chosen when the program starts.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// c[m][n] += Σ_k a(m, k) · b[k][n], where a(m, k) is a[m · row_stride + k · column_stride].
///
/// b and c are dense and row-major; none may overlap. With other strides the same a is read transposed.
void specbranch_multiply_add(
    float * c, const float * a, const float * b, size_t rows, size_t inner, size_t columns, size_t row_stride,
    size_t column_stride);

/// c[n] += Σ_k a[k] · b[k][n], where b is dense, row-major, in IEEE half precision: half as much to read.
void specbranch_multiply_add_half(
    float * c, const float * a, const uint16_t * b, size_t inner, size_t columns);

/// The settings of one step of Adam (Kingma and Ba, 1412.6980).
struct specbranch_adam {
    float rate;
    float beta1;
    float beta2;
    float epsilon;
    /// 1 − beta1^t and 1 − beta2^t at step t.
    float correction1;
    float correction2;
};

/// One step of Adam on `count` weights, with their gradient and their running moments.
void specbranch_adam_step(
    float * weights, const float * gradient, float * mean, float * variance, size_t count,
    struct specbranch_adam settings);

#ifdef __cplusplus
}
#endif

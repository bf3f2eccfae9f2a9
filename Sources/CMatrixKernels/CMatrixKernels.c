#include "CMatrixKernels.h"

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

// Four rows of b at a time: a row of c is then read and written a quarter as often.
FOR_EACH_PROCESSOR
void specbranch_multiply_add(
    float * restrict c, const float * restrict a, const float * restrict b, size_t rows, size_t inner,
    size_t columns, size_t row_stride, size_t column_stride) {
    for (size_t m = 0; m < rows; m++) {
        float * restrict out = c + m * columns;
        const float * row = a + m * row_stride;
        size_t k = 0;
        for (; k + 4 <= inner; k += 4) {
            const float a0 = row[k * column_stride], a1 = row[(k + 1) * column_stride];
            const float a2 = row[(k + 2) * column_stride], a3 = row[(k + 3) * column_stride];
            const float * restrict b0 = b + k * columns;
            const float * restrict b1 = b0 + columns;
            const float * restrict b2 = b1 + columns;
            const float * restrict b3 = b2 + columns;
            for (size_t n = 0; n < columns; n++) {
                out[n] += a0 * b0[n] + a1 * b1[n] + a2 * b2[n] + a3 * b3[n];
            }
        }
        for (; k < inner; k++) {
            const float factor = row[k * column_stride];
            const float * restrict line = b + k * columns;
            for (size_t n = 0; n < columns; n++) { out[n] += factor * line[n]; }
        }
    }
}

FOR_EACH_PROCESSOR
void specbranch_multiply_add_half(
    float * restrict c, const float * restrict a, const uint16_t * restrict b, size_t inner, size_t columns) {
    typedef _Float16 half __attribute__((may_alias));
    size_t k = 0;
    for (; k + 4 <= inner; k += 4) {
        const half * restrict b0 = (const half *) (b + k * columns);
        const half * restrict b1 = b0 + columns;
        const half * restrict b2 = b1 + columns;
        const half * restrict b3 = b2 + columns;
        for (size_t n = 0; n < columns; n++) {
            c[n] += a[k] * (float) b0[n] + a[k + 1] * (float) b1[n] + a[k + 2] * (float) b2[n] + a[k + 3] * (float) b3[n];
        }
    }
    for (; k < inner; k++) {
        const half * restrict line = (const half *) (b + k * columns);
        for (size_t n = 0; n < columns; n++) { c[n] += a[k] * (float) line[n]; }
    }
}

FOR_EACH_PROCESSOR
void specbranch_adam_step(
    float * restrict weights, const float * restrict gradient, float * restrict mean, float * restrict variance,
    size_t count, struct specbranch_adam settings) {
    for (size_t i = 0; i < count; i++) {
        const float g = gradient[i];
        mean[i] = settings.beta1 * mean[i] + (1 - settings.beta1) * g;
        variance[i] = settings.beta2 * variance[i] + (1 - settings.beta2) * g * g;
        const float step = mean[i] / settings.correction1;
        weights[i] -= settings.rate * step / (__builtin_elementwise_sqrt(variance[i] / settings.correction2) + settings.epsilon);
    }
}

// Copies rows out of a running computation graph: the outputs of some layers for a batch's last tokens.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct ggml_tensor;

/// The most layers of one capture.
#define SPECBRANCH_CAPTURE_LAYERS 4

/// What to copy, and what was copied; handed to the engine as its callback's user data.
struct specbranch_row_capture {
    /// Whether anything is wanted; when not, the graph runs undivided.
    bool enabled;
    /// The layers `first` … `last`, whose outputs are the nodes `l_out-N`.
    int32_t first;
    int32_t last;
    /// Width of a row.
    int32_t width;
    /// How many rows of a layer there is room for; of a larger batch the last ones are kept.
    int32_t capacity;
    /// `[last − first + 1][capacity][width]`.
    float * rows;
    /// How many rows of layer `first + i` the last forward gave, 0 after it was cleared.
    int32_t counts[SPECBRANCH_CAPTURE_LAYERS];
};

/// The engine's evaluation callback: asked before a node whether its values are wanted, told when they are there.
bool specbranch_capture_row(struct ggml_tensor * node, bool asking, void * capture);

#ifdef __cplusplus
}
#endif

// Copies single rows out of a running computation graph: the outputs of some layers for a batch's last token.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct ggml_tensor;

/// What to copy, and what was copied; handed to the engine as its callback's user data.
struct specbranch_row_capture {
    /// Whether anything is wanted; when not, the graph runs undivided.
    bool enabled;
    /// The layers `first` … `last`, whose outputs are the nodes `l_out-N`.
    int32_t first;
    int32_t last;
    /// Width of a row.
    int32_t width;
    /// `[last − first + 1][width]`.
    float * rows;
    /// Bit i is set when the output of layer `first + i` has been copied since it was cleared.
    uint32_t copied;
};

/// The engine's evaluation callback: asked before a node whether its values are wanted, told when they are there.
bool specbranch_capture_row(struct ggml_tensor * node, bool asking, void * capture);

#ifdef __cplusplus
}
#endif

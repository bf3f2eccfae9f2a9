// The few engine symbols with C++ linkage, made callable from Swift.
//
// Their header is not installed with the engine, and older engines lack them: each is declared weak, so
// that the program links either way, and `specbranch_hidden_states_available` tells which it is.
#pragma once

#include "CRowCapture.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct llama_context;
struct llama_model;

/// Whether the engine has all of the symbols below.
bool specbranch_hidden_states_available(void);

/// Keeps (or stops keeping) the input of a layer at each forward. Aborts the process on architectures
/// whose graph does not name the layers' inputs.
void specbranch_keep_layer_input(struct llama_context * context, uint32_t layer, bool keep);

/// The kept inputs of the last forward: one row of the model's width for each token of the batch, in batch order.
const float * specbranch_layer_input(struct llama_context * context, uint32_t layer);

/// Writes the token embeddings as 32-bit floats, `[vocabulary][width]`, and returns their count; with
/// `out` NULL it returns the count only, and 0 where there are none.
uint32_t specbranch_token_embeddings(const struct llama_model * model, float * out);

#ifdef __cplusplus
}
#endif

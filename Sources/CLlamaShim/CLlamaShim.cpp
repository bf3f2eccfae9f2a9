#include "CLlamaShim.h"

#if defined(__APPLE__)
#define WEAK __attribute__((weak_import))
#else
#define WEAK __attribute__((weak))
#endif

WEAK void llama_set_embeddings_layer_inp(llama_context * context, uint32_t layer, bool value);
WEAK float * llama_get_embeddings_layer_inp(llama_context * context, uint32_t layer);
WEAK uint32_t llama_model_get_tok_embd(const llama_model * model, float * out);

bool specbranch_hidden_states_available(void) {
    return llama_set_embeddings_layer_inp != nullptr && llama_get_embeddings_layer_inp != nullptr &&
           llama_model_get_tok_embd != nullptr;
}

void specbranch_keep_layer_input(llama_context * context, uint32_t layer, bool keep) {
    if (specbranch_hidden_states_available()) {
        llama_set_embeddings_layer_inp(context, layer, keep);
    }
}

const float * specbranch_layer_input(llama_context * context, uint32_t layer) {
    return specbranch_hidden_states_available() ? llama_get_embeddings_layer_inp(context, layer) : nullptr;
}

uint32_t specbranch_token_embeddings(const llama_model * model, float * out) {
    return specbranch_hidden_states_available() ? llama_model_get_tok_embd(model, out) : 0;
}

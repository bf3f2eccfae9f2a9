// Compiles and links only against an engine that has what the program uses.
#include <llama.h>

int main(void) {
    struct llama_context_params parameters = llama_context_default_params();
    parameters.kv_unified = true;
    parameters.swa_full = true;
    parameters.no_perf = true;
    parameters.n_outputs_max = 1;
    llama_backend_init();
    const void * used[] = {
        (void *) llama_model_load_from_file, (void *) llama_init_from_model, (void *) llama_decode,
        (void *) llama_memory_seq_rm, (void *) llama_memory_seq_cp, (void *) llama_memory_seq_pos_max,
        (void *) llama_memory_clear, (void *) llama_set_abort_callback, (void *) llama_get_logits_ith,
        (void *) llama_vocab_is_eog, (void *) llama_vocab_is_control, (void *) llama_token_to_piece,
        (void *) llama_model_is_diffusion, (void *) llama_model_chat_template,
        (void *) llama_chat_apply_template, (void *) llama_chat_builtin_templates, (void *) ggml_backend_load_all,
    };
    return parameters.n_outputs_max == 1 && sizeof used > 0 && llama_version() != 0 ? 0 : 1;
}

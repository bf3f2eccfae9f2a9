// The few calls of llama.cpp that the recipe's checks need, for Python (llamacpp.py builds and loads this).
#include <llama.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  struct llama_model * model;
  struct llama_context * context;
} handle;

static void quiet(enum ggml_log_level level, const char * text, void * data) {
  (void) level; (void) text; (void) data;
}

handle * sprig_open(const char * path, int length, int threads) {
  llama_log_set(quiet, NULL);
  llama_backend_init();
  struct llama_model_params mp = llama_model_default_params();
  mp.n_gpu_layers = 0;
  handle * h = calloc(1, sizeof *h);
  h->model = llama_model_load_from_file(path, mp);
  if (!h->model) {
    free(h);
    return NULL;
  }
  struct llama_context_params cp = llama_context_default_params();
  cp.n_ctx = length;
  cp.n_batch = cp.n_ubatch = length;
  cp.n_threads = cp.n_threads_batch = threads;
  cp.type_k = cp.type_v = GGML_TYPE_F32;
  cp.flash_attn_type = LLAMA_FLASH_ATTN_TYPE_DISABLED;
  h->context = llama_init_from_model(h->model, cp);
  return h;
}

void sprig_close(handle * h) {
  llama_free(h->context);
  llama_model_free(h->model);
  free(h);
}

int sprig_vocabulary(handle * h) { return llama_vocab_n_tokens(llama_model_get_vocab(h->model)); }

int sprig_tokenize(handle * h, const char * text, int length, int * out, int room) {
  return llama_tokenize(llama_model_get_vocab(h->model), text, length, out, room, false, true);
}

// Reads `count` tokens from position `first` on (what was read behind it is forgotten); writes the logits of all of them to `out`.
int sprig_logits(handle * h, const int * tokens, int count, int first, float * out) {
  llama_memory_seq_rm(llama_get_memory(h->context), 0, first, -1);
  struct llama_batch batch = llama_batch_init(count, 0, 1);
  batch.n_tokens = count;
  for (int i = 0; i < count; i++) {
    batch.token[i] = tokens[i];
    batch.pos[i] = first + i;
    batch.n_seq_id[i] = 1;
    batch.seq_id[i][0] = 0;
    batch.logits[i] = 1;
  }
  int status = llama_decode(h->context, batch);
  size_t width = sprig_vocabulary(h);
  for (int i = 0; status == 0 && i < count; i++) memcpy(out + i * width, llama_get_logits_ith(h->context, i), width * sizeof(float));
  llama_batch_free(batch);
  return status;
}

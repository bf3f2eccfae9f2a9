#include "CRowCapture.h"

#include <ggml-backend.h>
#include <ggml.h>

#include <cstdlib>
#include <cstring>

namespace {

/// The layer whose output a node is, or −1.
int layer_of(const ggml_tensor * node) {
    const char * prefix = "l_out-";
    const size_t length = 6;
    if (strncmp(node->name, prefix, length) != 0) { return -1; }
    char * end = nullptr;
    const long layer = strtol(node->name + length, &end, 10);
    return end != node->name + length && *end == '\0' ? (int) layer : -1;
}

}  // namespace

bool specbranch_capture_row(ggml_tensor * node, bool asking, void * user_data) {
    auto * capture = (specbranch_row_capture *) user_data;
    if (!capture->enabled) { return !asking; }
    const int layer = layer_of(node);
    const bool wanted = layer >= capture->first && layer <= capture->last && node->type == GGML_TYPE_F32 &&
                        node->ne[0] == capture->width && node->ne[1] >= 1 && node->ne[2] == 1 && node->ne[3] == 1;
    if (asking) { return wanted; }
    if (wanted) {
        // The last layer computes only the rows that logits are wanted of; the last one is the last in either case.
        const int64_t count = node->ne[1] < capture->capacity ? node->ne[1] : capture->capacity;
        const int index = layer - capture->first;
        float * rows = capture->rows + (size_t) index * capture->capacity * capture->width;
        for (int64_t i = 0; i < count; ++i) {
            const size_t offset = (size_t) (node->ne[1] - count + i) * node->nb[1];
            ggml_backend_tensor_get(node, rows + i * capture->width, offset, (size_t) capture->width * sizeof(float));
        }
        capture->counts[index] = (int32_t) count;
    }
    return true;
}

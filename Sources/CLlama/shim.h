// The engine's C interface; see docs/architecture.md for the one module that imports it.
#pragma once
#include <llama.h>
#include <gguf.h>

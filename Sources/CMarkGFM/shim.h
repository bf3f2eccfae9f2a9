#pragma once
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>

// Node types of the extensions: variables that are set when the extensions are registered, and that no installed
// header declares. Swift takes variables for unsafe, so functions give them.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_STRIKETHROUGH;

static inline cmark_node_type specbranch_table_type(void) { return CMARK_NODE_TABLE; }
static inline cmark_node_type specbranch_strikethrough_type(void) { return CMARK_NODE_STRIKETHROUGH; }

#!/usr/bin/env bash
# Builds llama.cpp's own tools from the source of the engine, linked with the engine, and links `.build/peers` to them.
#
#   scripts/peers.sh server     # ggml-rpc-server only, which the tests need; takes seconds
#   scripts/peers.sh all        # llama-bench, llama-speculative-simple and llama-quantize, too; takes minutes
#
# They are kept in the user's cache beside the engine, by the engine's key.
source "$(dirname "$0")/engine.sh"

what=${1:-all}
[ -e "$root/.build/engine-key" ] && [ -e "$root/.engine/lib" ] || fail "There is no engine yet; run make engine first."
engine=$(cd "$root/.engine/" && pwd -P)
engine_key=$(cat "$root/.build/engine-key")
peers=$cache/peers/$engine_key
server=$peers/ggml-rpc-server

server_source=tools/rpc/rpc-server.cpp

# Sets `tree` to a source tree that has at least what `server` or `all` needs.
find_source() {
  if [ -n "${LLAMA_SOURCE:-}" ]; then
    tree=$LLAMA_SOURCE
    return
  fi
  case $engine_key in source-*) fail "The engine was built from a source tree of yours; name it with LLAMA_SOURCE=FOLDER." ;; esac
  work=$(mktemp -d "$cache/work.XXXXXX")
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  if [ "$1" = all ]; then
    unpack
  else
    download
    local folder=llama_cpp_python-$version/vendor/llama.cpp
    tar -xzf "$archive" -C "$work" "$folder/$server_source" ||
      fail "$archive could not be unpacked; is the disk full? Delete the file and try again."
    tree=$work/$folder
  fi
}

build_server() {
  local log=$logs/peers-$engine_key.log library
  say "Building ggml-rpc-server (usually 10 seconds; the log is $log)"
  library=$(cd "$engine/lib" && pwd -P)
  export PKG_CONFIG_PATH=$engine/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
  # shellcheck disable=SC2046
  logged "$log" c++ -O2 -std=c++17 "$tree/$server_source" -o "$server.new" $(pkg-config --cflags llama) \
    -L"$library" -lggml -lggml-base -Wl,-rpath,"$library" -Wl,-rpath-link,"$library" ||
    fail "ggml-rpc-server could not be built; $log says why."
  mv "$server.new" "$server"
}

build_tools() {
  case $engine_key in
  installed-*) fail "The installed llama.cpp is of another release than its tools here would be. Build the engine with LLAMA_BACKEND=cpu make engine, then try again." ;;
  esac
  local log=$logs/peers-$engine_key.log build=$work/peers
  say "Building llama-bench, llama-speculative-simple and llama-quantize (usually 2 to 4 minutes on 2 cores; the log is $log)"
  logged "$log" cmake -S "$root/scripts/peers" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DLLAMA_TREE="$tree" -DCMAKE_PREFIX_PATH="$engine" ||
    fail "llama.cpp's tools could not be configured; $log says why."
  SECONDS=0 next_report=20
  ninja -C "$build" >>"$log" 2>&1 &
  compiler=$!
  report_progress "$compiler" "$log"
  wait "$compiler" || fail "llama.cpp's tools could not be built; $log says why."
  local tool
  # The last one last: it says that all are there.
  for tool in llama-quantize llama-bench llama-speculative-simple; do mv "$build/bin/$tool" "$peers/$tool"; done
}

mkdir -p "$peers" "$logs"
ln -sfn "$peers" "$root/.build/peers"
if have flock; then
  exec 8>"$peers/.lock"
  flock -n 8 || { say "Waiting for another set-up to finish"; flock 8; }
fi
needs_tools=false
[ "$what" = server ] || [ -e "$peers/llama-speculative-simple" ] || needs_tools=true
if [ "$needs_tools" = true ]; then find_source all; elif [ ! -e "$server" ]; then find_source server; fi
[ -e "$server" ] || build_server
[ "$needs_tools" = false ] || build_tools

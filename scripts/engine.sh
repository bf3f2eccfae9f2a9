#!/usr/bin/env bash
# Finds or builds the engine, llama.cpp, and links `.engine` to it.
#
#   scripts/engine.sh [--key]     # --key: print what the engine is to be made from, and do nothing
#
# An installed `pkg-config llama` is used if it has what the program needs, unless LLAMA_BACKEND or
# LLAMA_SOURCE is given. Builds are kept in the user's cache, by version, flags and processor.
source "$(dirname "$0")/lib.sh"

package=llama-cpp-python
version=0.3.36
archive_name=llama_cpp_python-$version.tar.gz
archive_sum=832db0699007f1be95a7e41ef12e88926b02ba836461e36a36372db2760c1a2e
default_backend=cpu
[ "$(uname)" != Darwin ] || default_backend=metal
backend=${LLAMA_BACKEND:-$default_backend}
engines=$cache/engine

flags=(
  -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON -DGGML_RPC=ON -DLLAMA_CURL=OFF
  -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_EXAMPLES=OFF
  -DLLAMA_BUILD_SERVER=OFF -DLLAMA_BUILD_COMMON=OFF -DLLAMA_BUILD_APP=OFF
)
# The libraries find each other wherever they are copied to.
if [ "$(uname)" = Darwin ]; then
  flags+=(-DCMAKE_INSTALL_RPATH=@loader_path)
else
  flags+=('-DCMAKE_INSTALL_RPATH=$ORIGIN' -DCMAKE_INSTALL_LIBDIR=lib)
fi
case $backend in
cpu) flags+=(-DGGML_METAL=OFF) ;;
cuda) flags+=(-DGGML_CUDA=ON) ;;
vulkan) flags+=(-DGGML_VULKAN=ON) ;;
metal) flags+=(-DGGML_METAL=ON) ;;
*) fail "LLAMA_BACKEND is $backend, but it can be cpu, cuda, vulkan or metal." ;;
esac

# The engine is built for the processor that it is built on.
processor() {
  uname -m
  if [ -r /proc/cpuinfo ]; then
    grep -m 1 '^model name' /proc/cpuinfo || true
    grep -m 1 -E '^(flags|Features)' /proc/cpuinfo || true
  else
    sysctl -n machdep.cpu.brand_string 2>/dev/null || true
  fi
}

# What a source tree of the user's holds: its commit and its newest file.
source_state() {
  git -C "$LLAMA_SOURCE" rev-parse HEAD 2>/dev/null || true
  find "$LLAMA_SOURCE/src" "$LLAMA_SOURCE/ggml" "$LLAMA_SOURCE/include" -type f -exec stat -c %Y {} + 2>/dev/null |
    sort -n | tail -n 1
}

key() {
  local what=$version
  [ -z "${LLAMA_SOURCE:-}" ] || what=source
  echo "$what-$backend-$({ printf '%s\n' "${flags[@]}" "${LLAMA_SOURCE:-}"; processor; [ -z "${LLAMA_SOURCE:-}" ] || source_state; } | hash_of_input)"
}

# use PREFIX KEY
use() {
  mkdir -p "$root/.build"
  ln -sfn "$1" "$root/.engine"
  [ "$(cat "$root/.build/engine-key" 2>/dev/null)" = "$2" ] || echo "$2" >"$root/.build/engine-key"
}

# Whether what the program uses compiles with the installed engine, and runs as the program will: where its
# libraries do not find each other, they are of no use.
installed_is_compatible() {
  have pkg-config && pkg-config --exists llama || return 1
  local folder library
  folder=$(mktemp -d)
  library=$(pkg-config --variable=libdir llama)
  # shellcheck disable=SC2046
  cc "$root/scripts/engine-check.c" $(pkg-config --cflags --libs llama) -lllama -lggml -lggml-base \
    -Wl,-rpath,"$library" -Wl,-rpath-link,"$library" -o "$folder/check" >/dev/null 2>&1 &&
    "$folder/check" >/dev/null 2>&1
  local result=$?
  rm -rf "$folder"
  return $result
}

use_installed() {
  local library installed
  library=$(pkg-config --variable=libdir llama)
  installed=installed-$(pkg-config --modversion llama)-$(echo "$library" | hash_of_input)
  mkdir -p "$engines/$installed"
  ln -sfn "$library" "$engines/$installed/lib"
  say "Using the installed llama.cpp $(pkg-config --modversion llama) in $library"
  use "$engines/$installed" "$installed"
}

download() {
  archive=$cache/downloads/$archive_name
  if [ -e "$archive" ] && [ "$(sha256_of "$archive")" = "$archive_sum" ]; then return; fi
  say "Fetching llama.cpp's source, 77 MB (usually 10 to 60 seconds)"
  local python folder log=$logs/download.log
  folder=$(mktemp -d "$work/download.XXXXXX")
  : >"$log"
  for python in python3 /usr/bin/python3; do
    logged "$log" "$python" -m pip download --no-deps --no-binary "$package" --dest "$folder" \
      "$package==$version" && break
  done
  [ -e "$folder/$archive_name" ] ||
    fail "The source could not be fetched; $log says why. Check the network and try again, or name a llama.cpp source tree with LLAMA_SOURCE=FOLDER."
  [ "$(sha256_of "$folder/$archive_name")" = "$archive_sum" ] ||
    fail "The source that was fetched is not the one expected (its checksum differs), so it is not used. Try again later."
  mkdir -p "$cache/downloads"
  mv "$folder/$archive_name" "$archive"
}

unpack() {
  download
  tar -xzf "$archive" -C "$work" "llama_cpp_python-$version/vendor/llama.cpp" ||
    fail "$archive could not be unpacked; is the disk full? Delete the file and try again."
  tree=$work/llama_cpp_python-$version/vendor/llama.cpp
}

# Prints how far ninja is, until the build's process ends.
report_progress() {
  local last='' now
  while kill -0 "$1" 2>/dev/null; do
    sleep 1
    now=$(grep -oE '^\[[0-9]+/[0-9]+\]' "$2" | tail -n 1 || true)
    [ "$SECONDS" -ge "$next_report" ] && [ -n "$now" ] && [ "$now" != "$last" ] || continue
    detail "$now after $SECONDS s"
    last=$now
    next_report=$((SECONDS + 20))
  done
}

compile() {
  local log=$logs/engine-$1.log build=$work/build
  say "Building llama.cpp for $backend (usually 2 to 4 minutes on 2 cores; the log is $log)"
  : >"$log"
  local explanation="$log says why. Free disk space or memory if that is the cause, then try again."
  logged "$log" cmake -S "$tree" -B "$build" -G Ninja "${flags[@]}" -DCMAKE_INSTALL_PREFIX="$engines/$1" ||
    fail "llama.cpp could not be configured for $backend; $explanation"
  SECONDS=0 next_report=20
  ninja -C "$build" >>"$log" 2>&1 &
  compiler=$!
  report_progress "$compiler" "$log"
  wait "$compiler" || fail "llama.cpp could not be built; $explanation"
  # Installed beside and moved at once, so that nobody ever sees half an engine.
  DESTDIR=$work/installed logged "$log" cmake --install "$build" ||
    fail "llama.cpp could not be installed into $engines; $explanation"
  rm -rf "${engines:?}/$1"
  mv "$work/installed$engines/$1" "$engines/$1"
}

# A background job does not hear Ctrl-C by itself.
clean_up() {
  [ -z "${compiler:-}" ] || { kill "$compiler" 2>/dev/null && wait "$compiler" || true; }
  rm -rf "$work"
}

build() {
  local name
  name=$(key)
  mkdir -p "$engines" "$logs"
  if have flock; then
    exec 9>"$engines/.lock"
    flock -n 9 || { say "Waiting for another set-up to finish"; flock 9; }
  fi
  if [ ! -e "$engines/$name/lib/pkgconfig/llama.pc" ]; then
    work=$(mktemp -d "$cache/work.XXXXXX")
    trap clean_up EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    if [ -n "${LLAMA_SOURCE:-}" ]; then tree=$LLAMA_SOURCE; else unpack; fi
    compile "$name"
  fi
  use "$engines/$name" "$name"
}

if [ -n "${LLAMA_SOURCE:-}" ]; then
  [ -e "$LLAMA_SOURCE/include/llama.h" ] ||
    fail "LLAMA_SOURCE is $LLAMA_SOURCE, but there is no source tree of llama.cpp. Name the folder that has include/llama.h."
  LLAMA_SOURCE=$(cd "$LLAMA_SOURCE" && pwd)
fi
# Other scripts use what is defined here.
[ "$(basename "$0")" = engine.sh ] || return 0

if [ "${1:-}" = --key ]; then
  key
elif [ -z "${LLAMA_BACKEND:-}${LLAMA_SOURCE:-}" ] && installed_is_compatible; then
  use_installed
else
  build
fi

# make run       the first command: sets the machine up, builds, starts the chat (ARGS="run --prompt Hello" for more)
# make test      set-up and all tests (FILTER=Name for some)
# make build     the release program only
# make install   into PREFIX (default /usr/local), with a manual page and completions for bash, zsh and fish
# make uninstall takes that away again
# make bench-sampling  what judging 8 positions costs, by vocabulary and settings
# make check     what the continuous integration checks: tests, no warnings, formatting
# make proof     what releases have to pass: every mode is lossless (proof-quick: what the integration has time for)
# make format    format all Swift sources
# make engine    find or build llama.cpp only; LLAMA_BACKEND=cpu|cuda|vulkan|metal, LLAMA_SOURCE=FOLDER
# make peers     llama.cpp's own tools (llama-bench, llama-speculative-simple, ggml-rpc-server), to compare with
# make bench-peers  compare with them (ARGS="--target big.gguf --prompts 40" for more)
# make ballast   a large target that answers as a pair's does, to measure with (ARGS="q8_0 --pair sprig-weak --context 4096" for others)
# make clean     delete what was built here; the engine stays in the cache

SHELL := bash
PREFIX ?= /usr/local
ARGS ?=
FILTER ?=
export LLAMA_BACKEND LLAMA_SOURCE

program := .build/release/specbranch
swift_files := Sources Tests Package.swift
# Folders count, too: their times change when a file goes.
sources := $(shell find Sources Package.swift scripts/build.sh)

.PHONY: run test build install uninstall bench-sampling check proof proof-quick warnings lint format engine peers bench-peers ballast \
	clean FORCE

run: build
	@exec $(program) $(ARGS)

build: .build/release.stamp

# The stamp, because a build that changes nothing leaves the program's time as it is.
.build/release.stamp: $(sources) .build/engine-key
	@scripts/build.sh release
	@touch $@

# Set-up is asked each time, and answers at once when there is nothing to do.
.build/engine-key: FORCE
	@scripts/setup.sh

engine: .build/engine-key

peers: .build/engine-key
	@scripts/peers.sh all

bench-peers: build peers
	@scripts/bench-peers.py $(ARGS)

ballast: .build/engine-key
	@scripts/ballast.sh $(ARGS)

test:
	@scripts/setup.sh --tests
	@scripts/build.sh test $(FILTER)

bench-sampling:
	@scripts/setup.sh
	@scripts/build.sh bench-sampling

install: build
	@scripts/install.sh "$(PREFIX)"

uninstall:
	@scripts/uninstall.sh "$(PREFIX)"

check: test warnings lint

proof: .build/engine-key
	@scripts/setup.sh --tests
	@scripts/proof.sh full

proof-quick: .build/engine-key
	@scripts/proof.sh quick

warnings:
	@scripts/warnings.sh .build/debug.log

lint:
	swift format lint --strict --recursive $(swift_files)

format:
	swift format --in-place --recursive $(swift_files)

clean:
	rm -rf .build .engine

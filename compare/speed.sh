#!/usr/bin/env bash
# speed.sh FOLDER: processor seconds of reading every PDF of a folder, by three tools in one run.
# Three rounds: the first pays for a cold disk and a sleeping processor.
set -euo pipefail
folder=$(realpath "$1")
cd "$(dirname "$0")"
cargo build --quiet --release --bin notices

measure() { # name, command...
  local name=$1
  shift
  local TIMEFORMAT="$name: %U s user, %S s system"
  time "$@" >/dev/null 2>&1 || true
}

for round in 1 2 3; do
  echo "round $round"
  measure gongwen ./target/release/notices "$folder"/*.pdf
  if command -v pdftotext >/dev/null; then
    measure "pdftotext -bbox" bash -c 'for f in "$@"; do pdftotext -bbox "$f" /dev/null; done' _ "$folder"/*.pdf
  fi
  if python3 -c 'import pdfplumber' 2>/dev/null; then
    measure "pdfplumber extract_tables" python3 others.py pdfplumber "$folder" /dev/null
  fi
done

#!/usr/bin/env bash
# tables.sh FOLDER SCORER: every installed tool on the tables of a folder, scored.
set -euo pipefail
folder=$(realpath "$1") scorer=$(realpath "$2")
cd "$(dirname "$0")"
results=$(mktemp -d)
trap 'rm -r "$results"' EXIT

cargo build --quiet --release --bin tables
./target/release/tables "$folder" "$results/gongwen.json"
python3 "$scorer" "$folder" "$results/gongwen.json"
for tool in pdfplumber pymupdf camelot-lattice camelot-hybrid tablers; do
  if python3 others.py "$tool" "$folder" "$results/$tool.json" 2>"$results/$tool.log"; then
    python3 "$scorer" "$folder" "$results/$tool.json"
  else
    echo "$tool: left out: $(tail -n 1 "$results/$tool.log")"
  fi
done

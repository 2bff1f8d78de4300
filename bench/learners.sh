#!/bin/bash
# Learners beside scikit-learn on the same numbers in one run, each alone on one core: seconds to fit with all that is chosen inside,
# and scikit-learn's time over ours. An argument is how the names of the cases to run begin.
#
#   bench/learners.sh [LASSO]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

dotnet build -c Release --nologo -v quiet "$here/Kramers.Benchmarks"
/usr/bin/python3 "$here/learners.py" "$work" "${1-}" > "$work/peer"
# With one processor the recompilation of hot code would run between the fits: all of it is compiled in full at once.
DOTNET_TieredCompilation=0 DOTNET_PROCESSOR_COUNT=1 dotnet "$here/Kramers.Benchmarks/bin/Release/net10.0/Kramers.Benchmarks.dll" learners "$work" "${1-}" > "$work/ours"

echo "| case | scikit-learn, processor s | Kramers, processor s | ratio | scikit-learn, wall s | Kramers, wall s | ratio |"
echo "|---|---|---|---|---|---|---|"
join -t '|' <(sort -t '|' -k 1,1 "$work/peer") <(sort -t '|' -k 1,1 "$work/ours") |
    awk -F '|' '{ printf "| %s | %.3g | %.3g | %.1f | %.3g | %.3g | %.1f |\n", $1, $3, $5, $3 / $5, $2, $4, $2 / $4 }'

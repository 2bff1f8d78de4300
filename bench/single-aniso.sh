#!/bin/bash
# M(B, T) of a powder: Kramers against SINGLE_ANISO of OpenMolcas, same states, 21 fields, 9 temperatures.
#
#   bench/single-aniso.sh [459.input]
#
# The states are a Dy(III) multiplet J = 15/2; with 459.input of OpenMolcas' tests (test/additional) those 14 states too.
# SINGLE_ANISO's time is what its run with HINT takes longer than the one without: start-up, reading and chi are in both. The best of
# five runs counts, on one thread as it has no other; Kramers may use all cores. Needs OpenMolcas; PYMOLCAS says how to start it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
pymolcas=${PYMOLCAS:-/usr/bin/python3 /usr/bin/pymolcas}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build -c Release --nologo -v quiet "$here/Kramers.Benchmarks"
bench="dotnet $here/Kramers.Benchmarks/bin/Release/net10.0/Kramers.Benchmarks.dll"

# solve NAME FIELD_KEYWORDS: runs SINGLE_ANISO on NAME.aniso, leaves NAME.out and prints the best wall and processor times in seconds.
solve() {
    printf '>> COPY %s aniso.input\n\n&SINGLE_ANISO\nRestart\n4 aniso.input\nTINT\n0 301 31\n%bEnd of Input\n' "$work/$1.aniso" "$2" > "$work/$1.input"
    for _ in 1 2 3 4 5; do
        mkdir -p "$work/scratch"
        (cd "$work" && OMP_NUM_THREADS=1 MOLCAS_WORKDIR=$work/scratch MOLCAS_NEW_WORKDIR=YES $pymolcas "$1.input" > "$1.out" 2>&1)
        sed -n 's/.*Timing: Wall=\([0-9.]*\) User=\([0-9.]*\).*/\1 \2/p' "$work/$1.out" | tail -1
    done | awk 'NR == 1 || $1 < wall { wall = $1 } NR == 1 || $2 < user { user = $2 } END { print wall, user }'
}

compare() {
    echo "== $2, 0 to $3 T"
    read -r wall0 user0 <<< "$(solve "$1" '')"
    read -r wall1 user1 <<< "$(solve "$1" "HINT\n0 $3 21\nTMAG\n9 0.1 0.6 0.9 2.4 3.6 10.0 20.0 40.0 100.0\n")"
    $bench powder "$work/$1.aniso" "$work/$1.out" $(awk "BEGIN { print $wall1 - $wall0, $user1 - $user0 }")
}

$bench dysprosium "$work/dy.aniso"
compare dy 'Dy(III), J = 15/2' 7
if [ $# -gt 0 ]; then
    awk '/^>> EOF/ { inside = 0 } inside; /^>> FILE StartOrb/ { inside = 1 }' "$1" > "$work/459.aniso"
    compare 459 "$(basename "$1")" 100
fi

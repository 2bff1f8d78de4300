#!/bin/bash
# Energy and forces of SNAP: LAMMPS on one core beside Kramers, tantalum (Ta06A, twojmax 6) and twojmax 8 with the same neighbours.
#
#   bench/lammps-snap.sh folder-with-Ta06A.snap
#
# Builds LAMMPS from Debian's source package with ML-SNAP, since Debian's lmp has none; LAMMPS=/path/to/lmp skips that. 1024 atoms of bcc
# tantalum, shaken by 0.05 angstrom, 100 steps. LAMMPS' own loop time counts, divided by atoms and steps.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
potential=$(cd "${1:?Give the folder with Ta06A.snap, Ta06A.snapcoeff and Ta06A.snapparam}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A source list of its own: that of the machine need not have deb-src.
build() {
    mkdir -p "$work/apt/lists/partial"
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $(. /etc/os-release && echo "$VERSION_CODENAME") main" > "$work/apt/sources.list"
    local apt=(apt-get -q -o "Dir::Etc::sourcelist=$work/apt/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/apt/lists")
    (cd "$work" && "${apt[@]}" update && "${apt[@]}" source lammps) >&2
    cd "$work"/lammps-*/src
    make yes-manybody yes-ml-snap >&2
    make -j "$(nproc)" serial >&2
    cp lmp_serial "$here/lmp_serial"
    echo "$here/lmp_serial"
}

lammps=${LAMMPS:-$here/lmp_serial}
[ -x "$lammps" ] || lammps=$(build)

# run TWOJMAX: microseconds per atom and step. The coefficients of twojmax 8 are small numbers without meaning: they do not change the time.
run() {
    cp "$potential"/Ta06A.snap* "$work"
    cd "$work"
    if [ "$1" = 8 ]; then
        sed -i 's/^twojmax 6/twojmax 8/' Ta06A.snapparam
        awk '/^1 31/ { print "1 56"; next } { print } END { for (k = 0; k < 25; k++) print 0.001 }' Ta06A.snapcoeff > wide && mv wide Ta06A.snapcoeff
    fi
    cat > in.snap <<END
units metal
boundary p p p
lattice bcc 3.316
region b block 0 8 0 8 0 8
create_box 1 b
create_atoms 1 box
mass 1 180.88
displace_atoms all random 0.05 0.05 0.05 12345
include Ta06A.snap
neighbor 1.0 bin
fix 1 all nve
timestep 0.0005
run 100
END
    "$lammps" -in in.snap -log none | sed -n 's/^Loop time of \([0-9.e+-]*\) on.* for \([0-9]*\) steps with \([0-9]*\) atoms.*/\1 \2 \3/p' |
        awk -v j="$1" '{ printf "LAMMPS   twojmax %d: %6.1f us per atom and step\n", j, 1e6 * $1 / $2 / $3 }'
}

run 6
run 8
dotnet build -c Release --nologo -v quiet "$here/Kramers.Benchmarks"
DOTNET_PROCESSOR_COUNT=1 dotnet "$here/Kramers.Benchmarks/bin/Release/net10.0/Kramers.Benchmarks.dll" snap
dotnet "$here/Kramers.Benchmarks/bin/Release/net10.0/Kramers.Benchmarks.dll" snap

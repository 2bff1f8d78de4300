#!/usr/bin/env python3
"""Computes energy and forces of every geometry of an extended XYZ file again, with the program xtb at --acc 0.0001.

    python3 tighten.py samples/labels.xyz surface.xyz

xtb's usual accuracy leaves up to 6e-4 eV/angstrom open in the forces, which is as much as the softest vibrations have.
Columns are species, pos, forces, as 'kramers label --task energy-forces' writes them. Charge 0, three unpaired electrons.
"""
import os
import re
import subprocess
import sys
import tempfile

# CODATA 2018, as in Kramers.Numerics.PhysicalConstants.
HARTREE_EV = 4.3597447222071e-18 / 1.602176634e-19
BOHR_ANGSTROM = 0.529177210903


def single_point(atoms):
    """Energy in eV and forces in eV/angstrom, in a folder of its own: no xtbrestart of another geometry."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "g.xyz"), "w", encoding="utf-8") as file:
            file.write(f"{len(atoms)}\n\n" + "".join(" ".join(a[:4]) + "\n" for a in atoms))
        done = subprocess.run(["xtb", "g.xyz", "--grad", "--acc", "0.0001", "--chrg", "0", "--uhf", "3"],
                              cwd=folder, check=True, capture_output=True, text=True)
        with open(os.path.join(folder, "gradient"), encoding="utf-8") as file:
            gradient = file.read().splitlines()[2 + len(atoms):2 + 2 * len(atoms)]
    energy = float(re.search(r"TOTAL ENERGY\s+(\S+)", done.stdout).group(1))
    return energy * HARTREE_EV, [[-float(x) * HARTREE_EV / BOHR_ANGSTROM for x in line.split()] for line in gradient]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = file.read().splitlines()
    size = int(lines[0]) + 2
    with open(sys.argv[2], "w", encoding="utf-8", newline="\n") as out:
        for at in range(0, len(lines), size):
            atoms = [line.split() for line in lines[at + 2:at + size]]
            energy, forces = single_point(atoms)
            rows = [" ".join(a[:4] + [f"{x:.10f}" for x in f]) for a, f in zip(atoms, forces)]
            out.write("\n".join([lines[at], re.sub(r"energy=\S+", f"energy={energy:.10f}", lines[at + 1]), *rows]) + "\n")


if __name__ == "__main__":
    main()

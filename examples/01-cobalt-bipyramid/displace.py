#!/usr/bin/env python3
"""Writes the geometries of the finite-difference check: every atom but the first moved by +-STEP along x, y and z.

    python3 displace.py minimum.xyz displaced

makes one folder per geometry below "displaced", for example displaced/fd-03y-plus (atom 3, counted from 0), each with a g.xyz;
the first atom (Co) sits at the origin. Its own derivative follows from the others: moving the whole molecule changes nothing.
Needs nothing but Python 3.
"""
import os
import sys

STEP = 0.02  # angstrom: D changes by up to a few cm^-1, far above the 0.001 that SINGLE_ANISO prints, and still linearly


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = file.read().splitlines()
    atoms = [line.split() for line in lines[2:2 + int(lines[0])]]
    symbols = [atom[0] for atom in atoms]
    first = [float(x) for x in atoms[0][1:4]]
    positions = [[float(x) - o for x, o in zip(atom[1:4], first)] for atom in atoms]
    for atom in range(1, len(atoms)):
        for axis in range(3):
            for name, sign in (("plus", 1), ("minus", -1)):
                moved = [list(p) for p in positions]
                moved[atom][axis] += sign * STEP
                folder = os.path.join(sys.argv[2], f"fd-{atom:02d}{'xyz'[axis]}-{name}")
                os.makedirs(folder, exist_ok=True)
                with open(os.path.join(folder, "g.xyz"), "w", encoding="utf-8") as out:
                    out.write(f"{len(atoms)}\n\n")
                    for symbol, p in zip(symbols, moved):
                        out.write(f"{symbol} {p[0]:.8f} {p[1]:.8f} {p[2]:.8f}\n")


main()

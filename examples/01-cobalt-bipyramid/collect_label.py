#!/usr/bin/env python3
"""Prints one line of labels.jsonl from the outputs of xtb and OpenMolcas in the current folder.

    python3 collect_label.py nm150-001 >> labels.jsonl

reads g.xyz (the geometry), xtb.out and gradient (from xtb g.xyz --grad) and g.out (from pymolcas openmolcas.input).
The fields are described in make_labels.py. Needs nothing but Python 3.
"""
import json
import re
import sys

NUMBER = r"(-?\d+\.\d+)"


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def last(pattern, text, path):
    """The last match: the programs repeat some numbers and the final ones come last."""
    found = re.findall(pattern, text)
    if not found:
        sys.exit(f"{path}: nothing matches '{pattern}'. Did the program finish?")
    return found[-1]


def main_values(name, text):
    """Three main values and their axes, one a row, in the frame of g.xyz: the last three columns of a row of the table."""
    rows = [last(rf"\b{name}{k} =\s*{NUMBER} \|.*\|\s*{NUMBER}\s+{NUMBER}\s+{NUMBER} \|", text, "g.out") for k in "xyzXYZ"
            if re.search(rf"\b{name}{k} =\s*{NUMBER} \|", text)]
    return [float(row[0]) for row in rows], [[float(x) for x in row[1:]] for row in rows]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    geometry = [line.split() for line in read("g.xyz").splitlines()[2:] if line.strip()]
    gradient = [line.split() for line in read("gradient").replace("D", "E").splitlines()]
    rows = [row for row in gradient if len(row) == 3][:len(geometry)]
    molcas = read("g.out")
    d_main, d_axes = main_values("D", molcas)
    g_main, g_axes = main_values("g", molcas)
    print(json.dumps({
        "id": sys.argv[1],
        "xyz": [[atom[0], *map(float, atom[1:4])] for atom in geometry],
        "xtb_energy_hartree": float(last(rf"TOTAL ENERGY\s+{NUMBER}", read("xtb.out"), "xtb.out")),
        "xtb_gradient_hartree_bohr": [round(float(x), 12) for row in rows for x in row],
        "casscf_root1_hartree": float(last(rf"RASSCF root number\s+1 Total energy:\s+{NUMBER}", molcas, "g.out")),
        "D_main_cm1": d_main,
        "D_axes": d_axes,
        "D_cm1": float(last(rf"\nD =\s+{NUMBER}", molcas, "g.out")),
        "E_cm1": float(last(rf"\nE =\s+{NUMBER}", molcas, "g.out")),
        "g_main": g_main,
        "g_axes": g_axes,
        "so_energies_cm1": [round(float(e), 5) for e in re.findall(rf"ENERGY OF THE SPIN-ORBIT STATE \(\s*\d+\) =\s+{NUMBER}", molcas)],
    }))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Turns the outputs of xtb and OpenMolcas, collected in labels.jsonl by collect_label.py, into the files of this example.

    python3 make_labels.py labels.jsonl labels.xyz
    python3 make_labels.py displaced.jsonl displaced.xyz
    python3 make_labels.py --minimum xtbopt.xyz minimum.xyz

each write one file in extended XYZ: every labelled geometry, or the xtb minimum.
Needs nothing but Python 3. One line of a .jsonl file is one geometry, a JSON object with

    id                         name, unique in the file
    xyz                        [[symbol, x, y, z], ...] in angstrom
    xtb_energy_hartree         total energy of GFN2-xTB
    xtb_gradient_hartree_bohr  [3N], its gradient
    casscf_root1_hartree       energy of the lowest CASSCF root
    so_energies_cm1            energies of the lowest spin-orbit states, cm^-1
    D_main_cm1, D_axes         main values of the D tensor (cm^-1) and its axes, one a row, in the frame of xyz
    D_cm1, E_cm1               D and E as SINGLE_ANISO prints them
    g_main, g_axes             the same for the g tensor; its main values are magnitudes
"""
import json
import sys

# CODATA 2018, as in Kramers.Numerics.PhysicalConstants.
HARTREE_EV = 4.3597447222071e-18 / 1.602176634e-19
BOHR_ANGSTROM = 0.529177210903


def tensor(values, axes):
    """T = sum_k value_k axis_k axis_k^T: symmetric, and as traceless as the rounded values are."""
    return [[sum(v * a[i] * a[j] for v, a in zip(values, axes)) for j in range(3)] for i in range(3)]


def numbers(values, decimals):
    """Fixed decimals, no more than the labels carry; minus zero becomes zero."""
    return " ".join(f"{round(v, decimals) + 0.0:.{decimals}f}" for v in values)


def nine(matrix, decimals):
    """A 3 x 3 tensor column by column, the order of the format; these tensors are symmetric."""
    return numbers([matrix[i][j] for j in range(3) for i in range(3)], decimals)


def frame(label):
    """One frame of labels.xyz. Forces are minus the gradient."""
    forces = [-g * HARTREE_EV / BOHR_ANGSTROM for g in label["xtb_gradient_hartree_bohr"]]
    comment = " ".join([
        "Properties=species:S:1:pos:R:3:forces:R:3",
        f'id={label["id"]}',
        f'energy={label["xtb_energy_hartree"] * HARTREE_EV:.10f}',
        f'D="{nine(tensor(label["D_main_cm1"], label["D_axes"]), 4)}"',
        f'g="{nine(tensor(label["g_main"], label["g_axes"]), 8)}"',
        f'D_axial={label["D_cm1"]:.4f}',
        f'E_rhombic={label["E_cm1"]:.4f}',
        f'casscf_energy={label["casscf_root1_hartree"] * HARTREE_EV:.7f}',
        f'so_energies="{numbers(label["so_energies_cm1"], 5)}"',
        'pbc="F F F"',
    ])
    atoms = [
        f"{symbol:<2} {numbers(position, 8)} {numbers(forces[3 * i:3 * i + 3], 10)}"
        for i, (symbol, *position) in enumerate(label["xyz"])
    ]
    return "\n".join([str(len(atoms)), comment, *atoms]) + "\n"


def minimum(text):
    """xtbopt.xyz in extended XYZ: its comment reads 'energy: <hartree> gnorm: ...'."""
    count, comment, *atoms = text.splitlines()
    energy = float(comment.split()[1]) * HARTREE_EV
    head = f'Properties=species:S:1:pos:R:3 id=minimum energy={energy:.10f} pbc="F F F"'
    return "\n".join([count.strip(), head, *atoms[:int(count)]]) + "\n"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--minimum"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as file:
        text = file.read()
    frames = [minimum(text)] if "--minimum" in sys.argv else [frame(json.loads(line)) for line in text.splitlines() if line.strip()]
    with open(arguments[1], "w", encoding="utf-8", newline="\n") as out:
        out.writelines(frames)


if __name__ == "__main__":
    main()

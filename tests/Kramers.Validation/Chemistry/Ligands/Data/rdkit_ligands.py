"""Writes rdkit-ligands.tsv (formula and charge of every ligand) and rdkit-ligands.xyz (geometries of the smaller ones), as RDKit 2022.09.3 has them.

Debian package python3-rdkit. Run from this folder:  /usr/bin/python3 rdkit_ligands.py
"""
import glob
import re

from rdkit import Chem, RDLogger
from rdkit.Chem import AllChem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

RDLogger.DisableLog("rdApp.*")
TABLES = "../../../../../src/Kramers.Chemistry/Ligands/*.cs"
rows = [line.strip().split("|") for path in sorted(glob.glob(TABLES)) for line in open(path) if line.count("|") == 7]
with open("rdkit-ligands.tsv", "w") as table, open("rdkit-ligands.xyz", "w") as xyz:
    table.write("# name, SMILES, formula in Hill order without charge, charge in e\n")
    for name, _, smiles, *_ in rows:
        mol = Chem.MolFromSmiles(smiles)
        formula = re.sub(r"[+-]\d*$", "", CalcMolFormula(mol))
        table.write(f"{name}\t{smiles}\t{formula}\t{Chem.GetFormalCharge(mol)}\n")
        full = Chem.AddHs(mol)
        radicals = sum(a.GetNumRadicalElectrons() for a in mol.GetAtoms())
        if not 1 < full.GetNumAtoms() <= 32 or radicals or AllChem.EmbedMolecule(full, randomSeed=7) != 0:
            continue
        AllChem.UFFOptimizeMolecule(full, maxIters=2000)
        where = full.GetConformer().GetPositions()
        xyz.write(f'{full.GetNumAtoms()}\nname="{name}" charge={Chem.GetFormalCharge(mol)}\n')
        for atom, (x, y, z) in zip(full.GetAtoms(), where):
            xyz.write(f"{atom.GetSymbol()} {x:.3f} {y:.3f} {z:.3f}\n")

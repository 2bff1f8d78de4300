"""Writes rdkit-molecules.tsv and rdkit-similarities.tsv: what RDKit and Open Babel say of the molecules below.

Debian packages python3-rdkit and openbabel. Run:  /usr/bin/python3 rdkit_reference.py
"""
import random
import subprocess

from rdkit import Chem, DataStructs, RDLogger
from rdkit.Chem import AllChem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula
from rdkit.Chem import rdBase

RDLogger.DisableLog("rdApp.*")
random.seed(1)

CORES = ["c1ccccc1", "c1ccncc1", "c1ccc2ncccc2c1", "c1ccc2ccccc2c1", "c1cc2ccc3cccnc3c2nc1", "c1ccc(-c2ccccn2)nc1",
         "c1cc(-c2ccccn2)nc(-c2ccccn2)c1", "c1cnccn1", "c1ncncn1", "c1ccoc1", "c1ccsc1", "c1c[nH]cn1", "c1cc[nH]n1", "C1CCCCC1",
         "C1CCNCC1", "C1CNCCN1", "C1COCCN1", "O=C1C=CC(=O)C=C1", "CC(=O)C", "CC(=O)CC(C)=O", "NCCN", "CC=NCCN=CC", "OC(=O)C",
         "CP(C)C", "c1ccc2c(c1)[nH]c1ccccc12", "C1CC2CCC1C2", "c1ccc2c(c1)Cc1ccccc1-2", "CC#N", "CSC", "CS(=O)(=O)C", "C1=CC=CC1", "NC(=O)C"]
GROUPS = ["C", "CC", "C(C)C", "C(C)(C)C", "O", "OC", "N", "N(C)C", "F", "Cl", "Br", "C#N", "C(=O)O", "C(=O)[O-]", "C(F)(F)F",
          "[N+](=O)[O-]", "S", "c1ccccc1", "P(C)C", "C=C", "[C@H](C)N", "[C@@H](F)Cl", "/C=C/C", "/C=C\\C"]
OTHERS = ["N[C@@H](C)C(=O)O", "N[C@H](C)C(=O)O", "C[C@H](O)[C@@H](O)C", "C[C@H](O)[C@H](O)C", "C[C@@H]1CC[C@@H](C)CC1", "C[C@@H]1CC[C@H](C)CC1",
          "F/C=C/F", "F/C=C\\F", "C/C=C/C=C/C", "C/C=C\\C=C/C", "C/C=C/C=C\\C", "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O",
          "C[S@](=O)CC", "C[S@@](=O)CC", "CN1C=NC2=C1C(=O)N(C(=O)N2C)C", "C12C3C4C1C5C2C3C45", "C1CC2CCC1CC2", "[Fe+2]", "[O-]c1ccccc1C=NCCN=Cc1ccccc1[O-]",
          "C[n+]1ccccc1", "[O-][n+]1ccccc1", "[cH-]1cccc1", "c1ccc(P(c2ccccc2)c2ccccc2)cc1", "CC(=O)C=C(C)[O-]", "[Cl-].[Na+]", "c1cccc2cccc2c1",
          "O=P(c1ccccc1)(c1ccccc1)c1ccccc1", "CN(C)c1ccnc2ccccc12", "O=c1[nH]cnc2[nH]cnc12", "C1COCCOCCOCCOCCOCCO1", "C1CNCCNCCCNCCNC1", "[13CH3]C", "[2H]OC"]


def molecules():
    chosen = list(OTHERS) + list(CORES)
    for core in CORES:
        for group in random.sample(GROUPS, 5):
            mol = Chem.MolFromSmiles(core)
            spots = [a.GetIdx() for a in mol.GetAtoms() if a.GetTotalNumHs() > 0]
            bound = Chem.MolFromSmiles("[*]" + group)
            both = Chem.RWMol(Chem.CombineMols(mol, bound))
            spot, star = random.choice(spots), mol.GetNumAtoms()
            atom = both.GetAtomWithIdx(spot)
            if atom.GetNumExplicitHs():
                atom.SetNumExplicitHs(atom.GetNumExplicitHs() - 1)
            text = Chem.MolToSmiles(Chem.ReplaceSubstructs(bound, Chem.MolFromSmarts("[#0]"), mol, replaceAll=True, replacementConnectionPoint=spot)[0])
            made = Chem.MolFromSmiles(text)
            if made is not None:
                chosen.append(Chem.MolToSmiles(made))
    return list(dict.fromkeys(Chem.CanonSmiles(s) for s in chosen))


def babel(smiles):
    run = subprocess.run(["obabel", "-ismi", "-ocan"], input="\n".join(smiles) + "\n", capture_output=True, text=True, check=True)
    return [line.split("\t")[0].strip() for line in run.stdout.splitlines()]


def written(smiles):
    mol = Chem.MolFromSmiles(smiles)
    ways = [smiles, Chem.MolToSmiles(mol, doRandom=True), Chem.MolToSmiles(mol, doRandom=True)]
    Chem.Kekulize(mol, clearAromaticFlags=True)
    ways += [Chem.MolToSmiles(mol, kekuleSmiles=True, doRandom=True), Chem.MolToSmiles(mol, kekuleSmiles=True)]
    return list(dict.fromkeys(ways))


base = molecules()
rows = [(way, smiles) for smiles in base for way in written(smiles)]
canonical = babel([way for way, _ in rows])
with open("rdkit-molecules.tsv", "w") as out:
    out.write(f"# RDKit {rdBase.rdkitVersion}, Open Babel 3.1.1: SMILES, RDKit canonical, Open Babel canonical, formula, sizes of rings\n")
    for (way, smiles), can in zip(rows, canonical):
        mol = Chem.MolFromSmiles(way)
        sizes = ",".join(str(n) for n in sorted(len(r) for r in Chem.GetSSSR(mol)))
        out.write("\t".join([way, Chem.MolToSmiles(mol), can, CalcMolFormula(mol), sizes]) + "\n")

some = [s for s in random.sample(base, min(80, len(base))) if Chem.MolFromSmiles(s).GetNumBonds() > 2]
prints = [(AllChem.GetMorganFingerprint(Chem.MolFromSmiles(s), 2), AllChem.GetMorganFingerprint(Chem.MolFromSmiles(s), 2, useFeatures=True)) for s in some]
with open("rdkit-similarities.tsv", "w") as out:
    out.write(f"# RDKit {rdBase.rdkitVersion}: two SMILES, Tanimoto of the sets of Morgan features of radius 2, and of the feature variant\n")
    for i in range(len(some)):
        for j in range(i):
            keys = [(set(prints[i][v].GetNonzeroElements()), set(prints[j][v].GetNonzeroElements())) for v in (0, 1)]
            out.write("\t".join([some[i], some[j]] + [f"{len(a & b) / len(a | b):.6f}" for a, b in keys]) + "\n")

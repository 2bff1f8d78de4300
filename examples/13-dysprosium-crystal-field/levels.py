"""levels.csv from provenance.json of a labelled set: the eight Kramers doublets of each label, cm^-1, as RASSI has them.   python3 levels.py set > levels.csv"""
import json
import sys

print("id," + ",".join(f"doublet{k + 1}Cm" for k in range(8)))
for label, record in sorted(json.load(open(f"{sys.argv[1]}/provenance.json")).items()):
    print(label + "," + ",".join(f"{e:.4f}" for e in record["Quantities"]["spin_orbit_energies_cm"][:16:2]))

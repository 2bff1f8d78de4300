namespace Kramers.Cli;

/// <summary>Help on building complexes.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers build</c>.</summary>
    public const string Build = """
        kramers build - complexes in space from a metal, ligands and a polyhedron

        Usage:
          kramers build --metal ION --ligands LIST --shape CODE [OPTIONS]
          kramers build --metal ION --core CORE [--ligands LIST] --shape CODE [OPTIONS]
          kramers build --batch FILE [OPTIONS]

        Puts the donors on the vertices of the polyhedron in all distinct ways,
        embeds the ligands together with the metal, relaxes them in a small force
        field, checks them, and ranks them by energy. Writes complexes.xyz with
        charge, multiplicity, bonds, donors and shape, inputs.yaml, result.json, a
        CSV file per table, report.html and log.txt. The folder is not written before
        the run is complete; a batch keeps what it has built beside it.

        Options:
          -m, --metal ION   the metal with its oxidation state, such as Dy3+
          -l, --ligands LIST
                            ligands with semicolons between them, each as
                            [cis:|trans:|sites 1,2:] SMILES-or-name
                            [donors 0,3] [haptic 0,1,2] [x2]; atoms count
                            from 0, names are those of the library
          -s, --shape CODE  polyhedron as SHAPE calls it, such as PBPY-7
              --core CORE   two metals: Cu2(mu-OH)2, Fe2(mu-O) or Cu2(O2CMe)4;
                            --ligands and --shape are then those of each metal
              --batch FILE  CSV file with the columns metal, ligands, shape and, if
                            you like, core; alternatives between bars, Dy3+|Tb3+,
                            are combined
              --resume      go on with a batch: what is built is not built again
              --cores N     cores of this machine to use (default: all); the result
                            does not depend on it
              --executor local|slurm
                            where a batch is built (default: local)
              --site FILE   site profile of the cluster, YAML
              --xtb none|restrained|free
                            relax by GFN2-xTB (libxtb): with metal and donors held,
                            or freely after that; default: none
              --isomers N   most stereoisomers of a recipe (default: 20)
              --multiplicity N
                            2S+1; default: high spin of d^n or f^n
              --seed N      the same seed builds the same (default: 1)
          -o, --output DIR  folder to write to (default: runs/build-METAL-SHAPE, or
                            runs/build-FILE, here)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers build --metal Dy3+ --ligands "trans:[O-]C(C)(C)C x2; n1ccccc1 x5" \
            --shape PBPY-7
          kramers build --metal Co2+ --ligands "NCCN x3" --shape OC-6 --xtb restrained
          kramers build --metal Cu2+ --core "Cu2(mu-OH)2" --ligands bpy --shape SP-4
          kramers build --batch examples/10-build/recipes.csv


        """ + ExitCodes;
}

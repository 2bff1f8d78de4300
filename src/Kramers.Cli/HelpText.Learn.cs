namespace Kramers.Cli;

/// <summary>Help on force fields that train themselves.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers learn</c>.</summary>
    public const string Learn = """
        kramers learn - a force field that trains itself

        Usage:
          kramers learn MOLECULE --engine NAME [OPTIONS]

        Relaxes the molecule, labels it and a few displaced geometries, and runs
        dynamics with what it has learned. Where the standard deviation of an energy
        or a force is above delta times the residual of the fit, the geometries that
        tell most are labelled and learned; until nothing is unknown for a while.
        A final dynamics is tested against the engine. Every label is kept at once in
        DIR/set. At the end writes force-field.json for kramers md and phonons,
        labels.xyz, learning-curve.csv, labels.csv (why each geometry was labelled),
        result.json, report.html, inputs.yaml and log.txt.

        Arguments:
          MOLECULE          .xyz with one geometry; with --engine recorded the labels
                            to choose among: extended .xyz with energies and forces,
                            or the folder of a labelled set

        Options:
              --engine NAME xtb (in this process), psi4 or openmolcas (as jobs) or
                            recorded (none: labels that are there already)
              --settings FILE
                            settings of the engine, YAML (docs/labels.md)
              --method NAME gfn2, gfn1 or gfnff of xtb; functional of psi4 or
                            openmolcas
              --basis NAME  basis set of psi4 or openmolcas
              --charge Q    of the molecule (default: 0)
              --multiplicity M
                            2S+1 (default: the lowest there can be)
              --no-relax    begin at the geometry as it stands in the file
          -T, --temperature K
                            of the dynamics (default: 300)
              --step FS     time step in fs (default: 0.5)
              --distinct-atoms
                            coefficients for each symmetry-distinct atom, not for
                            each element
              --cutoff ANGSTROM
                            where neighbours end (default: 5)
              --degrees D,D,...
                            largest degree n + l of products of one, two, three and
                            four neighbours (default: 8,6,5)
              --energy-weight W
                            weight of squared energy residuals (default: 10)
              --delta D     label where s is above D s_z (default: 1.5)
              --accuracy A  but never where it is below A eV/angstrom
                            (default: 0.03)
              --limit G     stop a dynamics at G times that, the final one too, and
                            label (default: 3)
              --quiet-time PS
                            end after this time without a label (default: 5)
              --labels N    end at so many labels (default: 150)
              --final PS    final dynamics (default: 10)
              --test N      labels along it for the test, or recorded ones put aside
                            (default: 50)
              --seed N      of all random numbers (default: 1)
              --executor NAME
                            local or slurm, for engines that run as jobs
                            (default: local)
              --site FILE   profile of the cluster (docs/labels.md)
              --cores N     of this machine, all jobs together (default: all)
              --minutes T   wall time of a job (default: 60)
              --resume      go on in DIR: no label is computed twice
          -o, --output DIR  folder to write to (default: runs/learn-NAME here)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers learn benzene.xyz --engine xtb
          kramers learn cation.xyz --engine xtb --charge 1 --multiplicity 2
          kramers learn runs/learn-benzene/set --engine recorded --test 20
          kramers md benzene.xyz -p runs/learn-benzene/force-field.json


        """ + ExitCodes;
}

namespace Kramers.Cli;

/// <summary>Help on <c>kramers label</c> and <c>kramers labels</c>.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers label</c>.</summary>
    public const string Label = """
        kramers label - quantum chemistry on many geometries of a molecule

        Usage:
          kramers label MOLECULE --engine NAME --task NAME [OPTIONS]

        Makes geometries, runs a program on each, and collects a labelled set:
        labels.xyz, provenance.json, request.json and failures.txt. It may be
        stopped at any time, and goes on with --resume: what is done is not
        computed again. docs/labels.md says more.

        Arguments:
          MOLECULE          XYZ file

        What is computed:
          --engine NAME     xtb, openmolcas or psi4
          --task NAME       energy-forces, hessian, d-tensor or crystal-field;
                            exchange: J of two spin centres; or
                            spin-phonon: D or a crystal field at a minimum and at steps
                            along its modes, and its derivatives for kramers rates
          --settings FILE   settings of the engine, YAML: functional, basis, active
                            space, cores, memory (docs/labels.md); flags stand above
          --charge N        charge of the molecule (default: 0)
          --multiplicity N  2S+1 (default: 1); for exchange that of parallel spins
          --method NAME     gfn2, gfn1, gfnff; or a functional of psi4, and of
                            openmolcas for energy-forces; else casscf (default),
                            caspt2 of openmolcas
          --basis NAME      basis of psi4, and of openmolcas for energy-forces; else
                            contraction of the metal of openmolcas
          --oxidation N     oxidation state of the metal, for D and crystal fields of
                            openmolcas
          --orbitals FILE   start from these (RasOrb of a neighbouring geometry), for
                            openmolcas
          --program WORDS   program to start, where it is not on the PATH

        For which geometries:
          --sampler NAME    what to make (default: none):
              none            the geometries of the file as they are
              random          every coordinate moved at random
              classical       thermal motion along normal modes, Boltzmann
              quantum         the same with zero-point motion
              md              molecular dynamics with GFN2-xTB, every 200 fs
              bond            a distance from one value to another
              angle           an angle from one value to another
              atoms           steps of all coordinates, for derivatives
              modes           steps of all normal modes, for derivatives
          --sample N        number of geometries (default: 100)
          --seed N          decides random numbers (default: 1)
          --sigma A         standard deviation of random, angstrom (default: 0.05)
          --temperature K   of thermal motion (default: 300)
          --hessian FILE    Hessian of MOLECULE in xtb's format; default: xTB relaxes
                            the molecule and computes one
          --step H          of atoms in angstrom, of modes in Q (default: 0.01)
          --points N        steps per direction, 2 (default) or 4
          --atoms LIST      of bond: fixed,moved; of angle: end,apex,moved; from 1
          --from X          first value, angstrom or degrees
          --to X            last value

        Where:
          --executor NAME   local (default) or slurm
          --site FILE       site profile of the cluster, YAML
          --cores N         cores of this machine to use (default: all)
          --memory MB       memory of this machine to use (default: 4000)
          --job-cores N     cores of a job (default: 1)
          --job-memory MB   memory of a job (default: 1000)
          --minutes M       wall time of a job (default: 60)
          --attempts N      how often a failing job is tried (default: 2)

        Options:
          -o, --output DIR  folder of the set (default: runs/label-NAME here, NAME
                            that of MOLECULE)
              --resume      go on in a folder that holds labels
              --dry-run     show what would run, or the scripts for Slurm
              --raw         keep the folders in which programs ran
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers label molecule.xyz --engine xtb --task energy-forces \
              --sampler quantum --sample 200
          kramers label molecule.xyz --engine openmolcas --task d-tensor \
              --oxidation 2 --multiplicity 4 --sampler random --sample 50 \
              --executor slurm --site cluster.yaml
          kramers label minimum.xyz --engine openmolcas --task spin-phonon \
              --oxidation 2 --multiplicity 4 --hessian minimum.hessian --step 0.1
          kramers label dimer.xyz --engine psi4 --task exchange --charge -2 \
              --multiplicity 3 --method b3lyp
          kramers label molecule.xyz --engine xtb --task energy-forces --resume


        """ + ExitCodes;

    /// <summary>Help on <c>kramers labels</c>.</summary>
    public const string Labels = """
        kramers labels - work with labelled sets

        Usage:
          kramers labels import FOLDER --output DIR
          kramers labels inspect SET
          kramers labels merge SET... --output DIR
          kramers labels split SET --output DIR [--fraction X] [--seed N]
          kramers labels export SET --output FILE

        A set is a folder that kramers label or import has made.

        Tasks:
          import            outputs of ORCA and OpenMolcas that are there already:
                            walks FOLDER, takes what is complete and converged, and
                            lists what it refuses, with reasons, in refused.txt
          inspect           how many labels of which molecule, program and range
          merge             all labels of several sets, each once; energies and
                            tensors of one geometry in one frame
          split             DIR/train and DIR/test, at random
          export            one extended XYZ file with all labels; a crystal field
                            is the key B, for kramers train tensor --target B

        Options:
          -o, --output DIR  where to write; nothing that is there is replaced
          --fraction X      share of train (default: 0.8)
          --seed N          decides which (default: 1)
          -h, --help        show this help

        Examples:
          kramers labels import calculations --output orca-set
          kramers labels inspect runs/label-molecule
          kramers labels split runs/label-molecule --output parts --fraction 0.9


        """ + ExitCodes;
}

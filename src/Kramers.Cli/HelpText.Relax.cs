namespace Kramers.Cli;

/// <summary>Help on the road from geometries to relaxation times.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers relax</c>.</summary>
    public const string Relax = """
        kramers relax - labelled geometries in, relaxation time out; or a molecule

        Usage:
          kramers relax FOLDER [--output DIR] [--quiet]
          kramers relax MOLECULE --engine xtb+openmolcas --multiplicity N [OPTIONS]

        Reads FOLDER/relax.yaml and the files that it names: geometries with
        energies, forces, D and g tensors. Trains a potential and tensor models,
        relaxes the molecule, finds its vibrations and their coupling to the spin,
        and writes inputs.yaml, result.json, report.html and log.txt. Nothing is
        written before the run is complete.

        With --engine the folder is made from a structure, a charge and a spin: xTB
        relaxes it and gives the vibrations. For a d ion OpenMolcas gives D and g at
        thermal geometries, and the rest is as above. For a trivalent lanthanide it
        gives the crystal field at the minimum and at two steps along each vibration
        (or, with --sample, at thermal geometries from which a tensor model learns);
        so it does g of a d ion with one unpaired electron. The rest is then that of
        'kramers rates'. Nothing is computed twice: stop it at any time and go on
        with --resume, or with a larger --sample. DIR then holds minimum.xyz,
        minimum.hessian, labels/, relax.yaml or rates.yaml, and result/.

        Arguments:
          INPUT             FOLDER that holds relax.yaml, or MOLECULE, an XYZ file

        For a molecule with one d ion or one trivalent lanthanide:
              --engine NAMES    xtb+openmolcas: both programs must be there
              --charge N        charge of the molecule (default: 0)
              --multiplicity N  2S+1 of the ground term, 2 or more; the 4f electrons
                                of a lanthanide count: 6 for Dy
              --oxidation N     oxidation state of the metal (default: 3 of a
                                lanthanide, else the lowest from 2 to 4 whose free
                                ion has that multiplicity)
              --sample N        thermal geometries to label, 9 or more (default: 60;
                                none for a lanthanide)
              --temperature K   of their quantum thermal motion (default: 150)
              --seed N          decides them (default: 1)
              --settings FILE   settings of openmolcas, YAML (docs/labels.md)
              --cores N         cores of this machine to use (default: all)
              --resume          go on in a folder that holds an earlier run

        Options:
          -o, --output DIR  folder to write to (default: runs/relax-NAME here, NAME
                            that of FOLDER or MOLECULE)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers relax examples/01-cobalt-bipyramid
          kramers relax my-molecule --output my-molecule/result
          kramers relax my-molecule --quiet > summary.txt
          kramers relax molecule.xyz --engine xtb+openmolcas --charge -2 \
              --multiplicity 4 --sample 40
          kramers relax dysprosium.xyz --engine xtb+openmolcas --multiplicity 6


        """ + ExitCodes;
}

namespace Kramers.Cli;

/// <summary>Help on the road from geometries to relaxation times.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers relax</c>.</summary>
    public const string Relax = """
        kramers relax - labelled geometries in, relaxation time out

        Usage:
          kramers relax FOLDER [--output DIR] [--quiet]

        Reads FOLDER/relax.yaml and the files that it names: geometries with
        energies, forces, D and g tensors. Trains a potential and tensor models,
        relaxes the molecule, finds its vibrations and their coupling to the spin,
        and writes inputs.yaml, result.json, report.html and log.txt. Nothing is
        written before the run is complete.

        Arguments:
          FOLDER            folder that holds relax.yaml

        Options:
          -o, --output DIR  folder to write to (default: runs/relax-NAME here, NAME
                            from relax.yaml)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers relax examples/01-cobalt-bipyramid
          kramers relax my-molecule --output my-molecule/result
          kramers relax my-molecule --quiet > summary.txt


        """ + ExitCodes;
}

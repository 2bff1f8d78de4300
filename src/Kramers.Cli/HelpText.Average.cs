namespace Kramers.Cli;

/// <summary>Help on tensors at a temperature.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers average</c>.</summary>
    public const string Average = """
        kramers average - a learned tensor at temperatures, over the vibrations

        Usage:
          kramers average MINIMUM --model FILE --temperature K... --hessian FILE
          kramers average START --model FILE --temperature K... --potential NAME

        Draws geometries of the harmonic molecule in thermal equilibrium, with zero-
        point motion, and averages what the model says of them, in the frame of the
        minimum. Writes average.csv (mean, its standard error, standard deviation,
        value at the minimum), inputs.yaml, result.json, report.html and log.txt.

        Arguments:
          MINIMUM           .xyz with the geometry of the Hessian; START is relaxed
                            with the potential first

        Options:
              --model FILE  model.json of kramers train tensor
          -T, --temperature K
                            temperatures; several may follow
              --hessian FILE
                            Hessian of MINIMUM in xtb's format

        """ + PotentialOptions + """

              --classical   Boltzmann's motion, without zero point
              --sample N    geometries at each temperature (default: 1000)
              --seed N      decides them (default: 1)
          -o, --output DIR  folder to write to (default: runs/average-NAME here)

        """ + FolderOptions + """


        Examples:
          kramers average examples/01-cobalt-bipyramid/minimum.xyz \
              --hessian examples/01-cobalt-bipyramid/minimum.hessian \
              --model runs/tensor-labels/model.json --temperature 5 100 300


        """ + ExitCodes;
}

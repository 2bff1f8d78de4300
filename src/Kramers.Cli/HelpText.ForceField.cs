namespace Kramers.Cli;

/// <summary>Help on force fields that learn from labels.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers train force-field</c>.</summary>
    public const string TrainForceField = """
        kramers train force-field - a potential that learns from labelled geometries

        Usage:
          kramers train force-field LABELS [OPTIONS]

        Fits energies and forces, and prints mean absolute errors on labels that no
        fit has seen, once for labels held out at random and once for the last block
        of the file, with a learning curve. Writes inputs.yaml, result.json, a CSV
        file per table, report.html, log.txt and force-field.json: the potential,
        trained on all labels, with a committee that says where it extrapolates.

        Arguments:
          LABELS            extended xyz with energies (eV) and forces (eV/angstrom);
                            frames of one atom give the energies of isolated atoms

        Options:
          -m, --model NAME  ace: atomic cluster expansion up to five bodies (default)
                            snap: bispectrum with a channel for each element
                            quadratic-snap: with products of two features
                            gmnn: neural networks on Gaussian moments
                            snap-network: neural networks on the features of snap
              --distinct-atoms
                            ace, gmnn, snap-network: coefficients or networks for
                            each symmetry-distinct atom of the one molecule in the
                            file, not for each element
              --cutoff ANGSTROM
                            where neighbours end (default: 5)
              --degrees D,D,...
                            ace: largest degree n + l of products of one, two, three
                            and four neighbours (docs/force-fields.md)
              --twojmax N   models of SNAP: twice the largest angular momentum
                            (default: 6)
              --epochs N    networks: passes over the labels (default: 200)
              --atoms FILE  isolated atoms, where LABELS has none; without any, the
                            labels' own energies decide
              --test FILE   further labels to test the final potential on
              --count N     take only N of the labels, at random
              --energy-weight W
                            weight of squared energy residuals (default: 1)
              --softening KCAL
                            linear models: labels e above the lowest weigh
                            1/(1 + e/KCAL), so that the surface is best near
                            the minimum (default: all the same)
              --seed N      of the random split and the committee (default: 1)
          -o, --output DIR  folder to write to (default: runs/force-field-NAME here)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers train force-field ethanol.xyz --atoms atoms.xyz
          kramers train force-field ethanol.xyz --distinct-atoms --test md.xyz
          kramers train force-field labels.xyz --model snap --twojmax 8 -o snap
          kramers train force-field labels.xyz --model gmnn --epochs 400


        """ + ExitCodes;
}

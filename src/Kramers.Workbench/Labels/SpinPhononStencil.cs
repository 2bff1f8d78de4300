using System.Globalization;
using System.Text;
using Kramers.Chemistry;
using Kramers.Chemistry.Sampling;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Labels;

/// <summary>
/// The task spin-phonon: a minimum and steps about it, from whose labels follow the derivatives of D and g, or of B_k^q, along the normal modes.
/// Writes them as <c>kramers rates</c> reads them.
/// </summary>
internal sealed class SpinPhononStencil
{
    /// <summary>Name of the table of modes.</summary>
    public const string ModesFile = "modes.csv";

    /// <summary>Name of the input of kramers rates.</summary>
    public const string RatesFile = "rates.yaml";

    private readonly Molecule _minimum;
    private readonly NormalModes _modes;
    private readonly DisplacementStencil _stencil;
    private readonly bool _alongAtoms;

    private SpinPhononStencil(Molecule minimum, NormalModes modes, DisplacementStencil stencil, bool alongAtoms)
    {
        (_minimum, _modes, _stencil, _alongAtoms) = (minimum, modes, stencil, alongAtoms);
        Molecules = [minimum, .. stencil.Structures.Select(s => new Molecule(s, minimum.Charge, minimum.Multiplicity))];
    }

    /// <summary>The geometries to label: first the minimum, then the stencil.</summary>
    public IReadOnlyList<Molecule> Molecules { get; }

    /// <summary>Makes the geometries.</summary>
    /// <param name="minimum">The molecule at the minimum of the modes.</param>
    /// <param name="modes">Its vibrations, all real.</param>
    /// <param name="alongAtoms">Steps of all 3N coordinates rather than of the modes: more jobs, but they serve any modes.</param>
    /// <param name="step">angstrom, or Q along modes.</param>
    /// <param name="points">2 or 4.</param>
    public static SpinPhononStencil Of(Molecule minimum, NormalModes modes, bool alongAtoms, double step, int points) => new(
        minimum,
        modes,
        alongAtoms ? DisplacementStencil.AlongAtoms(minimum.Structure, step, points) : DisplacementStencil.AlongModes(minimum.Structure, modes, step, points),
        alongAtoms);

    /// <summary>Derivatives per unit of dimensionless Q.</summary>
    /// <param name="values">A quantity at each of <see cref="Molecules"/>.</param>
    /// <returns>One per mode.</returns>
    public double[] Derivatives(IReadOnlyList<double> values)
    {
        var along = _stencil.Derivative([.. values.Skip(1)]);
        return _alongAtoms
            ? [.. Enumerable.Range(0, _modes.Count).Select(mode => _modes.ZeroPointDisplacement(mode).Zip(along, (x, d) => x * d).Sum())]
            : along;
    }

    /// <summary>Table of modes and input of kramers rates, by name of file.</summary>
    /// <param name="labels">Tensors or crystal field of each of <see cref="Molecules"/>.</param>
    /// <param name="name">Name of the magnet.</param>
    public IReadOnlyDictionary<string, string> Files(IReadOnlyList<SpinHamiltonianLabel> labels, string name)
    {
        var columns = SpinHamiltonianLabel.Columns(labels);
        return new Dictionary<string, string>
        {
            [ModesFile] = Table(columns.ToDictionary(c => c, c => Derivatives([.. labels.Select(l => l[c])]))),
            [RatesFile] = $"""
                # Written by kramers label --task spin-phonon. The keys: docs/rates.md.
                name: {name}
                centres:
                {labels[0].Centre(_minimum)}
                modes:
                  file: {ModesFile}
                  coordinate: sqrt(hbar/mw)
                {(labels[0].IsCrystalField ? "  convention: Stevens\n" : "")}rates:
                  temperaturesK: [2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 65, 80, 100, 150, 200, 300]

                """,
        };
    }

    private string Table(Dictionary<string, double[]> derivatives)
    {
        var text = new StringBuilder($"frequencyCm,{string.Join(',', derivatives.Keys)}\n");
        for (var mode = 0; mode < _modes.Count; mode++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{_modes.FrequenciesCm[mode]:R}");
            foreach (var column in derivatives.Values)
            {
                text.Append(CultureInfo.InvariantCulture, $",{column[mode]:R}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}

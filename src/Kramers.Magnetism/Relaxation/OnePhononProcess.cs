using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Direct and Orbach relaxation: one phonon absorbed or emitted, first-order perturbation theory for the populations. From b to a,
///   W_ab = (2 pi/hbar) sum_q |V_ab^q|^2 { n_q delta(E_a - E_b - w_q)        for E_a >= E_b
///                                       { (n_q + 1) delta(E_a - E_b + w_q)  for E_a &lt; E_b
/// (A. Lunghi, Sci. Adv. 8, eabn7880 (2022), doi:10.1126/sciadv.abn7880, with V for H_sp = V (b + b^+)). Detailed balance is
/// exact where a level splitting meets a phonon; away from it the line lends n(w) to a transition of energy E, and the
/// stationary populations are Boltzmann's only as far as the line is narrow against kT. Levels that coincide in energy (a
/// Kramers doublet without field) have no basis of their own and no meaning in a picture of populations: apply a small field.
/// </summary>
public sealed class OnePhononProcess : IRelaxationProcess
{
    private readonly PhononLines _lines;

    /// <summary>Makes the process with one line shape for all modes.</summary>
    /// <exception cref="ArgumentException">The line shape has no width.</exception>
    public OnePhononProcess(LineShape line)
        : this(PhononLines.Uniform(line))
    {
    }

    /// <summary>Makes the process with lines of their own for the modes.</summary>
    public OnePhononProcess(PhononLines lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        _lines = lines;
    }

    /// <inheritdoc/>
    public string Name => "one-phonon";

    /// <summary>Where phonon numbers are taken; the mode's wavenumber unless said otherwise.</summary>
    public OccupationAt OccupationAt { get; init; }

    /// <inheritdoc/>
    public IPreparedProcess Prepare(Eigensystem eigensystem, SpinPhononCoupling coupling)
    {
        var v = GoldenRule.CouplingsInEigenbasis(eigensystem, coupling);
        return new Prepared(_lines.For(v.Length), OccupationAt, eigensystem.Energies, coupling.FrequenciesCm, v);
    }

    /// <summary>(2 pi/hbar)|V|^2 delta in s^-1, [mode, to, from], waiting for the phonon numbers of a temperature.</summary>
    private sealed class Prepared(PhononLines lines, OccupationAt occupationAt, double[] energies, IReadOnlyList<double> frequencies, ComplexMatrix[] v) : IPreparedProcess
    {
        private readonly double[]? _weights = lines.DependOnTemperature ? null : Weights(lines, double.NaN, energies, frequencies, v);

        public int ModeCount => v.Length;

        public RateMatrix Rates(double temperatureKelvin, int? excludedMode = null)
        {
            var phonons = BoseEinstein.Occupations(frequencies, temperatureKelvin);
            var weights = _weights ?? Weights(lines, temperatureKelvin, energies, frequencies, v);
            var n = energies.Length;
            var rates = new Matrix(n, n);
            for (var i = 0; i < weights.Length; i++)
            {
                var (mode, ab) = (i / (n * n), i % (n * n));
                if (mode != excludedMode && weights[i] != 0)
                {
                    rates.Data[ab] += weights[i] * Factor(energies[ab / n] - energies[ab % n], phonons[mode], temperatureKelvin);
                }
            }

            return new RateMatrix(rates);
        }

        /// <summary>n for absorption, n + 1 for emission.</summary>
        private double Factor(double energy, double phonons, double temperature)
        {
            // Between levels that coincide n(E) has no limit: there the number of the mode stays.
            var number = occupationAt == OccupationAt.ModeFrequency || energy == 0 ? phonons : BoseEinstein.Occupation(Math.Abs(energy), temperature);
            return energy >= 0 ? number : number + 1;
        }

        private static double[] Weights(PhononLines lines, double temperature, double[] energies, IReadOnlyList<double> frequencies, ComplexMatrix[] v)
        {
            var n = energies.Length;
            var weights = new double[v.Length * n * n];
            for (var mode = 0; mode < v.Length; mode++)
            {
                var line = lines.Of(mode, temperature);
                for (var ab = 0; ab < n * n; ab++)
                {
                    weights[mode * n * n + ab] = GoldenRule.Prefactor * GoldenRule.SquaredModulus(v[mode].Data[ab])
                        * line.Density(Math.Abs(energies[ab / n] - energies[ab % n]), frequencies[mode]);
                }
            }

            return weights;
        }
    }
}

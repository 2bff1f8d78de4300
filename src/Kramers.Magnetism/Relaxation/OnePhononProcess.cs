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
    private readonly LineShape _line;

    /// <summary>Makes the process with one line shape for all modes.</summary>
    /// <exception cref="ArgumentException">The line shape has no width.</exception>
    public OnePhononProcess(LineShape line) => _line = line.Required(nameof(line));

    /// <inheritdoc/>
    public string Name => "one-phonon";

    /// <inheritdoc/>
    public IPreparedProcess Prepare(Eigensystem eigensystem, SpinPhononCoupling coupling)
    {
        var v = GoldenRule.CouplingsInEigenbasis(eigensystem, coupling);
        var n = eigensystem.Dimension;
        var absorption = new double[v.Length * n * n];
        var emission = new double[v.Length * n * n];
        for (var mode = 0; mode < v.Length; mode++)
        {
            for (var ab = 0; ab < n * n; ab++)
            {
                var energy = eigensystem.Energies[ab / n] - eigensystem.Energies[ab % n];
                var weight = GoldenRule.Prefactor * GoldenRule.SquaredModulus(v[mode].Data[ab])
                    * _line.Density(Math.Abs(energy) - coupling.FrequenciesCm[mode]);
                (energy >= 0 ? absorption : emission)[mode * n * n + ab] = weight;
            }
        }

        return new Prepared(n, coupling.FrequenciesCm, absorption, emission);
    }

    /// <summary>Weights (2 pi/hbar)|V|^2 delta in s^-1, [mode, to, from], of rates with factor n and with factor n + 1.</summary>
    private sealed class Prepared(int n, IReadOnlyList<double> frequencies, double[] absorption, double[] emission) : IPreparedProcess
    {
        public RateMatrix Rates(double temperatureKelvin, int? excludedMode = null)
        {
            var phonons = BoseEinstein.Occupations(frequencies, temperatureKelvin);
            var rates = new Matrix(n, n);
            for (var mode = 0; mode < phonons.Length; mode++)
            {
                if (mode != excludedMode)
                {
                    GoldenRule.Accumulate(rates.Data, phonons[mode], absorption.AsSpan(mode * n * n, n * n));
                    GoldenRule.Accumulate(rates.Data, phonons[mode] + 1, emission.AsSpan(mode * n * n, n * n));
                }
            }

            return new RateMatrix(rates);
        }
    }
}

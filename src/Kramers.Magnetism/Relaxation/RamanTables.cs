using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// What <see cref="RamanSum"/> reads, laid out for vectors over the initial level b: rows of b are filled up to whole vectors
/// ("stride") with couplings of zero and levels at infinity, which no line reaches.
/// </summary>
internal sealed class RamanTables
{
    private readonly LineShape[] _lines;
    private readonly PhononLines _all;
    private readonly double _temperature;

    public RamanTables(double[] energies, ComplexMatrix[] v, IReadOnlyList<double> frequencies, PhononLines lines, double temperature, bool sameMode)
    {
        Levels = energies.Length;
        Modes = v.Length;
        IncludeSameMode = sameMode;
        Stride = (Levels + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        Frequencies = [.. frequencies];
        (_all, _temperature) = (lines, temperature);
        _lines = [.. Enumerable.Range(0, Modes).Select(mode => lines.Of(mode, temperature))];
        EnergyDifferences = Enumerable.Repeat(double.PositiveInfinity, Levels * Stride).ToArray();
        Couplings = new double[2 * Modes * Levels * Levels];
        Propagated = new double[4 * Modes * Levels * Stride];
        RowNorms = new double[Modes * Levels];
        ColumnNorms = new double[2 * Modes * Stride];
        for (var ab = 0; ab < Levels * Levels; ab++)
        {
            EnergyDifferences[ab / Levels * Stride + ab % Levels] = energies[ab / Levels] - energies[ab % Levels];
        }

        for (var mode = 0; mode < Modes; mode++)
        {
            Fill(mode, v[mode].Data);
        }
    }

    public int Levels { get; }

    public int Modes { get; }

    public int Stride { get; }

    public bool IncludeSameMode { get; }

    /// <summary>Wavenumbers, cm^-1.</summary>
    public double[] Frequencies { get; }

    /// <summary>E_a - E_b, [a, b].</summary>
    public double[] EnergyDifferences { get; }

    /// <summary>V_ac, [mode, a, c, (real, imaginary)].</summary>
    public double[] Couplings { get; }

    /// <summary>X_cb = V_cb/(E_c - E_b + s w - i g), [mode, c, (s = -1 real, imaginary, s = +1 real, imaginary), b].</summary>
    public double[] Propagated { get; }

    /// <summary>Norms of the rows of V, [mode, a].</summary>
    public double[] RowNorms { get; }

    /// <summary>Norms of the columns of X, [mode, s, b].</summary>
    public double[] ColumnNorms { get; }

    public bool AreGaussian => _lines.Length > 0 && _lines[0].IsGaussian;

    /// <summary>Scale of the line of a pair, cm^-1.</summary>
    public double PairScale(int p, int q) => _all.OfPair(p, q, _temperature).ScaleCm;

    private void Fill(int mode, Complex[] v)
    {
        var n = Levels;
        for (var cb = 0; cb < n * n; cb++)
        {
            var (c, b) = (cb / n, cb % n);
            Couplings[2 * (mode * n * n + cb)] = v[cb].Real;
            Couplings[2 * (mode * n * n + cb) + 1] = v[cb].Imaginary;
            RowNorms[mode * n + c] += GoldenRule.SquaredModulus(v[cb]);
            for (var s = 0; s < 2; s++)
            {
                var x = v[cb] / new Complex(EnergyDifferences[c * Stride + b] + (2 * s - 1) * Frequencies[mode], -_lines[mode].ScaleCm);
                var at = ((mode * n + c) * 4 + 2 * s) * Stride + b;
                (Propagated[at], Propagated[at + Stride]) = (x.Real, x.Imaginary);
                ColumnNorms[(2 * mode + s) * Stride + b] += GoldenRule.SquaredModulus(x);
            }
        }

        Root(RowNorms.AsSpan(mode * n, n));
        Root(ColumnNorms.AsSpan(2 * mode * Stride, 2 * Stride));
    }

    private static void Root(Span<double> squares)
    {
        foreach (ref var x in squares)
        {
            x = Math.Sqrt(x);
        }
    }
}

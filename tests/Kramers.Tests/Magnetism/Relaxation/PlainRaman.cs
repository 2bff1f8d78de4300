using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Relaxation;

/// <summary>
/// The slow reference for <see cref="RamanProcess"/>: its formula written out, element by element, pair by pair, one temperature
/// at a time. Lines by mode; with one line the pair has that line, too, otherwise the convolution of both.
/// </summary>
internal sealed class PlainRaman(Eigensystem levels, SpinPhononCoupling coupling, PhononLines lines, bool sameMode)
{
    private readonly ComplexMatrix[] _v = [.. coupling.Matrices.Select(levels.ToEigenbasis)];

    public Matrix Rates(double temperature, int? excludedMode = null)
    {
        var n = levels.Dimension;
        var rates = new Matrix(n, n);
        for (var p = 0; p < _v.Length; p++)
        {
            for (var q = sameMode ? p : p + 1; q < _v.Length; q++)
            {
                if (p != excludedMode && q != excludedMode)
                {
                    AddPair(rates, p, q, temperature);
                }
            }
        }

        return 4 * Math.PI * Math.PI / PhysicalConstants.PlanckCm * rates;
    }

    private void AddPair(Matrix rates, int p, int q, double temperature)
    {
        var n = levels.Dimension;
        var (wp, wq) = (coupling.FrequenciesCm[p], coupling.FrequenciesCm[q]);
        var (np, nq) = (BoseEinstein.Occupation(wp, temperature), BoseEinstein.Occupation(wq, temperature));
        foreach (var (sp, sq) in (ReadOnlySpan<(int, int)>)[(1, -1), (-1, 1), (-1, -1), (1, 1)])
        {
            var phonons = (sp > 0 ? np + 1 : np) * (sq > 0 ? nq + 1 : nq) * (p == q ? 0.5 : 1);
            for (var ab = 0; ab < n * n; ab++)
            {
                var (a, b) = (ab / n, ab % n);
                if (a != b)
                {
                    var line = lines.OfPair(p, q, temperature).Density(levels.Energies[a] - levels.Energies[b] + sp * wp + sq * wq);
                    var t = Path(a, b, p, q, sq * wq, lines.Of(q, temperature)) + Path(a, b, q, p, sp * wp, lines.Of(p, temperature));
                    rates[a, b] += phonons * line * (t.Real * t.Real + t.Imaginary * t.Imaginary);
                }
            }
        }
    }

    /// <summary>sum_c V^second_ac V^first_cb/(E_c - E_b + s w_first - i g_first).</summary>
    private Complex Path(int a, int b, int second, int first, double phonon, LineShape line)
    {
        var sum = Complex.Zero;
        for (var c = 0; c < levels.Dimension; c++)
        {
            sum += _v[second][a, c] * _v[first][c, b] / new Complex(levels.Energies[c] - levels.Energies[b] + phonon, -line.ScaleCm);
        }

        return sum;
    }
}

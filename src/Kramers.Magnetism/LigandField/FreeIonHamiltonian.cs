using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>
/// Repulsion, spin-orbit coupling and configuration-interaction corrections between determinants. All two-body parts are
/// scalar products of unit tensors, sum_k a_k sum_i&lt;j u^k(i).u^k(j): the repulsion has a_k = F^k &lt;l||C^k||l&gt;^2 (Condon and
/// Shortley (1935), ch. 6), and with U^k = sum_i u^k(i), U^k.U^k = n/(2l+1) + 2 sum_i&lt;j u^k(i).u^k(j),
///   L^2 = l(l+1)(2l+1) U^1.U^1,   G(G2) = (3 U^1.U^1 + 11 U^5.U^5)/4,   G(R7) = (3 U^1.U^1 + 7 U^3.U^3 + 11 U^5.U^5)/5
/// (Judd, Operator Techniques in Atomic Spectroscopy (1963), ch. 5). Everything is real in complex orbitals.
/// </summary>
internal static class FreeIonHamiltonian
{
    /// <summary>The elements between determinants, cm^-1; several may fall on one place.</summary>
    public static MatrixElement[] Elements(Configuration configuration, FreeIonParameters ion) =>
        [.. Shift(configuration, ion), .. SpinOrbit(configuration, ion.SpinOrbit), .. PairInteraction(configuration, Strengths(configuration.OrbitalMomentum, ion))];

    /// <summary>Strengths a_k of the two-body part, cm^-1, k = 0..2l.</summary>
    private static double[] Strengths(int l, FreeIonParameters ion)
    {
        var casimir = Casimir(l, ion);
        return [.. Enumerable.Range(0, 2 * l + 1).Select(k => ion.Repulsion.Slater(k) * Square(OrbitalTensor.ReducedHarmonic(l, k)) + 2 * casimir[k])];
    }

    /// <summary>Factors of U^k.U^k, cm^-1, k = 0..2l.</summary>
    private static double[] Casimir(int l, FreeIonParameters ion)
    {
        var factors = new double[2 * l + 1];
        factors[1] = l * (l + 1) * (2 * l + 1) * ion.Alpha;
        if (l == 3)
        {
            factors[1] += 3 * (ion.Beta / 4 + ion.Gamma / 5);
            factors[3] = 7 * ion.Gamma / 5;
            factors[5] = 11 * (ion.Beta / 4 + ion.Gamma / 5);
        }

        return factors;
    }

    private static IEnumerable<MatrixElement> Shift(Configuration configuration, FreeIonParameters ion)
    {
        var shift = Casimir(configuration.OrbitalMomentum, ion).Sum() * configuration.Electrons / configuration.Orbitals;
        return Enumerable.Range(0, configuration.Dimension).Select(i => new MatrixElement(i, i, shift));
    }

    private static IEnumerable<MatrixElement> SpinOrbit(Configuration configuration, double zeta)
    {
        var ls = SpinOrbitMatrix(configuration.OrbitalMomentum);
        return from t in configuration.Transitions
               let value = zeta * ls[t.Create, t.Annihilate]
               where value != 0
               select new MatrixElement(t.Bra, t.Ket, t.Sign * value);
    }

    /// <summary>l.s = lz sz + (l+ s- + l- s+)/2 between spin-orbitals.</summary>
    private static Matrix SpinOrbitMatrix(int l)
    {
        var ls = new Matrix(4 * l + 2, 4 * l + 2);
        for (var m = -l; m <= l; m++)
        {
            var up = 2 * (l + m);
            ls[up, up] = 0.5 * m;
            ls[up + 1, up + 1] = -0.5 * m;
            if (m < l)
            {
                var raised = 0.5 * Math.Sqrt(l * (l + 1) - m * (m + 1));
                ls[up + 3, up] = raised; // l+ s-
                ls[up, up + 3] = raised;
            }
        }

        return ls;
    }

    // sum over pairs p<q (created) and r<s (annihilated) of (<pq|v|rs> - <pq|v|sr>) a+_p a+_q a_s a_r.
    private static IEnumerable<MatrixElement> PairInteraction(Configuration configuration, double[] strengths)
    {
        var scatterings = Scatterings(configuration, strengths);
        for (var ket = 0; ket < configuration.Dimension; ket++)
        {
            var determinant = configuration.Determinants[ket];
            foreach (var (r, s) in Pairs(configuration.SpinOrbitals))
            {
                if ((determinant >> r & determinant >> s & 1) == 0)
                {
                    continue;
                }

                var rest = determinant & ~(1u << r | 1u << s);
                var sign = Configuration.Sign(rest, r) * Configuration.Sign(rest, s);
                foreach (var (p, q, value) in scatterings[(r, s)])
                {
                    if ((rest & (1u << p | 1u << q)) == 0)
                    {
                        var bra = configuration.Place(rest | 1u << p | 1u << q);
                        yield return new MatrixElement(bra, ket, sign * Configuration.Sign(rest, p) * Configuration.Sign(rest, q) * value);
                    }
                }
            }
        }
    }

    private static Dictionary<(int R, int S), (int P, int Q, double Value)[]> Scatterings(Configuration configuration, double[] strengths)
    {
        var n = configuration.SpinOrbitals;
        var direct = new PairElements(configuration.OrbitalMomentum, strengths);
        return Pairs(n).ToDictionary(ket => ket, ket =>
            (from bra in Pairs(n)
             let value = direct.Of(bra.P, bra.Q, ket.P, ket.Q) - direct.Of(bra.P, bra.Q, ket.Q, ket.P)
             where value != 0
             select (bra.P, bra.Q, value)).ToArray());
    }

    private static IEnumerable<(int P, int Q)> Pairs(int n) => from q in Enumerable.Range(0, n) from p in Enumerable.Range(0, q) select (p, q);

    private static double Square(double x) => x * x;

    /// <summary>&lt;pq| sum_k a_k u^k(1).u^k(2) |rs&gt; between spin-orbitals; the interaction leaves spins alone.</summary>
    private sealed class PairElements(int l, double[] strengths)
    {
        // Between orbitals, by (m1, m2, m3); m4 follows from m1 + m2 = m3 + m4.
        private readonly Dictionary<(int, int, int), double> _elements = (
            from a in Enumerable.Range(-l, 2 * l + 1)
            from b in Enumerable.Range(-l, 2 * l + 1)
            from c in Enumerable.Range(-l, 2 * l + 1)
            where Math.Abs(a + b - c) <= l
            select (a, b, c)).ToDictionary(x => x, x => Sum(l, strengths, x.a, x.b, x.c));

        public double Of(int p, int q, int r, int s)
        {
            var (a, b, c, d) = (p / 2 - l, q / 2 - l, r / 2 - l, s / 2 - l);
            return ((p ^ r) & 1) == 0 && ((q ^ s) & 1) == 0 && a + b == c + d ? _elements[(a, b, c)] : 0;
        }

        // u.u = sum_q (-1)^q u_q u_-q with q = m1 - m3.
        private static double Sum(int l, double[] strengths, int a, int b, int c) => Enumerable.Range(0, strengths.Length).Sum(k =>
            strengths[k] == 0 ? 0 : strengths[k] * OrbitalTensor.Parity(a - c) * OrbitalTensor.Unit(l, k, a, c) * OrbitalTensor.Unit(l, k, b, a + b - c));
    }
}

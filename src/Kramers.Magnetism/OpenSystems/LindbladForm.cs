using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>All transitions of one Bohr frequency together.</summary>
/// <param name="TransitionCm">E_to - E_from, cm^-1: what the spin takes up.</param>
/// <param name="Transitions">The states of each transition |to&gt;&lt;from|.</param>
/// <param name="Rates">Kossakowski matrix, s^-1, Hermitian and positive, in the order of the transitions. Its diagonal has the
/// golden-rule rates, the rest says which transitions interfere.</param>
public sealed record JumpChannel(double TransitionCm, IReadOnlyList<(int To, int From)> Transitions, ComplexMatrix Rates);

/// <summary>A jump operator L of d rho/dt = L rho L^+ - (L^+ L rho + rho L^+ L)/2.</summary>
/// <param name="TransitionCm">What the spin takes up, cm^-1.</param>
/// <param name="Matrix">L in the eigenbasis, s^-1/2, [n, n].</param>
public sealed record JumpOperator(double TransitionCm, ComplexMatrix Matrix);

/// <summary>
/// Relaxation in the form of Lindblad, one channel per Bohr frequency,
///   d rho/dt = sum_w sum_ij C^w_ij [A_i rho A_j^+ - (A_j^+ A_i rho + rho A_j^+ A_i)/2],   A = |a&gt;&lt;b| with E_ab = w,
/// with positive C^w: rho stays positive. For baths it is the secular Redfield tensor (E. B. Davies, Commun. Math. Phys. 39, 91
/// (1974), doi:10.1007/BF01608389; Breuer and Petruccione, 3.3.1). States of a degenerate block enter as a whole, so that the result does
/// not depend on their basis: that is how a Kramers ion without field is to be treated.
/// </summary>
public sealed class LindbladForm
{
    private readonly BohrFrequencies _frequencies;

    private LindbladForm(BohrFrequencies frequencies, IReadOnlyList<JumpChannel> channels) => (_frequencies, Channels) = (frequencies, channels);

    /// <summary>One per Bohr frequency.</summary>
    public IReadOnlyList<JumpChannel> Channels { get; }

    /// <summary>Most negative eigenvalue of all Kossakowski matrices over the largest; positivity leaves rounding only.</summary>
    public double SmallestRelativeRate
    {
        get
        {
            double[] all = [.. Channels.SelectMany(c => DenseLinearAlgebra.Best.Hermitian(c.Rates).Values)];
            return all.Max() is var largest and > 0 ? Math.Min(0, all.Min()) / largest : 0;
        }
    }

    /// <summary>Channels of independent baths.</summary>
    /// <param name="eigensystem">Levels and states.</param>
    /// <param name="baths">Baths in the basis of the spin system.</param>
    /// <param name="temperatureKelvin">Temperature of all baths, K, positive.</param>
    /// <param name="widthCm">Levels and Bohr frequencies closer than this count as equal, cm^-1; null for equal up to rounding.
    /// A width also catches what lies closer than its rates, and stays positive where a Redfield tensor with a cutoff does not.</param>
    /// <exception cref="ArgumentException">Sizes differ, or a number is out of its range.</exception>
    public static LindbladForm Of(Eigensystem eigensystem, IReadOnlyList<BathCoupling> baths, double temperatureKelvin, double? widthCm = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperatureKelvin);
        var v = BathCoupling.InEigenbasis(eigensystem, baths);
        var form = Empty(new BohrFrequencies(eigensystem, widthCm));
        for (var k = 0; k < v.Length; k++)
        {
            form.Add(v[k].Data, w => baths[k].Spectrum.Density(w, temperatureKelvin));
        }

        return form;
    }

    /// <summary>R[ab, cd] in the eigenbasis.</summary>
    public Dissipator ToDissipator()
    {
        var n = _frequencies.Dimension;
        var (channelOf, placeOf) = (new JumpChannel[n * n], new int[n * n]);
        var loss = new ComplexMatrix(n, n);
        foreach (var channel in Channels)
        {
            for (var i = 0; i < channel.Transitions.Count; i++)
            {
                var (to, from) = channel.Transitions[i];
                (channelOf[to * n + from], placeOf[to * n + from]) = (channel, i);
                for (var j = 0; j < channel.Transitions.Count; j++)
                {
                    if (channel.Transitions[j].To == to)
                    {
                        loss[channel.Transitions[j].From, from] += channel.Rates[i, j];
                    }
                }
            }
        }

        return Dissipator.FromRows(_frequencies, (ab, row) =>
        {
            var (a, b) = (ab / n, ab % n);
            for (var cd = 0; cd < row.Length; cd++)
            {
                var (ac, bd) = (a * n + cd / n, b * n + cd % n);
                row[cd] = ReferenceEquals(channelOf[ac], channelOf[bd]) ? channelOf[ac].Rates[placeOf[ac], placeOf[bd]] : 0;
                row[cd] -= 0.5 * ((b == cd % n ? loss[a, cd / n] : 0) + (a == cd / n ? loss[cd % n, b] : 0));
            }
        });
    }

    /// <summary>Jump operators: eigenvectors of the Kossakowski matrices times the roots of their rates. Those below 1e-14 of
    /// the largest rate are rounding and left out.</summary>
    public IReadOnlyList<JumpOperator> JumpOperators()
    {
        var eigen = Channels.Select(c => DenseLinearAlgebra.Best.Hermitian(c.Rates)).ToArray();
        var least = 1e-14 * eigen.Max(e => e.Values[^1]);
        return [.. from k in Enumerable.Range(0, eigen.Length)
                   from i in Enumerable.Range(0, eigen[k].Values.Length)
                   where eigen[k].Values[i] > least
                   select Jump(Channels[k], eigen[k], i)];
    }

    /// <summary>
    /// The same with detailed balance imposed at a temperature in K: upward jumps become the downward ones backwards times exp(-w/kT),
    ///   C^w_(ab)(cd) = exp(-w/kT) C^-w_(dc)(ba),
    /// and at w = 0 the mean of both ways stays. Then the thermal state is stationary (R. Alicki, Rep. Math. Phys. 10, 249 (1976),
    /// doi:10.1016/0034-4877(76)90046-X), and all C stay positive.
    /// </summary>
    public LindbladForm InDetailedBalance(double temperatureKelvin)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperatureKelvin);
        var downwards = Channels.ToDictionary(c => c.TransitionCm);
        return new LindbladForm(_frequencies, [.. Channels.Select(c => c.TransitionCm < 0 ? c : c with { Rates = Balanced(c, downwards[-c.TransitionCm], temperatureKelvin) })]);
    }

    private static ComplexMatrix Balanced(JumpChannel channel, JumpChannel opposite, double temperature)
    {
        var place = opposite.Transitions.Select((t, i) => (t, i)).ToDictionary(x => x.t, x => x.i);
        int[] back = [.. channel.Transitions.Select(t => place[(t.From, t.To)])];
        var n = back.Length;
        var backwards = new ComplexMatrix(n, n, [.. from i in back from j in back select opposite.Rates[j, i]]);
        return channel.TransitionCm == 0
            ? 0.5 * (channel.Rates + backwards)
            : Math.Exp(-channel.TransitionCm / (PhysicalConstants.BoltzmannCm * temperature)) * backwards;
    }

    /// <summary>Independent processes add.</summary>
    /// <exception cref="ArgumentException">They belong to different levels.</exception>
    public static LindbladForm operator +(LindbladForm a, LindbladForm b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (!a._frequencies.LevelsCm.SequenceEqual(b._frequencies.LevelsCm) || a.Channels.Count != b.Channels.Count)
        {
            throw new ArgumentException("The two forms belong to different levels.", nameof(b));
        }

        return new LindbladForm(a._frequencies, [.. a.Channels.Zip(b.Channels, (x, y) => x with { Rates = x.Rates + y.Rates })]);
    }

    internal static LindbladForm Empty(BohrFrequencies frequencies)
    {
        var n = frequencies.Dimension;
        return new LindbladForm(frequencies, [.. frequencies.Groups().Select(g =>
            new JumpChannel(g.Cm, [.. g.Pairs.Select(ab => (ab / n, ab % n))], new ComplexMatrix(g.Pairs.Length, g.Pairs.Length)))]);
    }

    /// <summary>Adds the jumps sum over E_ab = w of T_ab |a&gt;&lt;b| with squared weight (2 pi/hbar) density(w).</summary>
    internal void Add(Complex[] amplitudes, Func<double, double> density) => Add([this], amplitudes, [1], density);

    /// <summary>The same to forms of one set of levels that differ in temperature, each with its phonon factor.</summary>
    internal static void Add(LindbladForm[] forms, Complex[] amplitudes, double[] phonons, Func<double, double> density)
    {
        for (var c = 0; c < forms[0].Channels.Count; c++)
        {
            var channel = forms[0].Channels[c];
            var weight = GoldenRule.Prefactor * density(channel.TransitionCm);
            if (weight == 0)
            {
                continue;
            }

            Complex[] t = [.. channel.Transitions.Select(x => amplitudes[x.To * forms[0]._frequencies.Dimension + x.From])];
            for (var ij = 0; ij < t.Length * t.Length; ij++)
            {
                var product = weight * t[ij / t.Length] * Complex.Conjugate(t[ij % t.Length]);
                for (var k = 0; k < forms.Length; k++)
                {
                    forms[k].Channels[c].Rates.Data[ij] += phonons[k] * product;
                }
            }
        }
    }

    private JumpOperator Jump(JumpChannel channel, HermitianEigen eigen, int i)
    {
        var l = new ComplexMatrix(_frequencies.Dimension, _frequencies.Dimension);
        for (var k = 0; k < channel.Transitions.Count; k++)
        {
            l[channel.Transitions[k].To, channel.Transitions[k].From] = Math.Sqrt(eigen.Values[i]) * eigen.Vectors[k, i];
        }

        return new JumpOperator(channel.TransitionCm, l);
    }
}

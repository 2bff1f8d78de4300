using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.OpenSystems;

/// <summary>A Kramers ion without field: the basis of a doublet is nobody's business.</summary>
public sealed class DegenerateDoubletTests
{
    private const double Temperature = 40;

    public static TheoryData<string, int> Forms => new()
    {
        { "one-phonon", 1 }, { "one-phonon", 2 }, { "no cutoff", 1 }, { "no cutoff", 2 }, { "Raman", 1 }, { "Raman", 2 }, { "quadratic", 1 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Nothing_depends_on_the_basis_of_a_doublet(string process, int seed)
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var mixed = SpinModels.WithMixedDoublets(levels, (ulong)seed);
        var (one, other) = (new Liouvillian(levels, Relaxation(levels, process)), new Liouvillian(mixed, Relaxation(mixed, process)));

        foreach (var (x, y) in one.DecayRates(0, 0).Zip(other.DecayRates(0, 0)))
        {
            Assert.Equal(x.PerSecond, y.PerSecond, Math.Max(1e-10 * x.PerSecond, x.NoisePerSecond));
        }

        // Long enough for the fast modes to be over, short enough for eps |L| t to stay below the tolerance.
        var fastest = Relaxation(levels, process).LargestRate;
        double[] times = [0, 1 / fastest, 30 / fastest, 1000 / fastest];
        var (before, after) = (one.Propagate(SpinModels.Up(4), times), other.Propagate(SpinModels.Up(4), times));
        for (var i = 0; i < times.Length; i++)
        {
            Assert.True(SpinModels.Difference(before[i], after[i]) < 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_dissipator_turns_as_an_operator(string process, int seed)
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var mixed = SpinModels.WithMixedDoublets(levels, (ulong)seed);
        var rho = SpinModels.Hermitian(new SeededRandom(20), 4);
        Assert.True(SpinModels.Difference(Applied(levels), Applied(mixed)) < 1e-13);

        ComplexMatrix Applied(Eigensystem states) =>
            states.States * (Relaxation(states, process).Apply(states.ToEigenbasis(rho)) * states.States.Adjoint());
    }

    /// <summary>The picture of populations does depend on it: what the others are for.</summary>
    [Fact]
    public void Populations_alone_depend_on_it()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var mixed = SpinModels.WithMixedDoublets(levels, 1);
        var (one, other) = (Tau(levels), Tau(mixed));
        Assert.True(Math.Abs(one / other - 1) > 0.05);

        static double Tau(Eigensystem states) =>
            RelaxationTime.Of(new OnePhononProcess(SpinModels.Line).Prepare(states, SpinModels.QuartetCoupling()).Rates(Temperature)).Seconds;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Raman_jumps_are_the_Raman_rates_where_nothing_is_degenerate(bool sameMode)
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.7, 0.3, 1.9));
        var coupling = SpinModels.QuartetCoupling();
        var jumps = RamanJumps.Of(levels, coupling, SpinModels.Line, Temperature, sameMode);
        var expected = new RamanProcess(SpinModels.Line) { IncludeSameModePairs = sameMode }.Prepare(levels, coupling).Rates(Temperature).ToMatrix();
        Assert.True((jumps.ToDissipator().PopulationRates()!.ToMatrix() - expected).Norm() < 1e-12 * expected.Norm());
        Assert.True(jumps.SmallestRelativeRate > -1e-14);
    }

    /// <summary>V is even under time reversal: no state of a doublet is preferred, whatever the lines do to detailed balance.</summary>
    [Theory]
    [InlineData("one-phonon")]
    [InlineData("quadratic")]
    public void The_stationary_state_fills_a_doublet_evenly(string process)
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        Assert.True(Polarisation(levels, Relaxation(levels, process)) < 1e-8);
    }

    /// <summary>
    /// The damping -i g of second-order denominators is not even. It leaves a polarisation of first order in g over the detuning, which goes with g.
    /// </summary>
    [Fact]
    public void Damped_denominators_polarise_by_their_width()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var (wide, narrow) = (Raman(LineShape.LorentzianFwhm(0.02)), Raman(LineShape.LorentzianFwhm(0.002)));
        Assert.True(narrow < 1e-3);
        Assert.True(narrow < 0.2 * wide);

        double Raman(LineShape line) => Polarisation(levels, RamanJumps.Of(levels, SpinModels.QuartetCoupling(), line, Temperature).ToDissipator());
    }

    private static double Polarisation(Eigensystem levels, Dissipator relaxation)
    {
        var motion = new Liouvillian(levels, relaxation);
        var late = levels.ToEigenbasis(motion.Propagate(SpinModels.Up(4), [40 / motion.SlowestRelaxation().PerSecond])[0]);
        return new[] { (late[0, 0] - late[1, 1]).Magnitude, (late[2, 2] - late[3, 3]).Magnitude, late[0, 1].Magnitude, late[2, 3].Magnitude }.Max();
    }

    private static Dissipator Relaxation(Eigensystem levels, string process)
    {
        var coupling = SpinModels.QuartetCoupling();
        var baths = process == "quadratic"
            ? [.. coupling.Matrices.Select(v => new BathCoupling(0.1 * v, new TwoPhononSpectrum(31, 72, SpinModels.Line)))]
            : BathCoupling.OnePhonon(coupling, SpinModels.Line);
        return process switch
        {
            "Raman" => RamanJumps.Of(levels, coupling, SpinModels.Line, Temperature).ToDissipator(),
            "no cutoff" => RedfieldTensor.Of(levels, baths, Temperature, double.PositiveInfinity),
            _ => RedfieldTensor.Of(levels, baths, Temperature, 0),
        };
    }
}

using System.Numerics;
using Kramers.Magnetism;
using Kramers.Magnetism.OpenSystems;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.OpenSystems;

public sealed class RedfieldTensorTests
{
    private const double Temperature = 30;

    /// <summary>Every element against the formula written out with loops, as MolForge has it: V' = sqrt2 V and prefactor pi^2/h.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(double.PositiveInfinity)]
    public void Slow_loops_give_the_same(double cutoff)
    {
        var random = new SeededRandom(1);
        double[] e = [0, 3, 21];
        double[] w = [5, 19];
        ComplexMatrix[] v = [SpinModels.Hermitian(random, 3), SpinModels.Hermitian(random, 3)];
        var r = RedfieldTensor.Of(
            new Eigensystem(e, ComplexMatrix.Identity(3)), BathCoupling.OnePhonon(new SpinPhononCoupling(w, v), SpinModels.Line), Temperature, cutoff);
        var prefactor = Math.PI * Math.PI / PhysicalConstants.PlanckCm;
        for (var i = 0; i < 81; i++)
        {
            var (a, b, c, d) = (i / 27, i / 9 % 3, i / 3 % 3, i % 3);
            Complex sum = 0;
            for (var k = 0; k < 2 && Math.Abs(e[a] - e[b] - e[c] + e[d]) <= cutoff; k++)
            {
                sum += 2 * v[k][a, c] * Complex.Conjugate(v[k][b, d]) * (G(k, b, d) + G(k, a, c));
                for (var j = 0; j < 3; j++)
                {
                    sum -= b == d ? 2 * v[k][a, j] * Complex.Conjugate(v[k][c, j]) * G(k, j, c) : 0;
                    sum -= a == c ? 2 * v[k][d, j] * Complex.Conjugate(v[k][b, j]) * G(k, j, d) : 0;
                }
            }

            Assert.True((r[a, b, c, d] - prefactor * sum).Magnitude <= 1e-12 * r.LargestRate, $"{a}{b},{c}{d}");
        }

        double G(int k, int x, int y)
        {
            var n = 1 / (Math.Exp(w[k] / (PhysicalConstants.BoltzmannCm * Temperature)) - 1);
            return e[x] >= e[y] ? n * SpinModels.Line.Density(e[x] - e[y] - w[k]) : (n + 1) * SpinModels.Line.Density(e[x] - e[y] + w[k]);
        }
    }

    [Fact]
    public void Without_degenerate_levels_the_populations_obey_the_golden_rule()
    {
        var levels = SpinModels.Quartet(FieldVector.FromTesla(0.5, 0.2, 1.1));
        var coupling = SpinModels.QuartetCoupling();
        var r = RedfieldTensor.Of(levels, BathCoupling.OnePhonon(coupling, SpinModels.Line), Temperature, 0);
        var expected = new OnePhononProcess(SpinModels.Line).Prepare(levels, coupling).Rates(Temperature).ToMatrix();
        Assert.True((r.PopulationRates()!.ToMatrix() - expected).Norm() < 1e-12 * expected.Norm());
    }

    [Fact]
    public void Strict_secular_is_the_Lindblad_form()
    {
        foreach (var field in new[] { FieldVector.Zero, FieldVector.FromTesla(0, 0, 1), FieldVector.FromTesla(0.3, 0.1, 0.8) })
        {
            var levels = SpinModels.Quartet(field);
            var baths = BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line);
            var redfield = RedfieldTensor.Of(levels, baths, Temperature, 0).ToMatrix();
            var lindblad = LindbladForm.Of(levels, baths, Temperature).ToDissipator().ToMatrix();
            Assert.True(SpinModels.Difference(redfield, lindblad) < 1e-13);
        }
    }

    [Fact]
    public void Jump_operators_rebuild_the_dissipator()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var form = LindbladForm.Of(levels, BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line), Temperature);
        var rho = SpinModels.Hermitian(new SeededRandom(8), 4);
        var sum = new ComplexMatrix(4, 4);
        foreach (var l in form.JumpOperators().Select(j => j.Matrix))
        {
            var decay = l.Adjoint() * l;
            sum += (l * (rho * l.Adjoint())) - (Complex)0.5 * ((decay * rho) + (rho * decay));
        }

        Assert.True(SpinModels.Difference(sum, form.ToDissipator().Apply(rho)) < 1e-12);
    }

    /// <summary>A harmonic ladder has equal gaps: coherences 0-1 feed on 1-2, which a picture of populations knows nothing of.</summary>
    [Fact]
    public void Equal_gaps_hand_coherence_on()
    {
        var v = new ComplexMatrix(3, 3);
        v[0, 1] = v[1, 0] = 1;
        v[1, 2] = v[2, 1] = Math.Sqrt(2);
        BathCoupling[] bath = [new(v, new OnePhononSpectrum(10, SpinModels.Line))];
        var equal = RedfieldTensor.Of(new Eigensystem([0, 10, 20], ComplexMatrix.Identity(3)), bath, Temperature, 0);
        var unequal = RedfieldTensor.Of(new Eigensystem([0, 10, 20.5], ComplexMatrix.Identity(3)), bath, Temperature, 0);
        Assert.True(equal[0, 1, 1, 2].Real > 0);
        Assert.Equal(Complex.Zero, unequal[0, 1, 1, 2]);
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        var levels = SpinModels.Quartet(FieldVector.Zero);
        var baths = BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), SpinModels.Line);
        Assert.Throws<ArgumentException>(() => RedfieldTensor.Of(new Eigensystem([0, 1], ComplexMatrix.Identity(2)), baths, 5, 0));
        var oneSided = new ComplexMatrix(4, 4);
        oneSided[0, 1] = 1;
        Assert.Throws<ArgumentException>(() => RedfieldTensor.Of(levels, [new(oneSided, baths[0].Spectrum)], 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RedfieldTensor.Of(levels, baths, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RedfieldTensor.Of(levels, baths, 5, -1));
        Assert.Throws<ArgumentException>(() => BathCoupling.OnePhonon(SpinModels.QuartetCoupling(), default));
    }
}

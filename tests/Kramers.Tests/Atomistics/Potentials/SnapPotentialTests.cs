using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Tests.Atomistics.Descriptors;

namespace Kramers.Tests.Atomistics.Potentials;

public class SnapPotentialTests : PotentialContract
{
    protected override IPotential Potential { get; } = RandomSnap(new Bispectrum(BispectrumTests.Settings(4)), 7, 0.02);

    protected override Structure Molecule { get; } = Geometries.Random("Co F N F N", 4);

    /// <summary>Coefficients at random, normal with this width in eV.</summary>
    internal static SnapPotential RandomSnap(IDescriptor descriptor, int seed, double width)
    {
        var random = new SeededRandom((ulong)seed);
        return new SnapPotential(descriptor, new[] { "Co", "F", "N" }.ToDictionary(
            symbol => symbol,
            _ => new ElementCoefficients(-3, [.. Enumerable.Range(0, descriptor.Length).Select(_ => width * random.Gaussian())])));
    }

    [Fact]
    public void Isolated_atoms_have_the_energies_beta_0()
    {
        var descriptor = new Bispectrum(BispectrumTests.Settings(4) with { SubtractIsolated = true });
        var value = RandomSnap(descriptor, 7, 1).Evaluate(new Structure([Element.FromSymbol("Co"), Element.FromSymbol("N")], [0, 0, 0, 0, 0, 50]));
        Assert.Equal(-6, value.EnergyEv, 1e-12);
    }

    [Fact]
    public void An_element_without_coefficients_is_refused_even_if_the_descriptor_knows_it()
    {
        var full = RandomSnap(new Bispectrum(BispectrumTests.Settings(2)), 1, 1);
        var part = new SnapPotential(full.Descriptor, full.Elements.Where(e => e.Key != "N").ToDictionary());
        Assert.Contains("N", Assert.Throws<ArgumentException>(() => part.Evaluate(Molecule)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_number_of_coefficients_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SnapPotential(new Bispectrum(BispectrumTests.Settings(2)), new Dictionary<string, ElementCoefficients> { ["Co"] = new(0, [1, 2]) }));

    /// <summary>The same with products of features.</summary>
    public class Quadratic : PotentialContract
    {
        protected override IPotential Potential { get; } =
            RandomSnap(new QuadraticFeatures(new Bispectrum(BispectrumTests.Settings(2) with { SubtractIsolated = true })), 7, 0.03);

        protected override Structure Molecule { get; } = Geometries.Random("Co F N F N", 4);
    }
}

using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Tests.Atomistics.Descriptors;

/// <summary>What every descriptor of a whole structure with a gradient must do.</summary>
public abstract class SmoothStructureDescriptorContract : StructureDescriptorContract
{
    /// <summary>Distance in angstrom from which on Co and F do not see each other; null where they always do.</summary>
    protected virtual double? Cutoff => null;

    private ISmoothStructureDescriptor Smooth => (ISmoothStructureDescriptor)Descriptor;

    [Fact]
    public void Gradient_is_the_finite_difference()
    {
        var (values, gradient) = Smooth.EvaluateWithGradient(Molecule);
        Geometries.AssertClose(Descriptor.Evaluate(Molecule), values, 1e-15);
        Geometries.AssertClose(Geometries.Derivative(Molecule, Descriptor.Evaluate, 0.002), gradient, 1e-7);
    }

    [Fact]
    public void Every_column_of_the_gradient_has_its_finite_difference()
    {
        // Features differ by powers of ten: a small one must not hide behind the large ones.
        var (_, gradient) = Smooth.EvaluateWithGradient(Molecule);
        var expected = Geometries.Derivative(Molecule, Descriptor.Evaluate, 0.002);
        var floor = 1e-7 * expected.Norm();
        for (var k = 0; k < expected.Columns; k++)
        {
            double Norm(Func<int, double> x) => Math.Sqrt(Enumerable.Range(0, expected.Rows).Sum(i => x(i) * x(i)));
            Assert.InRange(Norm(i => gradient[i, k] - expected[i, k]), 0, 1e-6 * Norm(i => expected[i, k]) + floor);
        }
    }

    [Fact]
    public void Beyond_the_cutoff_an_atom_is_alone()
    {
        if (Cutoff is { } cutoff)
        {
            Assert.Equal(Descriptor.Evaluate(Probe(90)), Descriptor.Evaluate(Probe(cutoff + 1e-9)));
            Assert.All(Enumerable.Range(6, 3), x => Assert.All(Smooth.EvaluateWithGradient(Probe(cutoff + 1e-9)).Gradient.Row(x).ToArray(), g => Assert.Equal(0, g)));
        }
    }

    [Fact]
    public void Value_and_slope_vanish_smoothly_at_the_cutoff()
    {
        if (Cutoff is { } cutoff)
        {
            // A half cosine: the value goes as the square of the distance to the cutoff, the slope as the distance.
            const double near = 2e-3;
            double Rise(double d) => Norm(Descriptor.Evaluate(Probe(cutoff - d)).Zip(Descriptor.Evaluate(Probe(90)), (a, b) => a - b));
            double Slope(double d) => Norm(Enumerable.Range(6, 3).SelectMany(x => Smooth.EvaluateWithGradient(Probe(cutoff - d)).Gradient.Row(x).ToArray()));
            Assert.InRange(Rise(near) / Rise(2 * near), 0.24, 0.26);
            Assert.InRange(Slope(near) / Slope(2 * near), 0.49, 0.51);
        }
    }

    /// <summary>Co, N and, as atom 2, F at this distance from Co.</summary>
    protected virtual Structure Probe(double distance) =>
        new([Element.FromSymbol("Co"), Element.FromSymbol("N"), Element.FromSymbol("F")], [0, 0, 0, 0, 0.3, -1.9, 0, 0, distance]);

    private static double Norm(IEnumerable<double> x) => Math.Sqrt(x.Sum(v => v * v));
}

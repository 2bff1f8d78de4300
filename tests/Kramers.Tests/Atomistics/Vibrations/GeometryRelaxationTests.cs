using Kramers.Atomistics.Potentials;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Tests.Chemistry;

namespace Kramers.Tests.Atomistics.Vibrations;

public class GeometryRelaxationTests
{
    private static readonly Structure Rest = Geometries.Random("Co F N F", 1);
    private static readonly SpringPotential Springs = new(Rest);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_finds_the_minimum_whose_place_is_known(int seed)
    {
        var start = Geometries.Shaken(Rest, 0.15, new SeededRandom((ulong)seed));
        var relaxed = GeometryRelaxation.Relax(Springs, start, cancellation: TestContext.Current.CancellationToken);
        Assert.True(relaxed.Converged);
        Assert.InRange(relaxed.MaxForceEvPerAngstrom, 0, 1e-6);

        // By its distances: the mirror image is at rest too.
        Geometries.AssertClose(Distances(Rest), Distances(relaxed.Structure), 1e-6);
        Geometries.AssertClose(Molecules.Springs(relaxed.Structure, SpringPotential.Constant), relaxed.Hessian, 1e-4);
        Assert.InRange(relaxed.Steps, 2, 20);
    }

    [Fact]
    public void A_geometry_at_rest_stays_where_it_is()
    {
        var relaxed = GeometryRelaxation.Relax(Springs, Rest, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Rest.Positions.ToArray(), relaxed.Structure.Positions.ToArray());
        Assert.Equal((0, true), (relaxed.Steps, relaxed.Converged));
    }

    [Fact]
    public void It_leaves_a_saddle()
    {
        // Three atoms in a row under springs that want a triangle; a little off the row.
        var triangle = new Structure(Elements("F F F"), [0, 0, 0, 1.5, 0, 0, 0.75, 1.3, 0]);
        var row = triangle.WithPositions([0, 0, 0, 1.5, 0, 0, 0.75, 0.02, 0.001]);
        var relaxed = GeometryRelaxation.Relax(new SpringPotential(triangle), row, cancellation: TestContext.Current.CancellationToken);
        Assert.True(relaxed.Converged);
        Assert.InRange(Superposition.Of(relaxed.Structure, triangle).Rmsd, 0, 1e-6);
    }

    [Fact]
    public void No_step_is_longer_than_the_trust_radius()
    {
        var start = Geometries.Shaken(Rest, 0.3, new SeededRandom(4));
        var one = GeometryRelaxation.Relax(Springs, start, maxSteps: 1, trustRadius: 0.05, cancellation: TestContext.Current.CancellationToken);
        var length = Math.Sqrt(one.Structure.Positions.ToArray().Zip(start.Positions.ToArray(), (a, b) => (a - b) * (a - b)).Sum());

        // Laid onto the start again, it is at most as far away as it went.
        Assert.InRange(length, 0.04, 0.05 + 1e-12);
        Assert.Equal((1, false), (one.Steps, one.Converged));
    }

    [Fact]
    public void The_forces_left_are_told_step_by_step()
    {
        var seen = new Seen();
        var relaxed = GeometryRelaxation.Relax(Springs, Geometries.Shaken(Rest, 0.1, new SeededRandom(5)), progress: seen, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(relaxed.Steps, seen.Values.Count);
        Assert.Equal(relaxed.MaxForceEvPerAngstrom, seen.Values[^1]);
    }

    [Fact]
    public void It_stops_in_the_middle_when_asked()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        var stopping = new Counting(Springs, () =>
        {
            if (++steps == 40)
            {
                source.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() =>
            GeometryRelaxation.Relax(stopping, Geometries.Shaken(Rest, 0.1, new SeededRandom(5)), cancellation: source.Token));
        Assert.InRange(steps, 40, 60);
    }

    private static double[] Distances(Structure s) => [.. from i in Enumerable.Range(0, s.Count) from j in Enumerable.Range(0, i) select s.Distance(i, j)];

    private static Element[] Elements(string symbols) => [.. symbols.Split(' ').Select(Element.FromSymbol)];

    private sealed class Seen : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }

    private sealed class Counting(IPotential inner, Action tick) : IPotential
    {
        private readonly Lock _lock = new();

        public PotentialValue Evaluate(Structure structure)
        {
            lock (_lock)
            {
                tick();
            }

            return inner.Evaluate(structure);
        }
    }
}

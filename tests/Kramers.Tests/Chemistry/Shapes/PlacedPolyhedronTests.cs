using Kramers.Chemistry;
using Kramers.Chemistry.Shapes;

namespace Kramers.Tests.Chemistry.Shapes;

public class PlacedPolyhedronTests
{
    /// <summary>What is left between the donors and the vertices of the drawing is the shape measure, found by another search.</summary>
    [Theory]
    [InlineData("T-4")]
    [InlineData("PBPY-7")]
    [InlineData("SAPR-8")]
    [InlineData("TDD-8")]
    [InlineData("SDD-10")]
    [InlineData("IC-12")]
    public void The_remaining_distances_are_the_measure(string code)
    {
        var polyhedron = ReferencePolyhedron.FromCode(code);
        var random = new Random(3);
        double[] ligands = [.. polyhedron.Vertices.ToArray().Select(x => 2.3 * x + 0.3 * (random.NextDouble() - 0.5))];
        var donors = ligands.Chunk(3).Select((r, i) => new Donor("O", r, Math.Sqrt(r.Sum(x => x * x)), [i]));
        var sphere = new CoordinationSphere(Element.FromAtomicNumber(66), [0.05, 0, 0.02], [.. donors]);
        var placed = PlacedPolyhedron.On(sphere, polyhedron);
        double[] q = [.. sphere.Ligands, .. sphere.Centre];
        double[] mean = [.. Enumerable.Range(0, 3).Select(a => q.Where((_, k) => k % 3 == a).Average())];
        var size = q.Select((x, k) => Math.Pow(x - mean[k % 3], 2)).Sum();

        // the centre of the polyhedron is where the four points of its frame say: n times the centroid less the vertices
        var n = polyhedron.CoordinationNumber;
        double[] centre = [.. Enumerable.Range(0, 3).Select(a => (n + 1) * mean[a] - placed.Vertices.Where((_, k) => k % 3 == a).Sum())];
        var left = Enumerable.Range(0, 3 * n).Sum(k => Math.Pow(ligands[k] - placed.Vertices[3 * placed.VertexOf[k / 3] + k % 3], 2)) + sphere.Centre.Zip(centre, (x, y) => (x - y) * (x - y)).Sum();
        Assert.Equal(ContinuousShape.Measure(sphere.Ligands, sphere.Centre, polyhedron), 100 * left / size, 1e-8);
        Assert.Equal(Enumerable.Range(0, n), placed.VertexOf.Order());
    }

    [Fact]
    public void Another_number_of_donors_is_refused()
    {
        var sphere = new CoordinationSphere(Element.FromAtomicNumber(66), [0, 0, 0], [new Donor("O", [2, 0, 0], 2, [1])]);
        Assert.Throws<ArgumentException>(() => PlacedPolyhedron.On(sphere, ReferencePolyhedron.FromCode("L-2")));
    }
}

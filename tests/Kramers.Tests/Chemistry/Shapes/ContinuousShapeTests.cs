using Kramers.Chemistry.Shapes;
using Kramers.Numerics;

namespace Kramers.Tests.Chemistry.Shapes;

public sealed class ContinuousShapeTests
{
    public static TheoryData<string> Codes { get; } = [.. ReferencePolyhedron.All.Select(p => p.Code)];

    public static TheoryData<string> FiniteCodes { get; } = [.. ReferencePolyhedron.All.Skip(1).Select(p => p.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_polyhedron_has_measure_zero_wherever_it_lies_and_however_large_it_is(string code)
    {
        var p = ReferencePolyhedron.FromCode(code);
        var (ligands, centre) = Moved(p, 2.3, new SeededRandom(5));
        Assert.Equal(0, ContinuousShape.Measure(ligands, centre, p), 1e-9);
        Assert.Equal(code, ContinuousShape.MeasureAll(ligands, centre)[0].Polyhedron.Code);
    }

    // The group of the linear one is infinite.
    [Theory]
    [MemberData(nameof(FiniteCodes))]
    public void A_polyhedron_has_as_many_symmetry_operations_as_its_point_group(string code)
    {
        var p = ReferencePolyhedron.FromCode(code);
        var digits = new string([.. p.PointGroup.Where(char.IsDigit)]);
        var n = digits.Length > 0 ? int.Parse(digits) : 0;
        var order = p.PointGroup switch { "Td" => 24, "Oh" => 48, "Ih" => 120, "Cs" => 2, "D2" => 4, ['C', ..] => 2 * n, _ => 4 * n };
        Assert.Equal(order, OperationCount(p));
        Assert.Equal(code == "SDD-10", p.IsChiral);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_search_finds_what_all_permutations_find(int n)
    {
        var random = new SeededRandom((ulong)n);
        for (var trial = 0; trial < 6; trial++)
        {
            double[] ligands = Sphere(n, random), centre = [0.1, -0.2, 0.1];
            foreach (var p in ReferencePolyhedron.WithVertices(n))
            {
                Assert.Equal(Exhaustive(ligands, centre, p), ContinuousShape.Measure(ligands, centre, p), 1e-9);
            }
        }
    }

    [Fact]
    public void Order_position_size_and_hand_of_the_ligands_do_not_count()
    {
        var random = new SeededRandom(3);
        double[] ligands = Sphere(8, random), centre = [0, 0, 0];
        double[] mirrored = [.. ligands.Select((x, i) => i % 3 == 0 ? -2 * x : 2 * x)];
        double[] reversed = [.. Enumerable.Range(0, 8).Reverse().SelectMany(i => mirrored[(3 * i)..(3 * i + 3)])];
        foreach (var (a, b) in ContinuousShape.MeasureAll(ligands, centre).Zip(ContinuousShape.MeasureAll(reversed, centre)))
        {
            Assert.Equal((a.Polyhedron, a.Value), (b.Polyhedron, b.Value), (x, y) => x.Item1 == y.Item1 && Math.Abs(x.Item2 - y.Item2) < 1e-3);
        }
    }

    // The search begins from orientations that are fixed in space: a site that is turned is searched from others.
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void A_distorted_site_has_the_same_measures_however_it_is_turned(int n)
    {
        var random = new SeededRandom((ulong)n);
        foreach (var p in ReferencePolyhedron.WithVertices(n))
        {
            double[] ligands = [.. p.Vertices.ToArray().Select(x => 2.4 * x + 0.3 * random.Gaussian())], centre = [0, 0, 0];
            var measures = ReferencePolyhedron.WithVertices(n).Select(other => ContinuousShape.Measure(ligands, centre, other)).ToArray();
            double[] turned = [.. Turned(ligands, random)];
            Assert.Equal(measures, ReferencePolyhedron.WithVertices(n).Select(other => ContinuousShape.Measure(turned, centre, other)), (a, b) => Math.Abs(a - b) < 1e-6);
        }
    }

    [Fact]
    public void Both_hands_of_a_chiral_polyhedron_are_one()
    {
        var p = ReferencePolyhedron.FromCode("SDD-10");
        double[] mirrored = [.. p.Vertices.ToArray().Select(x => -x)], centre = [.. p.Centre.ToArray().Select(x => -x)];
        Assert.Equal(0, ContinuousShape.Measure(mirrored, centre, p), 1e-9);
    }

    // S(SP-4, T-4) = S(HP-6, OC-6) = 100/3: Pinsky and Avnir 1998, Cirera, Ruiz, Alvarez 2005.
    [Theory]
    [InlineData("SP-4", "T-4", 33.333)]
    [InlineData("OC-6", "TPR-6", 16.737)]
    [InlineData("OC-6", "HP-6", 33.333)]
    [InlineData("CU-8", "SAPR-8", 10.989)]
    [InlineData("SAPR-8", "TDD-8", 2.848)]
    [InlineData("CU-8", "TT-8", 0.953)]
    [InlineData("CSAPR-9", "TCTPR-9", 1.169)]
    [InlineData("PAPR-10", "HD-10", 6.422)]
    public void Polyhedra_have_their_published_distance(string a, string b, double measure)
    {
        var (p, q) = (ReferencePolyhedron.FromCode(a), ReferencePolyhedron.FromCode(b));
        Assert.Equal(measure, ContinuousShape.Measure(p.Vertices, p.Centre, q), 6e-4);
        Assert.Equal(measure, ContinuousShape.Measure(q.Vertices, q.Centre, p), 6e-4);
    }

    [Fact]
    public void The_kernel_does_not_allocate()
    {
        var p = ReferencePolyhedron.FromCode("TDD-8");
        double[] ligands = Sphere(8, new SeededRandom(1)), centre = [0, 0, 0];
        ContinuousShape.Measure(ligands, centre, p);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ContinuousShape.Measure(ligands, centre, p);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Positions_that_cannot_be_are_refused()
    {
        var p = ReferencePolyhedron.FromCode("OC-6");
        Assert.Throws<ArgumentException>(() => ContinuousShape.Measure(new double[15], new double[3], p));
        Assert.Throws<ArgumentException>(() => ContinuousShape.Measure(new double[18], new double[3], p));
        Assert.Throws<ArgumentException>(() => ContinuousShape.Measure([double.NaN, .. new double[17]], new double[3], p));
        Assert.Throws<ArgumentException>(() => ReferencePolyhedron.FromCode("OC-8"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReferencePolyhedron.WithVertices(13));
    }

    internal static (double[] Ligands, double[] Centre) Moved(ReferencePolyhedron p, double size, SeededRandom random)
    {
        var (a, b) = (2 * Math.PI * random.Uniform(), Math.Acos(2 * random.Uniform() - 1));
        double[] Move(ReadOnlySpan<double> r)
        {
            var moved = new double[r.Length];
            for (var i = 0; i < r.Length; i += 3)
            {
                var (x, y, z) = (Math.Cos(a) * r[i] - Math.Sin(a) * r[i + 1], Math.Sin(a) * r[i] + Math.Cos(a) * r[i + 1], r[i + 2]);
                (moved[i], moved[i + 1], moved[i + 2]) = (size * x + 1, size * (Math.Cos(b) * y - Math.Sin(b) * z) - 2, size * (Math.Sin(b) * y + Math.Cos(b) * z) + 3);
            }

            return moved;
        }

        return (Move(p.Vertices), Move(p.Centre));
    }

    private static double[] Turned(double[] positions, SeededRandom random)
    {
        var (a, b) = (2 * Math.PI * random.Uniform(), Math.Acos(2 * random.Uniform() - 1));
        return [.. positions.Chunk(3).SelectMany(r =>
        {
            var (x, y) = (Math.Cos(a) * r[0] - Math.Sin(a) * r[1], Math.Sin(a) * r[0] + Math.Cos(a) * r[1]);
            return (double[])[x, Math.Cos(b) * y - Math.Sin(b) * r[2], Math.Sin(b) * y + Math.Cos(b) * r[2]];
        })];
    }

    private static double[] Sphere(int n, SeededRandom random)
    {
        var positions = new double[3 * n];
        for (var i = 0; i < n; i++)
        {
            double[] r = [random.Gaussian(), random.Gaussian(), random.Gaussian()];
            var length = Math.Sqrt(r.Sum(x => x * x));
            for (var a = 0; a < 3; a++)
            {
                positions[3 * i + a] = 2.4 * r[a] / length;
            }
        }

        return positions;
    }

    /// <summary>Counts permutations of the vertices that keep all distances to 2 %: the symmetry group, once more without rotations.</summary>
    private static int OperationCount(ReferencePolyhedron p)
    {
        var n = p.CoordinationNumber;
        double[] points = [.. p.Vertices, .. p.Centre];
        double Distance(int i, int j) => Math.Sqrt(Enumerable.Range(0, 3).Sum(a => Math.Pow(points[3 * i + a] - points[3 * j + a], 2)));
        bool Fits(int[] images, int image) => Math.Abs(Distance(images.Length, n) - Distance(image, n)) < 0.04 && Enumerable.Range(0, images.Length).All(i => Math.Abs(Distance(i, images.Length) - Distance(images[i], image)) < 0.04);
        int Count(int[] images) => images.Length == n ? 1 : Enumerable.Range(0, n).Except(images).Where(image => Fits(images, image)).Sum(image => Count([.. images, image]));
        // A reflection in the plane of all atoms moves none of them.
        return Count([]) * (IsPlanar(points) ? 2 : 1);
    }

    private static bool IsPlanar(double[] points)
    {
        double[] Vector(int i) => [points[3 * i] - points[0], points[3 * i + 1] - points[1], points[3 * i + 2] - points[2]];
        double Volume(double[] a, double[] b, double[] c) => a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
        var vectors = Enumerable.Range(1, points.Length / 3 - 1).Select(Vector).ToArray();
        return vectors.All(a => vectors.All(b => vectors.All(c => Math.Abs(Volume(a, b, c)) < 1e-6)));
    }

    /// <summary>All permutations, each with the best rotation of Kabsch's singular values, by Horn's characteristic polynomial.</summary>
    private static double Exhaustive(double[] ligands, double[] centre, ReferencePolyhedron p)
    {
        var n = p.CoordinationNumber;
        double[] q = [.. ligands, .. centre];
        for (var a = 0; a < 3; a++)
        {
            var mean = Enumerable.Range(0, n + 1).Average(i => q[3 * i + a]);
            for (var i = 0; i <= n; i++)
            {
                q[3 * i + a] -= mean;
            }
        }

        double[] v = [.. p.Vertices, .. p.Centre];
        var best = Permutations(Enumerable.Range(0, n).ToArray()).Max(order => LargestRoot(Correlation(q, v, [.. order, n]), q.Sum(x => x * x) + v.Sum(x => x * x)));
        return 100 * (1 - best * best / (q.Sum(x => x * x) * v.Sum(x => x * x)));
    }

    private static double[,] Correlation(double[] q, double[] v, int[] order)
    {
        var m = new double[3, 3];
        for (var i = 0; i < order.Length; i++)
        {
            for (var k = 0; k < 9; k++)
            {
                m[k / 3, k % 3] += q[3 * i + k / 3] * v[3 * order[i] + k % 3];
            }
        }

        return m;
    }

    // lambda^4 - 2 |M|^2 lambda^2 - 8 det(M) lambda + det(K): Theobald, Acta Cryst. A 61, 478 (2005); Newton from above keeps the largest root.
    private static double LargestRoot(double[,] m, double bound)
    {
        double norm = 0, det = 0;
        foreach (var x in m)
        {
            norm += x * x;
        }

        for (var c = 0; c < 3; c++)
        {
            det += m[0, c] * (m[1, (c + 1) % 3] * m[2, (c + 2) % 3] - m[1, (c + 2) % 3] * m[2, (c + 1) % 3]);
        }

        // The constant term is norm^2 - 4 times the sum of squared 2 x 2 minors.
        var minors = 0.0;
        for (var k = 0; k < 9; k++)
        {
            var (r, c) = (k / 3, k % 3);
            var minor = m[(r + 1) % 3, (c + 1) % 3] * m[(r + 2) % 3, (c + 2) % 3] - m[(r + 1) % 3, (c + 2) % 3] * m[(r + 2) % 3, (c + 1) % 3];
            minors += minor * minor;
        }

        var x0 = bound;
        for (var step = 0; step < 200; step++)
        {
            var f = Math.Pow(x0, 4) - 2 * norm * x0 * x0 - 8 * det * x0 + norm * norm - 4 * minors;
            var slope = 4 * Math.Pow(x0, 3) - 4 * norm * x0 - 8 * det;
            var next = slope > 0 ? x0 - f / slope : x0;
            if (Math.Abs(next - x0) < 1e-14 * bound)
            {
                break;
            }

            x0 = next;
        }

        return x0;
    }

    private static IEnumerable<int[]> Permutations(int[] rest) => rest.Length == 0 ? [[]] : rest.SelectMany(first => Permutations([.. rest.Where(x => x != first)]).Select(tail => (int[])[first, .. tail]));
}

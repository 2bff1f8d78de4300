namespace Kramers.Chemistry.Building;

/// <summary>
/// Where metals and donors stand before anything is relaxed. One metal: at the origin, donors on its vertices. Two metals: the template of
/// the core about the origin, x along M-M; each polyhedron is turned so that its bridged vertices look at the bridges.
/// </summary>
internal sealed class CoordinationFrame
{
    // Neighbouring polyhedra that share a corner are staggered: half of 45 degrees each.
    private const double Stagger = Math.PI / 8;
    private readonly VertexGeometry vertices;
    private readonly DinuclearCore? core;
    private readonly double bridgeDistance;
    private readonly double[] metal = new double[3];
    private readonly double[] toCore = [1, 0, 0, 0, 1, 0, 0, 0, 1];
    private readonly double[] signs;

    /// <summary>Takes a recipe.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="assignment">Vertices; for two metals the bridges come first.</param>
    /// <param name="bridgeDistance">Metal and bridging atom, angstrom; not used for one metal.</param>
    internal CoordinationFrame(ComplexRecipe recipe, SiteAssignment assignment, double bridgeDistance)
    {
        (vertices, core, this.bridgeDistance) = (new VertexGeometry(recipe.Shape), recipe.Core, bridgeDistance);
        signs = SignsOf(assignment.Relation);
        if (core is not null)
        {
            int[] bridged = [.. assignment.Vertices.Take(core.Bridges).Select(v => v[0])];
            metal = MetalPlace();
            toCore = Turn(bridged);
        }
    }

    /// <summary>[3] angstrom.</summary>
    internal double[] Metal(int number) => number == 0 ? metal : Related(metal);

    /// <summary>[3] unit vector from a metal to one of its vertices.</summary>
    internal double[] Direction(int number, int vertex)
    {
        var u = vertices.Direction(vertex);
        double[] turned = [Row(0, u), Row(1, u), Row(2, u)];
        return number == 0 ? turned : Related(turned);
    }

    /// <summary>[3] place of the centroid of a donor, at a distance from its metal in angstrom; bridges have theirs from the template.</summary>
    internal double[] Place(DonorVertex donor, double distance)
    {
        if (core is not null && donor.Copy < core.Bridges)
        {
            return BridgePlace(donor);
        }

        var (from, direction) = (Metal(donor.Metal), Direction(donor.Metal, donor.Vertex));
        return [.. from.Zip(direction, (m, u) => m + distance * u)];
    }

    /// <summary>Factors of x, y and z.</summary>
    internal static double[] SignsOf(MetalRelation relation) => relation switch
    {
        MetalRelation.TurnAboutBridges => [-1, 1, -1],
        MetalRelation.TurnAboutNormal => [-1, -1, 1],
        MetalRelation.Inversion => [-1, -1, -1],
        MetalRelation.Mirror => [-1, 1, 1],
        _ => [1, 1, 1],
    };

    private double Row(int k, ReadOnlySpan<double> u) => toCore[3 * k] * u[0] + toCore[3 * k + 1] * u[1] + toCore[3 * k + 2] * u[2];

    private double[] Related(double[] point) => [.. point.Zip(signs, (p, s) => p * s)];

    private double HalfAngle => core!.Angle / 2 * Math.PI / 180;

    private double[] MetalPlace() => core!.Kind switch
    {
        CoreKind.PaddleWheel => [-DinuclearCore.PaddleWheelMetals / 2, 0, 0],
        CoreKind.DoubleBridge => [-bridgeDistance * Math.Sin(HalfAngle), 0, 0],
        _ => [-bridgeDistance * Math.Sin(HalfAngle), -bridgeDistance * Math.Cos(HalfAngle), 0],
    };

    private double[] BridgePlace(DonorVertex donor)
    {
        if (core!.Kind != CoreKind.PaddleWheel)
        {
            // The bridges of M2X2 stand on both sides of the M-M line; a single one is the origin.
            return [0, core.Kind == CoreKind.SingleBridge ? 0 : (donor.Copy == 0 ? 1 : -1) * bridgeDistance * Math.Cos(HalfAngle), 0];
        }

        var (up, side) = ((DinuclearCore.PaddleWheelMetals - DinuclearCore.CarboxylateBite) / 2, (donor.Metal == 0 ? -1 : 1) * DinuclearCore.CarboxylateBite / 2);
        var radius = Math.Sqrt(bridgeDistance * bridgeDistance - up * up);
        var azimuth = donor.Copy * Math.PI / 2;
        return [side, radius * Math.Cos(azimuth), radius * Math.Sin(azimuth)];
    }

    /// <summary>[3, 3] rotation of the first polyhedron: bridged vertices look at the bridges, the first of them in the xy plane.</summary>
    private double[] Turn(int[] bridged)
    {
        var first = vertices.Direction(bridged[0]).ToArray();
        double[] mean = [.. Enumerable.Range(0, 3).Select(k => bridged.Average(b => vertices.Direction(b)[k]))];
        var along = Norm(mean) > 0.1 ? mean : Cross(first, vertices.Direction(bridged[1]).ToArray());
        if (core!.Kind != CoreKind.SingleBridge)
        {
            return Frame(along, first, [1, 0, 0], [0, 1, 0]);
        }

        // Any vertex off the line will do for the second axis.
        var other = Enumerable.Range(0, vertices.Count).Select(v => vertices.Direction(v).ToArray()).First(u => Norm(Cross(first, u)) > 0.3);
        double[] bridge = [Math.Sin(HalfAngle), Math.Cos(HalfAngle), 0];
        double[] normal = [-Math.Cos(HalfAngle) * Math.Cos(Stagger), Math.Sin(HalfAngle) * Math.Cos(Stagger), Math.Sin(Stagger)];
        return Frame(first, other, bridge, normal);
    }

    /// <summary>The rotation that takes the axes made of a and b to those made of c and d.</summary>
    private static double[] Frame(double[] a, double[] b, double[] c, double[] d)
    {
        var (from, to) = (Axes(a, b), Axes(c, d));
        var r = new double[9];
        for (var k = 0; k < 9; k++)
        {
            r[k] = Enumerable.Range(0, 3).Sum(n => to[n][k / 3] * from[n][k % 3]);
        }

        return r;
    }

    /// <summary>Gram and Schmidt, right-handed.</summary>
    private static double[][] Axes(double[] a, double[] b)
    {
        var first = Unit(a);
        var along = first.Zip(b, (x, y) => x * y).Sum();
        var second = Unit([.. b.Zip(first, (y, x) => y - along * x)]);
        return [first, second, Cross(first, second)];
    }

    private static double[] Unit(double[] v) => [.. v.Select(c => c / Norm(v))];

    private static double Norm(double[] v) => Math.Sqrt(v.Sum(c => c * c));

    private static double[] Cross(double[] a, double[] b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

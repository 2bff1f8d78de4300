namespace Kramers.Chemistry.Building;

/// <summary>
/// Energy of a complex under construction: springs for bonds and angles, flat groups, stereocentres, soft repulsion, and donors held on the
/// vertices of the polyhedron. Atoms have a fourth coordinate, by which they pass through each other while the molecule is folded (Crippen
/// and Havel, Distance Geometry and Molecular Conformation, 1988; van Schaik et al., J. Comput. Aided Mol. Des. 6, 97 (1992)).
/// </summary>
internal sealed class ForceField
{
    internal const int Dimensions = 4;
    private const double RepulsionEv = 1.5;

    internal required Spring[] Springs { get; init; }

    internal required FlatPair[] FlatPairs { get; init; }

    internal required Volume[] Volumes { get; init; }

    internal required Contact[] Contacts { get; init; }

    internal required Anchor[] Anchors { get; init; }

    /// <summary>How strong atoms repel each other, 0 to 1.</summary>
    internal double Repulsion { get; set; } = 1;

    /// <summary>Spring constant that pulls the fourth coordinate to 0, eV/angstrom^2.</summary>
    internal double Flattening { get; set; }

    /// <summary>Energy in eV.</summary>
    /// <param name="x">[atom, 4] in angstrom.</param>
    /// <param name="g">[atom, 4] receives the gradient in eV/angstrom.</param>
    internal double Evaluate(double[] x, double[] g)
    {
        Array.Clear(g);
        var energy = 0.0;
        foreach (var s in Springs)
        {
            energy += Stretch(x, g, s.I, s.J, s.Length, s.K);
        }

        foreach (var p in FlatPairs)
        {
            var r = Distance(x, p.I, p.J);
            energy += Stretch(x, g, p.I, p.J, Math.Abs(r - p.Cis) < Math.Abs(r - p.Trans) ? p.Cis : p.Trans, p.K);
        }

        foreach (var c in Contacts)
        {
            energy += Repel(x, g, c);
        }

        foreach (var v in Volumes)
        {
            energy += Turn(x, g, v);
        }

        foreach (var a in Anchors)
        {
            energy += Hold(x, g, a);
        }

        for (var i = 3; i < x.Length; i += Dimensions)
        {
            energy += 0.5 * Flattening * x[i] * x[i];
            g[i] += Flattening * x[i];
        }

        return energy;
    }

    /// <summary>Triple product of three neighbours about an atom in angstrom^3.</summary>
    internal static double VolumeOf(double[] x, Volume v)
    {
        Span<double> a = stackalloc double[3], b = stackalloc double[3], c = stackalloc double[3];
        Edges(x, v, a, b, c);
        return a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }

    internal static double Distance(double[] x, int i, int j)
    {
        var sum = 0.0;
        for (var k = 0; k < Dimensions; k++)
        {
            var d = x[Dimensions * i + k] - x[Dimensions * j + k];
            sum += d * d;
        }

        return Math.Sqrt(sum);
    }

    private static double Stretch(double[] x, double[] g, int i, int j, double length, double k)
    {
        var r = Math.Max(Distance(x, i, j), 1e-6);
        Push(x, g, i, j, k * (r - length) / r);
        return 0.5 * k * (r - length) * (r - length);
    }

    private double Repel(double[] x, double[] g, Contact c)
    {
        var square = 0.0;
        for (var k = 0; k < Dimensions; k++)
        {
            var d = x[Dimensions * c.I + k] - x[Dimensions * c.J + k];
            square += d * d;
        }

        var inside = 1 - square / (c.Distance * c.Distance);
        if (inside <= 0)
        {
            return 0;
        }

        Push(x, g, c.I, c.J, -4 * Repulsion * RepulsionEv * inside / (c.Distance * c.Distance));
        return Repulsion * RepulsionEv * inside * inside;
    }

    /// <summary>Adds factor times (x_i - x_j) to the gradient of i, and takes it from that of j.</summary>
    private static void Push(double[] x, double[] g, int i, int j, double factor)
    {
        for (var k = 0; k < Dimensions; k++)
        {
            var d = factor * (x[Dimensions * i + k] - x[Dimensions * j + k]);
            g[Dimensions * i + k] += d;
            g[Dimensions * j + k] -= d;
        }
    }

    private static double Turn(double[] x, double[] g, Volume v)
    {
        Span<double> a = stackalloc double[3], b = stackalloc double[3], c = stackalloc double[3];
        Edges(x, v, a, b, c);
        var off = VolumeOf(x, v) - v.Target;
        if (v.IsOneSided && off * Math.Sign(v.Target) > 0)
        {
            return 0;
        }

        for (var k = 0; k < 3; k++)
        {
            var (l, m) = ((k + 1) % 3, (k + 2) % 3);
            var (ga, gb, gc) = (v.K * off * (b[l] * c[m] - b[m] * c[l]), v.K * off * (c[l] * a[m] - c[m] * a[l]), v.K * off * (a[l] * b[m] - a[m] * b[l]));
            g[Dimensions * v.A + k] += ga;
            g[Dimensions * v.B + k] += gb;
            g[Dimensions * v.C + k] += gc;
            g[Dimensions * v.Centre + k] -= ga + gb + gc;
        }

        return 0.5 * v.K * off * off;
    }

    private static double Hold(double[] x, double[] g, Anchor anchor)
    {
        var energy = 0.0;
        for (var k = 0; k < Dimensions; k++)
        {
            var mean = 0.0;
            foreach (var atom in anchor.Atoms)
            {
                mean += x[Dimensions * atom + k] / anchor.Atoms.Length;
            }

            var off = mean - (k switch { 0 => anchor.X, 1 => anchor.Y, 2 => anchor.Z, _ => 0 });
            energy += 0.5 * anchor.K * off * off;
            foreach (var atom in anchor.Atoms)
            {
                g[Dimensions * atom + k] += anchor.K * off / anchor.Atoms.Length;
            }
        }

        return energy;
    }

    private static void Edges(double[] x, Volume v, Span<double> a, Span<double> b, Span<double> c)
    {
        for (var k = 0; k < 3; k++)
        {
            var centre = x[Dimensions * v.Centre + k];
            (a[k], b[k], c[k]) = (x[Dimensions * v.A + k] - centre, x[Dimensions * v.B + k] - centre, x[Dimensions * v.C + k] - centre);
        }
    }
}

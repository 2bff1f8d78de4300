namespace Kramers.Tests.SpinPhonon;

/// <summary>tau with the phonons of other meshes of q.</summary>
public class MeshConvergenceTests
{
    private const string Mode = "frequencyCm: 60, Dxx: -0.1, Dyy: -0.3, Dzz: 0.4, Dxz: 0.25";

    [Fact]
    public void The_same_phonon_at_two_points_is_converged()
    {
        var convergence = RatesText.Compute(System($"{{ {Mode} }}", "mesh.yaml"), ("mesh.yaml", System($"{{ {Mode}, weight: 0.5 }}, {{ {Mode}, weight: 0.5 }}"))).Convergence!;
        Assert.Equal([1, 2], convergence.Meshes.Select(m => m.Value));
        Assert.Equal(1, convergence.Meshes[1].TauSeconds[0] / convergence.Meshes[0].TauSeconds[0], 1e-9);
        Assert.Contains("converged, tau changes by a factor of 1 from a mesh of 1 to one of 2 phonons", convergence.Verdicts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_the_phonons_elsewhere_are_not()
    {
        var convergence = RatesText.Compute(System($"{{ {Mode} }}", "mesh.yaml"), ("mesh.yaml", System($"{{ {Mode}, weight: 0.1 }}, {{ {Mode.Replace("60", "400", StringComparison.Ordinal)}, weight: 0.9 }}"))).Convergence!;
        Assert.Contains("NOT converged", convergence.Verdicts[^1], StringComparison.Ordinal);
        Assert.Contains("A denser mesh of q is needed", convergence.Verdicts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_magnet_is_refused() =>
        Assert.Contains("'mesh.yaml' has 6 states, this magnet 4", RatesText.Refused(System($"{{ {Mode} }}", "mesh.yaml"), ("mesh.yaml", System($"{{ {Mode} }}").Replace("3/2", "5/2", StringComparison.Ordinal))), StringComparison.Ordinal);

    private static string System(string modes, string? mesh = null) => $$"""
        name: A
        centres: [ { label: Co, spin: 3/2, g: 2.2, zfs: { D: -40, E: 3 } } ]
        modes: { coordinate: sqrt(hbar/2mw), list: [ {{modes}} ] }
        rates: { temperaturesK: [20], fieldsTesla: [0.1], processes: [one-phonon], line: { fwhmCm: 20 } }
        {{(mesh is null ? "" : $"converge: {{ meshes: [{mesh}] }}")}}

        """;
}

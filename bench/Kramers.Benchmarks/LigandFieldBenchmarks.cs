using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;

namespace Kramers.Benchmarks;

/// <summary>
/// Dy3+, 4f^9, in the field of LaF3 (C2v): all 2002 states, and the lowest free-ion states with the field on them.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class LigandFieldBenchmarks
{
    private static readonly Configuration Shell = new(3, 9);
    private static readonly FieldVector Field = FieldVector.FromTesla(0, 0, 0.1);
    private readonly LigandFieldPotential _potential = LigandFieldPotential.FromWybourne(3, new WybourneParameters(
        new ParameterProvenance("Carnall et al., ANL-88-8 (1988)", "fit to spectra", "C2v axes of LaF3", "Wybourne"),
        (2, 0, -244), (4, 0, 506), (6, 0, 367), (2, 2, -65), (4, 2, 305), (4, 4, 523), (6, 2, -590), (6, 4, -236), (6, 6, -556)));

    private FreeIonBasis _lowest = null!;

    /// <summary>cm^-1: 108 states.</summary>
    [Params(15000)]
    public double Cut { get; set; }

    [GlobalSetup]
    public void Prepare() => _lowest = LowestBasis();

    [Benchmark]
    public double AllStates() => LigandFieldIon.InAllStates(Shell, LanthanideIons.Parameters("Dy"), _potential).Solve(Field).Energies[0];

    [Benchmark]
    public FreeIonBasis LowestBasis() => FreeIonBasis.Below(Cut, Shell, LanthanideIons.Parameters("Dy"));

    [Benchmark]
    public double FieldOnLowest() => new LigandFieldIon(_lowest, _potential).Solve(Field).Energies[0];
}

using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Workbench.SpinSystems;

/// <summary>
/// What an isolated molecule shows at the points of a fit, each computed once: parameters of the sample (impurity, TIP, zJ of chi
/// in no field) then cost no further eigenproblem. Keeps numbers, no states.
/// </summary>
internal sealed class PowderMolecule(Magnetometer magnetometer, int powderDegree) : IMolecule
{
    // Of the strongest transition at the field: below it a line is not seen, and no position is taken for it.
    private const double Allowed = 1e-3;

    private readonly Lazy<FieldLevels> _inNoField = new(() => magnetometer.At(FieldVector.Zero));
    private readonly SphereGrid _grid = SphereGrid.OfDegree(powderDegree);
    private readonly Dictionary<double, MolarSusceptibility> _chi = [];
    private readonly Dictionary<(double Tesla, double Kelvin, double Lambda), double> _moments = [];
    private readonly Dictionary<(double Tesla, double Kelvin), double> _heat = [];
    private readonly Dictionary<(double Tesla, double X, double Y, double Z), IReadOnlyList<EprTransition>> _transitions = [];

    /// <summary>The powder, with the average over a coarser grid beside each number.</summary>
    public PowderSample Powder => new(magnetometer, _grid);

    /// <summary>Levels in no field above the lowest, cm^-1.</summary>
    public double[] Levels => _inNoField.Value.Eigensystem.RelativeEnergies;

    /// <summary>Whether this molecule has exactly these matrices.</summary>
    public bool Is(Magnetometer other) => magnetometer.Dimension == other.Dimension
        && Same(magnetometer.Hamiltonian(FieldVector.Zero), other.Hamiltonian(FieldVector.Zero))
        && Enumerable.Range(0, 3).All(a => Same(magnetometer.Moment(a), other.Moment(a)));

    /// <summary>chi of the powder in the limit of no field at a temperature in K.</summary>
    public MolarSusceptibility Susceptibility(double kelvin)
    {
        if (!_chi.TryGetValue(kelvin, out var chi))
        {
            _chi[kelvin] = chi = _inNoField.Value.Susceptibility(kelvin).Powder;
        }

        return chi;
    }

    /// <summary>Moment of the powder in Bohr magnetons at points (T, K), in the mean field if there is one.</summary>
    public double[] Magnetisation(IReadOnlyList<(double Tesla, double Kelvin)> points, MeanField? neighbours, CancellationToken cancellation)
    {
        var lambda = neighbours?.TeslaPerBohrMagneton ?? 0;
        var missing = points.Distinct().Where(p => !_moments.ContainsKey((p.Tesla, p.Kelvin, lambda))).ToArray();
        var found = new PowderMagnetisation(magnetometer, _grid).At(missing, neighbours, cancellation);
        for (var p = 0; p < missing.Length; p++)
        {
            _moments[(missing[p].Tesla, missing[p].Kelvin, lambda)] = found[p];
        }

        return [.. points.Select(p => _moments[(p.Tesla, p.Kelvin, lambda)])];
    }

    /// <summary>Heat capacity of the powder in J/(mol K) at points (T, K); in no field all orientations are one.</summary>
    public double[] HeatCapacity(double[] tesla, double[] kelvin, CancellationToken cancellation)
    {
        foreach (var field in tesla.Zip(kelvin).Where(p => !_heat.ContainsKey(p)).GroupBy(p => p.First, p => p.Second))
        {
            double[] t = [.. field.Distinct()];
            var molar = field.Key == 0
                ? Array.ConvertAll(t, x => _inNoField.Value.At(x).MolarHeatCapacity)
                : Array.ConvertAll(Powder.HeatCapacity([field.Key], t, cancellation).Values.Data, c => PhysicalConstants.GasConstant * c);
            for (var i = 0; i < t.Length; i++)
            {
                _heat[(field.Key, t[i])] = molar[i];
            }
        }

        return [.. tesla.Zip(kelvin, (b, t) => _heat[(b, t)])];
    }

    /// <summary>Frequency in GHz between two levels, counted from 1, in a field of a crystal.</summary>
    public double Frequency(double tesla, double[] direction, (int From, int To) pair) =>
        Transitions(tesla, direction).First(t => t.Lower == pair.From - 1 && t.Upper == pair.To - 1).Gigahertz;

    /// <summary>Frequency in GHz of the allowed transition in a field of a crystal that is nearest to a measured one.</summary>
    public double NearestFrequency(double tesla, double[] direction, double gigahertz)
    {
        var all = Transitions(tesla, direction);
        var strongest = all.Max(t => t.Strength);
        return all.Where(t => t.Strength >= Allowed * strongest).MinBy(t => Math.Abs(t.Gigahertz - gigahertz))!.Gigahertz;
    }

    private IReadOnlyList<EprTransition> Transitions(double tesla, double[] direction)
    {
        const double anyTemperature = 300; // strengths and positions do not depend on it
        var key = (tesla, direction[0], direction[1], direction[2]);
        return _transitions.TryGetValue(key, out var known)
            ? known
            : _transitions[key] = new EprFrequencySweep(magnetometer, Math.Abs(tesla)).Transitions(direction, anyTemperature);
    }

    private static bool Same(ComplexMatrix a, ComplexMatrix b) => a.Data.AsSpan().SequenceEqual(b.Data);
}

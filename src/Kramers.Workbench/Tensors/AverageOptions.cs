using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Workbench.Dynamics;

namespace Kramers.Workbench.Tensors;

/// <summary>What 'kramers average' is asked.</summary>
/// <param name="File">Extended XYZ with the minimum, or with a geometry near that of the potential.</param>
/// <param name="Model">File of a tensor model.</param>
/// <param name="TemperaturesK">Temperatures, K.</param>
public sealed record AverageOptions(string File, string Model, IReadOnlyList<double> TemperaturesK)
{
    private const double ForceThreshold = 1e-3; // eV/angstrom

    /// <summary>Hessian of the geometry in xtb's format; null where a potential is given.</summary>
    public string? Hessian { get; init; }

    /// <summary>Potential that relaxes the geometry and gives its Hessian; null where a Hessian is given.</summary>
    public PotentialChoice? Potential { get; init; }

    /// <summary>Classical motion, without zero point.</summary>
    public bool IsClassical { get; init; }

    /// <summary>Geometries per temperature.</summary>
    public int Samples { get; init; } = 1000;

    /// <summary>Decides them.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>All files that decide the result.</summary>
    internal IReadOnlyList<string> Files => [File, Model, .. Hessian is { } hessian ? [hessian] : Potential!.Files()];

    internal Dictionary<string, object> Settings() => new()
    {
        ["file"] = Path.GetFileName(File), ["model"] = Path.GetFileName(Model), ["hessian"] = Path.GetFileName(Hessian) ?? "none", ["potential"] = Potential?.Name ?? "none",
        ["temperaturesK"] = TemperaturesK.ToArray(), ["classical"] = IsClassical, ["samples"] = Samples, ["seed"] = Seed,
    };

    /// <exception cref="InputException">A number is out of range, or not one of Hessian and potential is given.</exception>
    internal void Check()
    {
        if (TemperaturesK.Count == 0 || TemperaturesK.Any(t => !(t >= 0 && double.IsFinite(t))) || Samples < 2)
        {
            throw new InputException("--temperature", null, "a temperature is negative, or there are less than two samples", "Give --temperature in K, and --sample 1000 for instance");
        }

        if (Hessian is null == Potential is null)
        {
            throw new InputException("--hessian", null, "vibrations come from a Hessian or from a potential", "Give one of --hessian FILE and --potential NAME");
        }
    }

    /// <summary>The minimum and its modes, all of them real.</summary>
    /// <exception cref="InputException">The geometry is a crystal, is not at rest, or the files do not fit.</exception>
    internal (Structure Minimum, NormalModes Modes) Vibrations(CancellationToken cancellation)
    {
        var start = StartFile.Read(File);
        if (start.Cell is not null)
        {
            throw new InputException(File, null, "this is a crystal, and a molecule is expected", "Write pbc=\"F F F\"");
        }

        var (minimum, hessian) = Hessian is { } file ? (start, XtbHessian.Read(file, start.Count)) : Relaxed(start, cancellation);
        var modes = NormalModes.FromHessian(minimum, hessian);
        return modes.FrequenciesCm.All(w => w > 0)
            ? (minimum, modes)
            : throw new InputException(File, null, FormattableString.Invariant($"it is no minimum: the lowest frequency is {modes.FrequenciesCm.Min():f1} cm^-1"), "Relax the geometry first");
    }

    private (Structure Structure, Numerics.LinearAlgebra.Matrix Hessian) Relaxed(Structure start, CancellationToken cancellation)
    {
        var potential = Potential!.Create(start, File);
        using var disposable = potential as IDisposable;
        var relaxed = GeometryRelaxation.Relax(potential, start, ForceThreshold, cancellation: cancellation);
        return relaxed.Converged
            ? (relaxed.Structure, relaxed.Hessian)
            : throw new InputException(File, null, "the potential finds no minimum near this geometry", "Start nearer, or give --hessian");
    }
}

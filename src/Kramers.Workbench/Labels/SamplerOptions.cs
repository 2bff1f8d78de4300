using Kramers.Atomistics.Dynamics;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Chemistry.Sampling;
using Kramers.Numerics;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Workbench.Labels;

/// <summary>Which geometries are made from one.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
public sealed record SamplerOptions(string Kind)
{
    /// <summary>none: the geometries of the file as they are. classical and quantum: thermal motion along normal modes. md: molecular dynamics with xTB. atoms and modes: stencils for derivatives.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["none", "random", "classical", "quantum", "md", "bond", "angle", "atoms", "modes"];

    /// <summary>How many, of random, classical, quantum, md, bond and angle.</summary>
    public int Count { get; init; } = 100;

    /// <summary>Decides random numbers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Standard deviation of a coordinate (random), angstrom.</summary>
    public double Sigma { get; init; } = 0.05;

    /// <summary>Temperature of thermal motion, K.</summary>
    public double Temperature { get; init; } = 300;

    /// <summary>Step of a stencil: angstrom along atoms, Q along modes.</summary>
    public double Step { get; init; } = 0.01;

    /// <summary>Points of a stencil per direction, 2 or 4.</summary>
    public int Points { get; init; } = 2;

    /// <summary>Atoms of a scan, from 1: fixed and moved, or end, apex and moved.</summary>
    public IReadOnlyList<int> Atoms { get; init; } = [];

    /// <summary>First value of a scan, angstrom or degrees.</summary>
    public double From { get; init; }

    /// <summary>Last value of a scan, angstrom or degrees.</summary>
    public double To { get; init; }

    /// <summary>Hessian of the geometry in xtb's format, for modes; null lets xTB relax the geometry and compute it.</summary>
    public string? Hessian { get; init; }

    /// <summary>Makes the geometries.</summary>
    /// <param name="file">Where they come from, for messages.</param>
    /// <param name="molecules">What the file holds.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="InputException">The settings do not fit the molecule.</exception>
    /// <exception cref="EngineException">xTB, asked for a Hessian, failed.</exception>
    internal IReadOnlyList<Molecule> Sample(string file, IReadOnlyList<Molecule> molecules, CancellationToken cancellation)
    {
        if (Kind == "none")
        {
            return molecules;
        }

        return FromOne<IReadOnlyList<Molecule>>(file, molecules, first => [.. Structures(first, cancellation).Select(s => new Molecule(s, first.Charge, first.Multiplicity))]);
    }

    /// <summary>Makes the geometries of the task spin-phonon: along modes, or along atoms.</summary>
    /// <exception cref="InputException">The sampler is no stencil, or the settings do not fit the molecule.</exception>
    /// <exception cref="EngineException">xTB, asked for a Hessian, failed.</exception>
    internal SpinPhononStencil SpinPhonon(string file, IReadOnlyList<Molecule> molecules, CancellationToken cancellation) =>
        Kind is not ("none" or "modes" or "atoms")
            ? throw new InputException("kramers label", null, $"derivatives are not to be had with --sampler {Kind}", "Take --sampler modes or atoms")
            : FromOne(file, molecules, first =>
            {
                var (structure, modes) = Vibrations(first, cancellation);
                return SpinPhononStencil.Of(new Molecule(structure, first.Charge, first.Multiplicity), modes, Kind == "atoms", Step, Points);
            });

    private T FromOne<T>(string file, IReadOnlyList<Molecule> molecules, Func<Molecule, T> make)
    {
        if (molecules.Count != 1)
        {
            throw new InputException(file, null, $"a sampler starts from one geometry and the file has {molecules.Count}", "Leave one, or label them all as they are with --sampler none");
        }

        try
        {
            return make(molecules[0]);
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException)
        {
            throw new InputException(file, null, cause.Message.TrimEnd('.'), Kind == "none" ? "Change the settings of the derivatives" : $"Change the settings of --sampler {Kind}", cause);
        }
    }

    private IReadOnlyList<Structure> Structures(Molecule molecule, CancellationToken cancellation)
    {
        var structure = molecule.Structure;
        switch (Kind)
        {
            case "random":
                return RandomDisplacement.Sample(structure, Sigma, Count, new SeededRandom(Seed));
            case "bond" when Atoms.Count == 2:
                return PathScan.Bond(structure, Atoms[0] - 1, Atoms[1] - 1, Values());
            case "angle" when Atoms.Count == 3:
                return PathScan.Angle(structure, Atoms[0] - 1, Atoms[1] - 1, Atoms[2] - 1, Values());
            case "atoms":
                return DisplacementStencil.AlongAtoms(structure, Step, Points).Structures;
            case "md":
                return Trajectory(molecule, cancellation);
            case "classical" or "quantum" or "modes":
                return AlongModes(molecule, cancellation);
            default:
                throw new ArgumentException(Kind is "bond" or "angle" ? $"a scan of a {Kind} needs {(Kind == "bond" ? 2 : 3)} atoms, got {Atoms.Count}" : $"there is no sampler '{Kind}'");
        }
    }

    private IReadOnlyList<Structure> AlongModes(Molecule molecule, CancellationToken cancellation)
    {
        var (structure, modes) = Vibrations(molecule, cancellation);
        if (Kind == "modes")
        {
            return DisplacementStencil.AlongModes(structure, modes, Step, Points).Structures;
        }

        var statistics = Kind == "quantum" ? VibrationalStatistics.Quantum : VibrationalStatistics.Classical;
        return ThermalDisplacement.Sample(structure, modes, Temperature, statistics, Count, new SeededRandom(Seed));
    }

    private Structure[] Trajectory(Molecule molecule, CancellationToken cancellation)
    {
        using var potential = new XtbPotential(molecule);
        return ThermalTrajectory.Sample(potential, molecule.Structure, Temperature, Count, new SeededRandom(Seed), cancellation);
    }

    /// <summary>The geometry and its modes: those of <see cref="Hessian"/>, or of the minimum that xTB finds.</summary>
    internal (Structure Structure, NormalModes Modes) Vibrations(Molecule molecule, CancellationToken cancellation)
    {
        if (Hessian is { } file)
        {
            return (molecule.Structure, NormalModes.FromHessian(molecule.Structure, XtbHessian.Read(file, molecule.Structure.Count)));
        }

        using var potential = new XtbPotential(molecule, XtbMethod.Gfn2, 0.1);
        var relaxed = GeometryRelaxation.Relax(potential, molecule.Structure, forceThreshold: 1e-3, cancellation: cancellation);
        return relaxed.Converged
            ? (relaxed.Structure, NormalModes.FromHessian(relaxed.Structure, relaxed.Hessian))
            : throw new InvalidOperationException("xTB found no minimum near this geometry. Give a Hessian with --hessian.");
    }

    private double[] Values() => [.. Enumerable.Range(0, Count).Select(i => Count == 1 ? From : From + (To - From) * i / (Count - 1))];
}

using System.Numerics;

namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>
/// chi(omega) = chi_S + sum_k delta_chi_k f_k(omega tau_k): one or more relaxation processes over a common chi_S, chi = chi' - i chi''.
/// </summary>
public sealed class AcModel
{
    private const int MostProcesses = 4;

    /// <summary>A sum of processes.</summary>
    /// <exception cref="ArgumentException">There is none, or more than four: no curve determines as many.</exception>
    public AcModel(params IReadOnlyList<IDispersion> processes)
    {
        ArgumentNullException.ThrowIfNull(processes);
        if (processes.Count is 0 or > MostProcesses)
        {
            throw new ArgumentException($"A model has 1 to {MostProcesses} processes, not {processes.Count}.", nameof(processes));
        }

        Processes = [.. processes];
    }

    /// <summary>The processes.</summary>
    public IReadOnlyList<IDispersion> Processes { get; }

    /// <summary>Number of fitted numbers: chi_S, and for each process delta_chi, tau and its shape.</summary>
    public int ParameterCount => Offset(Processes.Count);

    /// <summary>The processes by name, joined by +.</summary>
    public string Name => string.Join(" + ", Processes.Select(p => p.Name));

    /// <summary>Whether all processes have the same form, so that only their numbers tell them apart.</summary>
    internal bool IsUniform => Processes.All(p => p.GetType() == Processes[0].GetType());

    /// <summary>Single times.</summary>
    public static AcModel Debye(int processes = 1) => Repeated(new Debye(), processes);

    /// <summary>Cole-Cole: times spread symmetrically in ln tau.</summary>
    public static AcModel GeneralisedDebye(int processes = 1) => Repeated(new GeneralisedDebye(), processes);

    /// <summary>Times spread towards shorter ones.</summary>
    public static AcModel ColeDavidson(int processes = 1) => Repeated(new ColeDavidson(), processes);

    /// <summary>Width and skew.</summary>
    public static AcModel HavriliakNegami(int processes = 1) => Repeated(new HavriliakNegami(), processes);

    /// <summary>chi' - i chi'' in cm^3/mol.</summary>
    /// <param name="frequencyHz">Hz.</param>
    /// <param name="parameters">Numbers for these processes.</param>
    public Complex Susceptibility(double frequencyHz, AcParameters parameters) =>
        Evaluate(Math.Log(2 * Math.PI * frequencyHz), Coordinates(parameters), stackalloc Complex[ParameterCount]);

    /// <summary>Where the coordinates of a process begin; they are chi_S, then for each process ln delta_chi, ln tau, shape.</summary>
    internal int Offset(int process) => 1 + Processes.Take(process).Sum(p => 2 + p.Shape.Count);

    internal static double[] Coordinates(AcParameters parameters) =>
        [parameters.ChiS, .. parameters.Processes.SelectMany(p => (double[])[Math.Log(p.DeltaChi), Math.Log(p.TauSeconds), .. p.Shape])];

    internal AcParameters Parameters(double[] x) => new(x[0], [.. Processes.Select((p, k) =>
    {
        var at = Offset(k);
        return new ProcessParameters(Math.Exp(x[at]), Math.Exp(x[at + 1]), x[(at + 2)..(at + 2 + p.Shape.Count)]);
    })]);

    /// <summary>chi and its derivatives by the coordinates.</summary>
    internal Complex Evaluate(double lnOmega, ReadOnlySpan<double> x, Span<Complex> derivatives)
    {
        var (chi, at) = (new Complex(x[0], 0), 1);
        derivatives[0] = 1;
        foreach (var process in Processes)
        {
            var (delta, shapes) = (Math.Exp(x[at]), process.Shape.Count);
            var slopes = derivatives.Slice(at + 1, 1 + shapes);
            derivatives[at] = delta * process.Response(lnOmega + x[at + 1], x.Slice(at + 2, shapes), slopes);
            foreach (ref var slope in slopes)
            {
                slope *= delta;
            }

            chi += derivatives[at];
            at += 2 + shapes;
        }

        return chi;
    }

    private static AcModel Repeated(IDispersion process, int count) => new([.. Enumerable.Repeat(process, Math.Max(count, 0))]);
}

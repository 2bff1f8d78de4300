using System.Globalization;
using Kramers.Atomistics.ActiveLearning;
using Kramers.Chemistry;
using Kramers.Workbench.Labels;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>All that decides a run of 'kramers learn'.</summary>
/// <param name="File">Extended XYZ with the molecule, one geometry; for recorded labels these, or the folder of a labelled set.</param>
/// <param name="Engine">Who labels, and at which level of theory.</param>
public sealed record LearnOptions(string File, EngineChoice Engine)
{
    /// <summary>Word for the engine that chooses among labels of a file.</summary>
    public const string Recorded = "recorded";

    /// <summary>Whether the labels are there already.</summary>
    public bool IsRecorded => Engine.Engine == Recorded;

    /// <summary>Charge, e.</summary>
    public int Charge { get; init; }

    /// <summary>2S+1; null takes the lowest that the electrons allow.</summary>
    public int? Multiplicity { get; init; }

    /// <summary>Whether the engine relaxes the geometry of the file first, each step a call.</summary>
    public bool Relax { get; init; } = true;

    /// <summary>The way of learning.</summary>
    public ActiveLearningSettings Learning { get; init; } = new();

    /// <summary>Coefficients for each symmetry-distinct atom instead of for each element.</summary>
    public bool DistinctAtoms { get; init; }

    /// <summary>Where neighbours end, angstrom.</summary>
    public double CutoffAngstrom { get; init; } = 5;

    /// <summary>Largest degree of products of one, two, three and four neighbours.</summary>
    public IReadOnlyList<int> Degrees { get; init; } = [8, 6, 5];

    /// <summary>Dynamics with the final potential, along which it is tested, ps.</summary>
    public double FinalPs { get; init; } = 10;

    /// <summary>Geometries of that dynamics which the engine labels for the test.</summary>
    public int TestLabels { get; init; } = 50;

    /// <summary>local or slurm: where an engine that is a program of its own runs.</summary>
    public string Executor { get; init; } = "local";

    /// <summary>Site profile of the cluster, or null for Slurm's own defaults.</summary>
    public string? Site { get; init; }

    /// <summary>Cores of this machine to use, all jobs together.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Memory of this machine to use, MB, all jobs together.</summary>
    public int MemoryMb { get; init; } = 4000;

    /// <summary>Wall time of a job, minutes.</summary>
    public double Minutes { get; init; } = 60;

    // What the command line may set, which knows the workbench only: the settings of the learning themselves.
    /// <inheritdoc cref="ActiveLearningSettings.TemperatureK"/>
    public double TemperatureK { get => Learning.TemperatureK; init => Learning = Learning with { TemperatureK = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.StepFs"/>
    public double StepFs { get => Learning.StepFs; init => Learning = Learning with { StepFs = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.EnergyWeight"/>
    public double EnergyWeight { get => Learning.EnergyWeight; init => Learning = Learning with { EnergyWeight = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.Delta"/>
    public double Delta { get => Learning.Delta; init => Learning = Learning with { Delta = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.Accuracy"/>
    public double Accuracy { get => Learning.Accuracy; init => Learning = Learning with { Accuracy = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.LargestGrade"/>
    public double LargestGrade { get => Learning.LargestGrade; init => Learning = Learning with { LargestGrade = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.QuietPs"/>
    public double QuietPs { get => Learning.QuietPs; init => Learning = Learning with { QuietPs = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.MostLabels"/>
    public int MostLabels { get => Learning.MostLabels; init => Learning = Learning with { MostLabels = value }; }

    /// <inheritdoc cref="ActiveLearningSettings.Seed"/>
    public int Seed { get => Learning.Seed; init => Learning = Learning with { Seed = value }; }

    internal Dictionary<string, object> Settings() => new()
    {
        ["file"] = Path.GetFileName(File), ["engine"] = Engine.Engine, ["method"] = Engine.Method ?? "the engine's own", ["basis"] = Engine.Basis ?? "the engine's own", ["charge"] = Charge,
        ["multiplicity"] = Multiplicity?.ToString(CultureInfo.InvariantCulture) ?? "lowest", ["relax"] = Relax, ["temperatureK"] = Learning.TemperatureK, ["stepFs"] = Learning.StepFs,
        ["frictionPerFs"] = Learning.FrictionPerFs, ["checkEvery"] = Learning.CheckEvery, ["delta"] = Learning.Delta, ["accuracyEvPerAngstrom"] = Learning.Accuracy, ["largestGrade"] = Learning.LargestGrade, ["quietPs"] = Learning.QuietPs,
        ["mostLabels"] = Learning.MostLabels, ["displacements"] = Learning.Displacements, ["displacementAngstrom"] = Learning.DisplacementAngstrom, ["candidates"] = Learning.Candidates,
        ["batch"] = Learning.Batch, ["energyWeight"] = Learning.EnergyWeight, ["distinctAtoms"] = DistinctAtoms, ["cutoffAngstrom"] = CutoffAngstrom, ["degrees"] = Degrees.ToArray(),
        ["finalPs"] = FinalPs, ["testLabels"] = TestLabels, ["seed"] = Learning.Seed,
    };

    /// <exception cref="InputException">A number is out of range.</exception>
    internal void Check()
    {
        Require(Learning.TemperatureK > 0 && double.IsFinite(Learning.TemperatureK), "--temperature", "the temperature is not positive", "Give kelvin, such as 300");
        Require(Learning.StepFs is > 0 and <= 5, "--step", "the time step must lie between 0 and 5 fs", "0.5 fs is right for molecules with hydrogen");
        Require(Learning.Delta > 0, "--delta", "the threshold is not positive", "Give a number about 1; less asks for more labels");
        Require(Learning.Accuracy >= 0, "--accuracy", "the accuracy is negative", "Give eV/angstrom, such as 0.03");
        Require(Learning.LargestGrade > 1, "--limit", "the dynamics would stop where nothing is to be labelled", "Give a number above 1");
        Require(Learning.QuietPs > 0 && FinalPs > 0, "--quiet-time", "a time is not positive", "Give ps, such as 5");
        Require(Learning.MostLabels > Learning.Displacements && TestLabels > 0, "--labels", "there are too few labels to begin with", $"Give more than {Learning.Displacements + 1}");
        Require(Learning.EnergyWeight > 0, "--energy-weight", "the weight is not positive", "Give a number above zero");
        Require(Learning.Seed >= 0, "--seed", "the seed is negative", "Give a number from 0");
        Require(CutoffAngstrom > 0, "--cutoff", "the cutoff is not positive", "Give angstrom, such as 5");
    }

    private static void Require(bool holds, string flag, string found, string advice)
    {
        if (!holds)
        {
            throw new InputException(flag, null, found, advice);
        }
    }
}

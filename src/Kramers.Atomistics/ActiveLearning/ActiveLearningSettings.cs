namespace Kramers.Atomistics.ActiveLearning;

/// <summary>How a potential learns along its own molecular dynamics.</summary>
public sealed record ActiveLearningSettings
{
    /// <summary>Temperature of the dynamics, K.</summary>
    public double TemperatureK { get; init; } = 300;

    /// <summary>Time step, fs.</summary>
    public double StepFs { get; init; } = 0.5;

    /// <summary>Friction of the Langevin bath, 1/fs.</summary>
    public double FrictionPerFs { get; init; } = 0.01;

    /// <summary>Steps from one look at the uncertainty to the next.</summary>
    public int CheckEvery { get; init; } = 20;

    /// <summary>delta: a geometry is to be labelled where the standard deviation s of its energy or of a force is above delta s_z, and above <see cref="Accuracy"/>.</summary>
    public double Delta { get; init; } = 1.5;

    /// <summary>s of a row of weight 1 that is good enough, eV or eV/angstrom: without it a model that fits well would ask for ever more.</summary>
    public double Accuracy { get; init; } = 0.03;

    /// <summary>Grade at which the dynamics stops: beyond, it walks on a surface that nobody knows.</summary>
    public double LargestGrade { get; init; } = 3;

    /// <summary>The learning ends after this time without any geometry to label, ps.</summary>
    public double QuietPs { get; init; } = 5;

    /// <summary>Labels at which it ends in any case.</summary>
    public int MostLabels { get; init; } = 150;

    /// <summary>Displaced geometries to begin with, beside the start.</summary>
    public int Displacements { get; init; } = 4;

    /// <summary>Standard deviation of their coordinates, angstrom.</summary>
    public double DisplacementAngstrom { get; init; } = 0.05;

    /// <summary>Geometries to choose from before a stretch of dynamics ends.</summary>
    public int Candidates { get; init; } = 8;

    /// <summary>Most labels at a time.</summary>
    public int Batch { get; init; } = 4;

    /// <summary>Weight of a squared energy residual of 1 eV^2; forces, in eV/angstrom, have 1.</summary>
    public double EnergyWeight { get; init; } = 10;

    /// <summary>Of all random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>s of a row of weight 1 from which on a geometry is to be labelled, eV or eV/angstrom: grade 1.</summary>
    internal double Threshold(LinearPosterior model) => Math.Max(Delta * model.Residual, Accuracy);

    /// <summary>Time between two looks at the uncertainty, ps.</summary>
    internal double CheckPs => 1e-3 * CheckEvery * StepFs;
}

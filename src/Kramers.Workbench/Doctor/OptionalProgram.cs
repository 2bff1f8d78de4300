namespace Kramers.Workbench.Doctor;

/// <summary>A program that is not part of Kramers and that a chemist may want beside it.</summary>
/// <param name="Name">Name of the executable.</param>
/// <param name="Purpose">What it is.</param>
/// <param name="VersionArgument">The one argument that makes it say its version and stop.</param>
/// <param name="HowToGet">Advice for a machine without it, one sentence.</param>
public sealed record OptionalProgram(string Name, string Purpose, string VersionArgument, string HowToGet)
{
    /// <summary>A file that lies beside the true program; null where the name alone is proof enough.</summary>
    public string? Companion { get; init; }
}

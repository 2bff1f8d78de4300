namespace Kramers.Workbench.Labels;

/// <summary>A request for labels.</summary>
/// <param name="File">XYZ file with one or more geometries.</param>
/// <param name="Engine">Program and level of theory.</param>
/// <param name="Sampler">Geometries to make from that of the file.</param>
/// <param name="Output">Folder of the labelled set.</param>
public sealed record LabelOptions(string File, EngineChoice Engine, SamplerOptions Sampler, string Output)
{
    /// <summary>Charge of the molecule, e.</summary>
    public int Charge { get; init; }

    /// <summary>2S+1.</summary>
    public int Multiplicity { get; init; } = 1;

    /// <summary>local or slurm.</summary>
    public string Executor { get; init; } = "local";

    /// <summary>Site profile of the cluster, or null for Slurm's own defaults.</summary>
    public string? Site { get; init; }

    /// <summary>Cores of this machine to use, all jobs together.</summary>
    public int Cores { get; init; } = 1;

    /// <summary>Memory of this machine to use, MB, all jobs together.</summary>
    public int MemoryMb { get; init; } = 4000;

    /// <summary>Wall time of a job, minutes.</summary>
    public double Minutes { get; init; } = 60;

    /// <summary>How often a failing job is tried.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>Goes on in a folder that holds labels.</summary>
    public bool Resume { get; init; }

    /// <summary>Keeps the folders in which programs ran.</summary>
    public bool KeepRaw { get; init; }
}

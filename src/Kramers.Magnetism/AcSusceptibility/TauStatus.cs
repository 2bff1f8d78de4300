namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>Whether an experiment determined a relaxation time.</summary>
public enum TauStatus
{
    /// <summary>It did.</summary>
    Measured,

    /// <summary>tau is longer than the window reaches: only a lower bound is known.</summary>
    SlowerThanWindow,

    /// <summary>tau is shorter than the window reaches: only an upper bound is known.</summary>
    FasterThanWindow,

    /// <summary>Inside the window, but ln tau has an error above 1 or none at all: the process is not there, or cannot be told from another.</summary>
    Undetermined,
}

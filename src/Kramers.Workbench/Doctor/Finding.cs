namespace Kramers.Workbench.Doctor;

/// <summary>How a thing that Kramers can use stands on this machine.</summary>
public enum FindingState
{
    /// <summary>There and usable.</summary>
    Found,

    /// <summary>Not there, and Kramers does the work itself, more slowly.</summary>
    Fallback,

    /// <summary>Not there; what needs it cannot run.</summary>
    Missing,
}

/// <summary>What one check came to.</summary>
/// <param name="Name">What was looked for.</param>
/// <param name="State">How it stands.</param>
/// <param name="Details">One line: version and place, or why it does not count.</param>
/// <param name="Advice">How to get it, one sentence; null where nothing is to be done.</param>
public sealed record Finding(string Name, FindingState State, string Details, string? Advice = null);

using Kramers.Magnetism;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Relaxation in one field at any temperature, in whatever picture.</summary>
internal interface IRelaxationInField
{
    /// <summary>The levels in the field.</summary>
    Eigensystem Levels { get; }

    /// <summary>tau of all processes together, s; infinite where nothing relaxes, or slower than the picture can tell.</summary>
    double Tau(double temperature);

    /// <summary>tau of one process alone, s; infinite where it is not among those asked for.</summary>
    double Tau(string process, double temperature);

    /// <summary>One sentence per doubt about the numbers at a temperature.</summary>
    IReadOnlyList<string> Doubts(double temperature);
}

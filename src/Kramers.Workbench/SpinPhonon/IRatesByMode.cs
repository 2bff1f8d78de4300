using Kramers.Magnetism.Relaxation;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Relaxation in one field that knows its paths and what each mode does, in whatever picture.</summary>
internal interface IRatesByMode : IRelaxationInField
{
    /// <summary>Mode frequencies, cm^-1.</summary>
    IReadOnlyList<double> FrequenciesCm { get; }

    /// <summary>Names of the processes.</summary>
    IReadOnlyList<string> Processes { get; }

    /// <summary>Rates between populations that relax as tau says; null where populations do not tell it.</summary>
    RateMatrix? Total(double temperature);

    /// <summary>The rates of each process, and what they would be without each mode.</summary>
    IReadOnlyList<ProcessRates> Split(double temperature);

    /// <summary>Fraction of 1/tau that goes when one process loses one mode.</summary>
    double ShareOf(string process, int mode, double temperature);
}

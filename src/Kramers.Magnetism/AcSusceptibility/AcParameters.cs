namespace Kramers.Magnetism.AcSusceptibility;

/// <summary>Numbers of one relaxation process.</summary>
/// <param name="DeltaChi">Its share of chi_T - chi_S, cm^3/mol, positive.</param>
/// <param name="TauSeconds">tau of its formula, s, positive.</param>
/// <param name="Shape">Shape parameters in the order of <see cref="IDispersion.Shape"/>.</param>
public sealed record ProcessParameters(double DeltaChi, double TauSeconds, params IReadOnlyList<double> Shape);

/// <summary>Numbers of an ac model.</summary>
/// <param name="ChiS">Adiabatic susceptibility, what is left at infinite frequency, cm^3/mol.</param>
/// <param name="Processes">One per process of the model, in its order.</param>
public sealed record AcParameters(double ChiS, params IReadOnlyList<ProcessParameters> Processes)
{
    /// <summary>Isothermal susceptibility, the limit of frequency 0, cm^3/mol.</summary>
    public double ChiT => ChiS + Processes.Sum(p => p.DeltaChi);
}

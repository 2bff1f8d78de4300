namespace Kramers.Magnetism.Magnetometry;

/// <summary>The mean field of the neighbours is so strong that the sample would order: a paramagnetic susceptibility has no meaning.</summary>
/// <param name="feedback">zJ chi_0/(N_A g^2 mu_B^2), 1 or more.</param>
public sealed class MagneticOrderException(double feedback)
    : Exception(FormattableString.Invariant($"zJ chi_0/(N_A g^2 mu_B^2) = {feedback:G3} reaches 1: the sample orders, and the mean-field susceptibility has no meaning."))
{
    /// <summary>zJ chi_0/(N_A g^2 mu_B^2), dimensionless.</summary>
    public double Feedback { get; } = feedback;
}

using Kramers.Magnetism.OpenSystems;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.OpenSystems;

/// <summary>G(E) = E/(exp(E/kT) - 1): detailed balance at every energy.</summary>
internal sealed class OhmicBath : IBathSpectrum
{
    public double Density(double transitionCm, double temperatureKelvin)
    {
        var kT = PhysicalConstants.BoltzmannCm * temperatureKelvin;
        return transitionCm == 0 ? kT : transitionCm / (Math.Exp(transitionCm / kT) - 1);
    }
}

using Kramers.Magnetism.AcSusceptibility;
using Kramers.Numerics;

namespace Kramers.Tests.Magnetism.AcSusceptibility;

/// <summary>Isotherms from known numbers.</summary>
internal static class SyntheticAc
{
    /// <summary>Frequencies evenly spaced in their logarithm, Hz.</summary>
    public static double[] Frequencies(int count, double from = 0.1, double to = 1000) =>
        [.. Enumerable.Range(0, count).Select(i => from * Math.Pow(to / from, i / (count - 1.0)))];

    /// <summary>chi of a model, with normal noise of one size on chi' and chi''.</summary>
    public static AcIsotherm Isotherm(
        AcModel model, AcParameters truth, double[] frequencies, double temperature = 5, double noise = 0, SeededRandom? random = null)
    {
        var chi = frequencies.Select(f => model.Susceptibility(f, truth)).ToArray();
        double Noise() => noise == 0 ? 0 : noise * random!.Gaussian();
        return new AcIsotherm(temperature, 0, frequencies, [.. chi.Select(x => x.Real + Noise())], [.. chi.Select(x => -x.Imaginary + Noise())]);
    }
}

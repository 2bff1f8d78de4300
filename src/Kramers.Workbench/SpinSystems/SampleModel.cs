using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What a magnetometer reads from a powder: the molecule, the mean field of its neighbours and what the sample adds.</summary>
internal sealed class SampleModel(IMolecule molecule, SampleCorrections sample)
{
    /// <summary>
    /// Molar susceptibility at temperatures in K: in no field the limit of M/B from one diagonalisation; in a field (T) the powder's
    /// M/B, as it is measured.
    /// </summary>
    public MolarSusceptibility[] Susceptibility(double tesla, double[] temperatures, CancellationToken cancellation = default)
    {
        if (tesla == 0)
        {
            return Array.ConvertAll(temperatures, t => sample.Apply(molecule.Susceptibility(t), t));
        }

        var moments = Magnetisation([.. temperatures.Select(t => (tesla, t))], cancellation);
        return Array.ConvertAll(moments, m => MolarSusceptibility.FromBohrMagnetonsPerTesla(m / tesla));
    }

    /// <summary>
    /// Magnetisation along the field in Bohr magnetons at points (T, K): the molecule's in its mean field, an impurity that follows
    /// Brillouin's function, and a temperature-independent part linear in B.
    /// </summary>
    public double[] Magnetisation(IReadOnlyList<(double Tesla, double Kelvin)> points, CancellationToken cancellation = default) =>
        OfSample(points, molecule.Magnetisation(points, sample.MeanField, cancellation));

    /// <summary>The same from the curves of the isolated molecule, whose difference to a coarser grid is kept.</summary>
    public PowderCurves Magnetisation(PowderCurves isolated, CancellationToken cancellation = default)
    {
        var points = isolated.FieldsTesla.SelectMany(b => isolated.Temperatures.Select(t => (b, t))).ToArray();
        var values = sample.MeanField is null ? OfSample(points, isolated.Values.Data) : Magnetisation(points, cancellation);
        return isolated with { Values = new Matrix(isolated.FieldsTesla.Length, isolated.Temperatures.Length, values) };
    }

    private double[] OfSample(IReadOnlyList<(double Tesla, double Kelvin)> points, double[] molecules) =>
        [.. points.Zip(molecules, (p, m) => (1 - sample.ImpurityFraction) * m
            + sample.ImpurityFraction * sample.Impurity.Magnetisation(p.Tesla, p.Kelvin)
            + sample.TemperatureIndependent.BohrMagnetonsPerTesla * p.Tesla)];
}

using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Workbench.SpinSystems;

/// <summary>What a magnetometer reads from a powder: the molecule and what the sample adds.</summary>
internal sealed class SampleModel(Magnetometer magnetometer, SampleCorrections sample, int powderDegree)
{
    /// <summary>
    /// Molar susceptibility at temperatures in K: in no field the limit of M/B from one diagonalisation; in a field (T) the powder's
    /// M/B, as it is measured.
    /// </summary>
    public MolarSusceptibility[] Susceptibility(double tesla, double[] temperatures, CancellationToken cancellation = default)
    {
        var molecule = tesla == 0 ? InNoField(temperatures) : InField(tesla, temperatures, cancellation);
        return [.. molecule.Zip(temperatures, sample.Apply)];
    }

    /// <summary>
    /// Magnetisation along the field, Bohr magnetons per formula unit, [field, temperature], and the grid's difference to a coarser
    /// one. The impurity follows Brillouin's function and the temperature-independent part is linear in B; there is no mean field here.
    /// </summary>
    public PowderCurves Magnetisation(double[] fields, double[] temperatures, CancellationToken cancellation = default)
    {
        var molecule = Powder().Magnetisation(fields, temperatures, cancellation);
        var values = new Matrix(fields.Length, temperatures.Length);
        for (var f = 0; f < fields.Length; f++)
        {
            for (var t = 0; t < temperatures.Length; t++)
            {
                values[f, t] = (1 - sample.ImpurityFraction) * molecule.Values[f, t]
                    + sample.ImpurityFraction * sample.Impurity.Magnetisation(fields[f], temperatures[t])
                    + sample.TemperatureIndependent.BohrMagnetonsPerTesla * fields[f];
            }
        }

        return molecule with { Values = values };
    }

    private PowderSample Powder() => new(magnetometer, SphereGrid.OfDegree(powderDegree));

    private MolarSusceptibility[] InNoField(double[] temperatures)
    {
        var levels = magnetometer.At(FieldVector.Zero);
        return Array.ConvertAll(temperatures, t => levels.Susceptibility(t).Powder);
    }

    private MolarSusceptibility[] InField(double tesla, double[] temperatures, CancellationToken cancellation)
    {
        var m = Powder().Magnetisation([tesla], temperatures, cancellation).Values;
        return [.. temperatures.Select((_, t) => MolarSusceptibility.FromBohrMagnetonsPerTesla(m[0, t] / tesla))];
    }
}

using Kramers.Magnetism.OpenSystems;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Static fields of nuclei and neighbours, different in every molecule.</summary>
/// <param name="Shape">"gaussian" or "lorentzian".</param>
/// <param name="WidthTesla">Standard deviation of a Gaussian, FWHM of a Lorentzian, of each component, T.</param>
/// <param name="NodesPerAxis">Points of the quadrature along each axis.</param>
public sealed record InternalField(string Shape, double WidthTesla, int NodesPerAxis)
{
    private static readonly string[] Shapes = ["gaussian", "lorentzian"];

    internal FieldDistribution Distribution => Shape == "gaussian" ? FieldDistribution.Gaussian(WidthTesla) : FieldDistribution.Lorentzian(WidthTesla);

    /// <summary>Reads 'gaussianTesla' or 'lorentzianTesla', and 'nodes'.</summary>
    internal static InternalField Read(YamlSection section)
    {
        string[] shapes = [.. Shapes.Where(s => section.Keys.Contains(s + "Tesla"))];
        if (shapes is not [var shape])
        {
            throw section.Error("gaussianTesla", shapes.Length == 0 ? "the internal field has no width" : "the internal field has two widths", "Give gaussianTesla, the standard deviation of each component, or lorentzianTesla, its full width at half maximum");
        }

        var read = new InternalField(shape, section.Number(shape + "Tesla", null, 1e-9, 10), section.Whole("nodes", 4, 2, 20));
        section.Finish();
        return read;
    }
}

using Kramers.Magnetism.Hamiltonians;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism.Hamiltonians;

/// <summary>
/// O2 by ORCA: its "raw-matrix" D has a trace, which D and E do not see. First the output in EasySpin's tests/orca/dioxygen_gD_v400.oof with "D = 2.108776",
/// then the tensor that EasySpin's orca2easyspin_zfs.m expects from another version.
/// </summary>
public sealed class OrcaTensorTests
{
    [Theory]
    [InlineData(-0.250415, 1.858361, 2.108776)]
    [InlineData(-0.250117, 1.858352, 2.108469)]
    public void Dioxygen(double perpendicular, double parallel, double d)
    {
        var zeroField = ZeroFieldParameters.From(Matrix.Diagonal([perpendicular, perpendicular, parallel]));
        Assert.Equal(d, zeroField.D, 1e-9);
        Assert.Equal(0, zeroField.E, 1e-9);
        Assert.Equal(1, zeroField.Axes[2, 2], 1e-9);
    }
}

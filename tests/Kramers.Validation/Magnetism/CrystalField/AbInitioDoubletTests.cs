using System.Numerics;
using Kramers.Magnetism.CrystalField;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Validation.Magnetism.CrystalField;

/// <summary>
/// OpenMolcas test/additional/459.input: the magnetic moment between the two lowest of 14 spin-orbit states, in Bohr magnetons, and the
/// "gX gY gZ" that SINGLE_ANISO prints for them. (Its check values GTENS_MAIN belong to the spin alone.)
/// </summary>
public sealed class AbInitioDoubletTests
{
    [Fact]
    public void Main_values_of_the_ground_doublet()
    {
        var g = DoubletGTensor.From(
            Moment(0.94929592585448, new Complex(-0.10736679354529, -0.48659859193638)),
            Moment(-0.16698612924311, new Complex(0.56173317260897, -0.49369200086870)),
            Moment(0.33860506264598, new Complex(0.45836605959669, 0.08428391427214)));
        Assert.Equal(0.91997177, g.MainValues[0], 6e-9);
        Assert.Equal(1.60048159, g.MainValues[1], 6e-9);
        Assert.Equal(2.20591310, g.MainValues[2], 6e-9);
    }

    private static ComplexMatrix Moment(double diagonal, Complex across) =>
        new(2, 2, [diagonal, across, Complex.Conjugate(across), -diagonal]);
}

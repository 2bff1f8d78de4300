using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.LigandField;

/// <summary>Levels found in blocks are those of the whole matrix, whatever the symmetry of the field.</summary>
public sealed class SymmetryBlockTests
{
    public static TheoryData<int[], double> Fields => new() { { [0], 5 }, { [0, 2], 0 }, { [0, 4], 5 }, { [0, 1, 3], 1 } };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Levels_and_states_are_those_of_the_whole(int[] q, double tesla)
    {
        ArgumentNullException.ThrowIfNull(q);
        var set = new WybourneParameters(ParameterProvenance.NotStated, [.. q.Select((m, i) => (4, m, 600.0 - 170 * i))]);
        var ion = LigandFieldIon.InAllStates(new Configuration(3, 2), LanthanideIons.Parameters("Pr"), LigandFieldPotential.FromWybourne(3, set));
        var field = FieldVector.FromTesla(0, 0, tesla);
        var h = ion.Hamiltonian(field);
        var (levels, whole) = (ion.Solve(field), Eigensystem.Of(h));
        Assert.All(whole.Energies.Zip(levels.Energies), e => Assert.Equal(e.First, e.Second, 1e-9));
        Assert.True((levels.ToEigenbasis(h) - ComplexMatrix.Diagonal([.. levels.Energies.Select(e => new System.Numerics.Complex(e, 0))])).Norm() < 1e-8);
        Assert.True((levels.States.Adjoint() * levels.States - ComplexMatrix.Identity(levels.Dimension)).Norm() < 1e-10);
    }
}

using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>Levels against the field along one direction.</summary>
/// <param name="FieldsTesla">Fields, T.</param>
/// <param name="Levels">[field, level] in cm^-1, ascending in each row, on the scale of the Hamiltonian.</param>
public sealed record ZeemanDiagram(double[] FieldsTesla, Matrix Levels)
{
    /// <summary>Computes the levels along <paramref name="direction"/> (length 3, any non-zero norm) at fields in tesla.</summary>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    public static ZeemanDiagram Of(Magnetometer magnetometer, ReadOnlySpan<double> direction, ReadOnlySpan<double> tesla)
    {
        ArgumentNullException.ThrowIfNull(magnetometer);
        var unit = direction.ToArray();
        var fields = tesla.ToArray();
        var levels = new Matrix(fields.Length, magnetometer.Dimension);
        using var single = new SingleThreadedBlas();
        Parallel.For(0, fields.Length, i => magnetometer.EnergiesAt(FieldVector.Along(unit, fields[i])).CopyTo(levels.Row(i)));
        return new ZeemanDiagram(fields, levels);
    }
}

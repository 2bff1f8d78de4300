namespace Kramers.Magnetism.Spins;

/// <summary>A static magnetic field, tesla, in the frame of the spin Hamiltonian's tensors.</summary>
public readonly record struct FieldVector
{
    private FieldVector(double x, double y, double z) => (X, Y, Z) = (x, y, z);

    /// <summary>No field.</summary>
    public static FieldVector Zero => default;

    /// <summary>Component along x, tesla.</summary>
    public double X { get; }

    /// <summary>Component along y, tesla.</summary>
    public double Y { get; }

    /// <summary>Component along z, tesla.</summary>
    public double Z { get; }

    /// <summary>Magnitude, tesla.</summary>
    public double Magnitude => Math.Sqrt(X * X + Y * Y + Z * Z);

    /// <summary>Component 0, 1, 2 for x, y, z, tesla.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is not 0, 1 or 2.</exception>
    public double this[int axis] => axis switch
    {
        0 => X,
        1 => Y,
        2 => Z,
        _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "Axes are 0 (x), 1 (y), 2 (z)."),
    };

    /// <summary>Makes a field from components in tesla.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A component is not finite.</exception>
    public static FieldVector FromTesla(double x, double y, double z)
    {
        if (!double.IsFinite(x + y + z))
        {
            throw new ArgumentOutOfRangeException(nameof(x), $"A magnetic field has finite components, got ({x}, {y}, {z}) T.");
        }

        return new FieldVector(x, y, z);
    }

    /// <summary>A field of <paramref name="tesla"/> along <paramref name="direction"/> (length 3, any non-zero norm).</summary>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    public static FieldVector Along(ReadOnlySpan<double> direction, double tesla)
    {
        var norm = direction.Length == 3
            ? Math.Sqrt(direction[0] * direction[0] + direction[1] * direction[1] + direction[2] * direction[2])
            : 0;
        if (!(norm > 0))
        {
            throw new ArgumentException("A direction needs three components, not all zero.", nameof(direction));
        }

        var s = tesla / norm;
        return FromTesla(s * direction[0], s * direction[1], s * direction[2]);
    }

    /// <summary>The opposite field.</summary>
    public static FieldVector operator -(FieldVector b) => new(-b.X, -b.Y, -b.Z);
}

using System.Numerics;
using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.Spectroscopy;

/// <summary>The direction of the oscillating field B1 in an EPR experiment, relative to the static field or to the molecule.</summary>
public readonly record struct MicrowaveField
{
    private readonly bool _isParallel;
    private readonly FieldVector? _direction;

    private MicrowaveField(bool isParallel, FieldVector? direction) => (_isParallel, _direction) = (isParallel, direction);

    /// <summary>B1 at right angles to B0, averaged over the angle around B0: (|mu_u|^2 + |mu_v|^2)/2 with u, v and B0 orthogonal. The default.</summary>
    public static MicrowaveField Perpendicular => default;

    /// <summary>B1 along B0: parallel mode.</summary>
    public static MicrowaveField Parallel => new(true, null);

    /// <summary>Whether B1 stands fixed in the frame of the molecule, which only a single crystal allows.</summary>
    public bool IsFixedInMolecule => _direction is not null;

    /// <summary>B1 along a direction in the frame of the molecule (length 3, any non-zero norm), for a single crystal.</summary>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    public static MicrowaveField Along(ReadOnlySpan<double> direction) => new(false, FieldVector.Along(direction, 1));

    /// <summary>|n1.mu|^2 in mu_B^2 of a transition moment [3] with the static field along the unit vector n0.</summary>
    internal double Strength(ReadOnlySpan<Complex> moment, FieldVector n0)
    {
        if (_direction is { } n1)
        {
            return Along(moment, n1);
        }

        var parallel = Along(moment, n0);
        return _isParallel ? parallel : Math.Max(0, 0.5 * (Square(moment[0]) + Square(moment[1]) + Square(moment[2]) - parallel));
    }

    private static double Along(ReadOnlySpan<Complex> m, FieldVector n) => Square(n.X * m[0] + n.Y * m[1] + n.Z * m[2]);

    private static double Square(Complex x) => x.Real * x.Real + x.Imaginary * x.Imaginary;
}

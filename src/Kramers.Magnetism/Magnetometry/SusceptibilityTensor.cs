using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Magnetometry;

/// <summary>The isothermal susceptibility dM_a/dB_b of a crystal of parallel molecules, in the frame of the spin Hamiltonian.</summary>
public sealed class SusceptibilityTensor
{
    private readonly Matrix _tensor;

    internal SusceptibilityTensor(Matrix tensor) => _tensor = tensor;

    /// <summary>Component in Bohr magnetons per tesla; axes 0, 1, 2 are x, y, z.</summary>
    public MolarSusceptibility this[int a, int b] => MolarSusceptibility.FromBohrMagnetonsPerTesla(_tensor[a, b]);

    /// <summary>Mean over all orientations, a third of the trace: what a powder shows in a small field.</summary>
    public MolarSusceptibility Powder => MolarSusceptibility.FromBohrMagnetonsPerTesla(_tensor.Trace() / 3);

    /// <summary>The tensor in Bohr magnetons per tesla, [3, 3], symmetric (a copy).</summary>
    public Matrix ToMatrix() => _tensor.Copy();

    /// <summary>n.chi.n for a unit vector along <paramref name="direction"/> (length 3, any non-zero norm).</summary>
    /// <exception cref="ArgumentException">The direction has not three components or no length.</exception>
    public MolarSusceptibility Along(ReadOnlySpan<double> direction)
    {
        var n = Spins.FieldVector.Along(direction, 1);
        var sum = 0.0;
        for (var p = 0; p < 9; p++)
        {
            sum += n[p / 3] * _tensor.Data[p] * n[p % 3];
        }

        return MolarSusceptibility.FromBohrMagnetonsPerTesla(sum);
    }
}

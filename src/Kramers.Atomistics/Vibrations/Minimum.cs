using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Vibrations;

/// <summary>Where a walk downhill without a Hessian ended.</summary>
/// <param name="Structure">The geometry; of a crystal in the cell it came in.</param>
/// <param name="Value">Energy, forces and virial there.</param>
/// <param name="Evaluations">Evaluations of the potential.</param>
/// <param name="Converged">Whether the largest force component is below the threshold asked for.</param>
public sealed record Minimum(Structure Structure, PotentialValue Value, int Evaluations, bool Converged)
{
    /// <summary>Largest force component left, eV/angstrom.</summary>
    public double MaxForceEvPerAngstrom => Largest(Value.ForcesEvPerAngstrom);

    internal static double Largest(ReadOnlySpan<double> forces)
    {
        var largest = 0.0;
        foreach (var f in forces)
        {
            largest = Math.Max(largest, Math.Abs(f));
        }

        return largest;
    }

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    /// <summary>The structure moved along a direction.</summary>
    internal static Structure Moved(Structure from, ReadOnlySpan<double> direction, double length)
    {
        var x = from.Positions.ToArray();
        for (var k = 0; k < x.Length; k++)
        {
            x[k] += length * direction[k];
        }

        return from.WithPositions(x);
    }
}

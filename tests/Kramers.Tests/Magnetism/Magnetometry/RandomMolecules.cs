using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Magnetism.Magnetometry;

/// <summary>Molecules of several kinds with random low-symmetry parameters, a few cm^-1 each.</summary>
internal static class RandomMolecules
{
    public const int Kinds = 4;

    public static SpinSystem Make(int kind)
    {
        var random = new SeededRandom((ulong)kind + 11);
        return kind switch
        {
            0 => new SpinSystem(Spin.FromValue(2), [Zfs(random, 0), Zeeman(random, 0)]),
            1 => new SpinSystem(Spin.FromValue(3.5), [Zfs(random, 0), Zeeman(random, 0)]),
            2 => new SpinSystem([Spin.FromValue(1), Spin.FromValue(1.5)], [Zfs(random, 0), Zfs(random, 1), Zeeman(random, 0), Zeeman(random, 1), new AnisotropicExchange(3 * Tensor(random))]),
            _ => new SpinSystem([Spin.FromValue(1.5), Spin.FromValue(1)], [Zeeman(random, 0), new OrbitalZeeman(-1.3, 1), new SpinOrbitCoupling(-4, -1.3), Zfs(random, 1)]),
        };
    }

    public static SpinSystem Rotated(SpinSystem system, Matrix rotation) =>
        new(system.Spins, [.. system.Terms.Select(t => t.Rotated(rotation))]);

    public static FieldVector Field(int kind)
    {
        var random = new SeededRandom((ulong)kind + 99);
        return FieldVector.FromTesla(random.Uniform(-3, 3), random.Uniform(-3, 3), random.Uniform(-3, 3));
    }

    private static Matrix Tensor(SeededRandom random) => new(3, 3, [.. Enumerable.Range(0, 9).Select(_ => random.Uniform(-1, 1))]);

    private static ZeroFieldSplitting Zfs(SeededRandom random, int centre) => new(3 * Tensor(random), centre);

    private static ZeemanTerm Zeeman(SeededRandom random, int centre) => new(2 * Matrix.Identity(3) + 0.5 * Tensor(random), centre);
}

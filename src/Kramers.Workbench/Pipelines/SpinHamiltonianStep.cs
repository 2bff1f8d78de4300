using Kramers.Magnetism;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Pipelines;

/// <summary>Tensors at a geometry to the spin Hamiltonian there.</summary>
internal static class SpinHamiltonianStep
{
    public static (SpinSystem System, double[] Axis, SpinHamiltonianResult Result) Run(RelaxOptions options, Matrix d, Matrix g, ZeroFieldParameters? reference)
    {
        var system = new SpinSystem(options.Spin, new ZeroFieldSplitting(d), new ZeemanTerm(g));
        var parameters = ZeroFieldParameters.From(d);
        var axis = parameters.MainAxis;
        var levels = system.Solve(FieldVector.Along(axis, options.Rates.FieldsTesla[0]));
        var spin = system.Operators(0);
        var alongAxis = axis[0] * spin.X + axis[1] * spin.Y + axis[2] * spin.Z;
        return (system, axis, new SpinHamiltonianResult
        {
            Spin = options.Spin.Value,
            DCm = parameters.D,
            ECm = parameters.E,
            DTensorCm = Rows(d),
            GTensor = Rows(g),
            GMain = DenseLinearAlgebra.Best.Symmetric(g).Values,
            MainAxis = axis,
            LevelsCm = levels.RelativeEnergies,
            LevelsSz = levels.Expectation(alongAxis),
            ReferenceDCm = reference?.D,
            ReferenceECm = reference?.E,
        });
    }

    private static double[][] Rows(Matrix m) => [.. Enumerable.Range(0, m.Rows).Select(i => m.Row(i).ToArray())];
}

using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.LigandField;

/// <summary>Carries real one-electron operators from determinants to a few real states, W^T A W.</summary>
internal sealed class OperatorProjection(Configuration configuration, Matrix states)
{
    private readonly Matrix _transposed = states.Transpose();

    // Most operators touch few transitions, so those of each pair of orbitals are found once.
    private readonly ILookup<(int, int), Transition> _replacements = configuration.Transitions
        .Where(t => ((t.Create ^ t.Annihilate) & 1) == 0)
        .ToLookup(t => (t.Create / 2, t.Annihilate / 2));

    /// <summary>The operator sum_s a+_as a_bs, which moves an electron from orbital b to orbital a, [N, N].</summary>
    public Matrix Replacement(int a, int b) => Project(_replacements[(a, b)].Select(t => new MatrixElement(t.Bra, t.Ket, t.Sign)));

    /// <summary>The operator with the given element for each pair of spin-orbitals, [N, N].</summary>
    public Matrix Of(Func<Transition, double> element) =>
        Project(configuration.Transitions.Select(t => new MatrixElement(t.Bra, t.Ket, t.Sign * element(t))).Where(e => e.Value != 0));

    private Matrix Project(IEnumerable<MatrixElement> elements)
    {
        var applied = new Matrix(states.Rows, states.Columns);
        foreach (var e in elements)
        {
            var to = applied.Row(e.Row);
            var from = states.Row(e.Column);
            for (var k = 0; k < to.Length; k++)
            {
                to[k] += e.Value * from[k];
            }
        }

        return DenseLinearAlgebra.Best.Multiply(_transposed, applied);
    }
}

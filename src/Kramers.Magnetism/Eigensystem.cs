using System.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism;

/// <summary>Energies and states of a Hamiltonian.</summary>
public sealed class Eigensystem
{
    /// <summary>Takes energies (cm^-1, ascending, length n) and states ([n, n], orthonormal columns in the same order).</summary>
    /// <exception cref="ArgumentException">Shapes do not match or the energies are not ascending.</exception>
    public Eigensystem(double[] energies, ComplexMatrix states)
    {
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(states);
        if (states.Rows != energies.Length || states.Columns != energies.Length)
        {
            throw new ArgumentException($"{energies.Length} energies need {energies.Length} x {energies.Length} states, got {states.Rows} x {states.Columns}.", nameof(states));
        }

        for (var i = 1; i < energies.Length; i++)
        {
            if (!(energies[i] >= energies[i - 1]))
            {
                throw new ArgumentException($"Energies must ascend: number {i} is {energies[i]} after {energies[i - 1]} cm^-1.", nameof(energies));
            }
        }

        Energies = energies;
        States = states;
    }

    /// <summary>Energies, cm^-1, ascending, on the scale of the Hamiltonian.</summary>
    public double[] Energies { get; }

    /// <summary>States, [n, n]; column k belongs to energy k. Phases, and mixtures inside a degenerate level, are arbitrary.</summary>
    public ComplexMatrix States { get; }

    /// <summary>Number of states.</summary>
    public int Dimension => Energies.Length;

    /// <summary>Energies above the lowest, cm^-1, ascending; the first is 0.</summary>
    public double[] RelativeEnergies => Array.ConvertAll(Energies, e => e - Energies[0]);

    /// <summary>Diagonalises a Hermitian matrix in cm^-1.</summary>
    public static Eigensystem Of(ComplexMatrix hamiltonian)
    {
        ArgumentNullException.ThrowIfNull(hamiltonian);
        var eigen = DenseLinearAlgebra.Best.Hermitian(hamiltonian);
        return new Eigensystem(eigen.Values, eigen.Vectors);
    }

    /// <summary>The matrix of an operator between the states, U^+ A U, in the units of A.</summary>
    public ComplexMatrix ToEigenbasis(ComplexMatrix a) => States.Adjoint() * (a * States);

    /// <summary>Expectation value of a Hermitian operator in each state, in the units of A, length n.</summary>
    public double[] Expectation(ComplexMatrix a)
    {
        ArgumentNullException.ThrowIfNull(a);
        var applied = a * States;
        var values = new double[Dimension];
        for (var k = 0; k < Dimension; k++)
        {
            for (var i = 0; i < Dimension; i++)
            {
                values[k] += (Complex.Conjugate(States[i, k]) * applied[i, k]).Real;
            }
        }

        return values;
    }
}

using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.Relaxation;

/// <summary>
/// Spin-phonon coupling, linear and where known quadratic. Linear: H_sp = sum_a V_a (b_a + b_a^+) with V_a = sum_i sqrt(hbar/(2 m_i w_a)) L_ia dH/dX_i, L the
/// orthonormal mass-weighted eigenvectors (docs/conventions.md).
/// </summary>
public sealed class SpinPhononCoupling
{
    /// <summary>Takes frequencies (cm^-1, positive, one per mode) and the V_a (cm^-1, Hermitian, in the basis of the spin system).</summary>
    /// <exception cref="ArgumentException">Numbers or shapes do not match, or a frequency is not positive.</exception>
    public SpinPhononCoupling(IReadOnlyList<double> frequenciesCm, IReadOnlyList<ComplexMatrix> matrices)
    {
        ArgumentNullException.ThrowIfNull(frequenciesCm);
        ArgumentNullException.ThrowIfNull(matrices);
        CheckFrequencies(frequenciesCm);
        if (matrices.Count != frequenciesCm.Count || matrices.Any(v => v.Rows != matrices[0].Rows || v.Columns != matrices[0].Rows))
        {
            throw new ArgumentException($"{frequenciesCm.Count} modes need as many square coupling matrices of one size, got {matrices.Count}.", nameof(matrices));
        }

        FrequenciesCm = [.. frequenciesCm];
        Matrices = [.. matrices];
    }

    /// <summary>Mode frequencies, cm^-1.</summary>
    public IReadOnlyList<double> FrequenciesCm { get; }

    /// <summary>V_a in cm^-1, in the basis of the spin system, one per mode.</summary>
    public IReadOnlyList<ComplexMatrix> Matrices { get; }

    /// <summary>Number of modes.</summary>
    public int ModeCount => FrequenciesCm.Count;

    /// <summary>Second-order couplings, each unordered pair of modes once; empty where none are known.</summary>
    public IReadOnlyList<QuadraticCoupling> Quadratic { get; private init; } = [];

    /// <summary>The same couplings with second-order ones.</summary>
    /// <exception cref="ArgumentException">A pair names a mode that does not exist, stands twice, or has another size.</exception>
    public SpinPhononCoupling WithQuadratic(IReadOnlyList<QuadraticCoupling> quadratic)
    {
        ArgumentNullException.ThrowIfNull(quadratic);
        var seen = new HashSet<(int, int)>();
        foreach (var (p, q, v) in quadratic)
        {
            if (p < 0 || q < 0 || Math.Max(p, q) >= ModeCount || !seen.Add((Math.Min(p, q), Math.Max(p, q))))
            {
                throw new ArgumentException($"Each unordered pair of the {ModeCount} modes may couple once; found ({p}, {q}).", nameof(quadratic));
            }

            if (v.Rows != Matrices[0].Rows || v.Columns != Matrices[0].Rows)
            {
                throw new ArgumentException($"The coupling of modes {p} and {q} is {v.Rows} x {v.Columns}, the linear ones are {Matrices[0].Rows} x {Matrices[0].Rows}.", nameof(quadratic));
            }
        }

        return new SpinPhononCoupling(FrequenciesCm, Matrices) { Quadratic = [.. quadratic] };
    }

    /// <summary>The couplings of some modes, in the order given and counted anew.</summary>
    public SpinPhononCoupling Only(IReadOnlyList<int> modes)
    {
        ArgumentNullException.ThrowIfNull(modes);
        var place = modes.Select((mode, i) => (mode, i)).ToDictionary(x => x.mode, x => x.i);
        return new SpinPhononCoupling([.. modes.Select(m => FrequenciesCm[m])], [.. modes.Select(m => Matrices[m])])
        {
            Quadratic = [.. Quadratic.Where(c => place.ContainsKey(c.P) && place.ContainsKey(c.Q)).Select(c => c with { P = place[c.P], Q = place[c.Q] })],
        };
    }

    /// <summary>
    /// Couplings from derivatives of any terms' parameters. <paramref name="derivatives"/>[t] is [mode, parameter], the change
    /// of the parameters of <c>system.Terms[t]</c> per unit of Q (parameter's unit); null for a term that does not move.
    /// </summary>
    /// <exception cref="ArgumentException">Shapes do not match the system's terms or the modes.</exception>
    public static SpinPhononCoupling FromParameterDerivatives(
        SpinSystem system, FieldVector field, IReadOnlyList<double> frequenciesCm, IReadOnlyList<Matrix?> derivatives, ModeCoordinate coordinate)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(frequenciesCm);
        ArgumentNullException.ThrowIfNull(derivatives);
        if (derivatives.Count != system.Terms.Count)
        {
            throw new ArgumentException($"The system has {system.Terms.Count} terms, got derivatives for {derivatives.Count}.", nameof(derivatives));
        }

        var v = frequenciesCm.Select(_ => new ComplexMatrix(system.Dimension, system.Dimension)).ToArray();
        for (var t = 0; t < derivatives.Count; t++)
        {
            if (derivatives[t] is { } table)
            {
                AddTerm(v, system, system.Terms[t], field, table, coordinate.CouplingFactor);
            }
        }

        return new SpinPhononCoupling(frequenciesCm, v);
    }

    /// <summary>
    /// Couplings of a single spin from dD/dQ (cm^-1) and, where given, dg/dQ: one 3 x 3 tensor per mode, in a field. In zero
    /// field g does not couple.
    /// </summary>
    /// <exception cref="ArgumentException">The numbers of modes differ or a tensor is not 3 x 3.</exception>
    public static SpinPhononCoupling FromTensorDerivatives(
        Spin spin,
        FieldVector field,
        IReadOnlyList<double> frequenciesCm,
        IReadOnlyList<Matrix>? dD,
        IReadOnlyList<Matrix>? dg,
        ModeCoordinate coordinate)
    {
        // Only derivatives are asked of the terms, so their own values do not matter: both are linear in their tensors.
        var system = new SpinSystem(spin, new ZeroFieldSplitting(new Matrix(3, 3)), new ZeemanTerm(new Matrix(3, 3)));
        return FromParameterDerivatives(system, field, frequenciesCm, [Table(dD, nameof(dD)), Table(dg, nameof(dg))], coordinate);
    }

    private static void AddTerm(ComplexMatrix[] v, SpinSystem system, ISpinHamiltonianTerm term, FieldVector field, Matrix table, double factor)
    {
        if (table.Rows != v.Length || table.Columns != term.ParameterNames.Count)
        {
            throw new ArgumentException($"Derivatives of {term.GetType().Name} must be {v.Length} modes x {term.ParameterNames.Count} parameters, got {table.Rows} x {table.Columns}.", nameof(table));
        }

        for (var p = 0; p < table.Columns; p++)
        {
            var dH = new ComplexMatrix(system.Dimension, system.Dimension);
            term.AddDerivativeTo(dH, system, field, p, factor);
            for (var mode = 0; mode < v.Length; mode++)
            {
                v[mode].AddScaled(table[mode, p], dH);
            }
        }
    }

    private static Matrix? Table(IReadOnlyList<Matrix>? tensors, string name) =>
        tensors is null ? null : new Matrix(tensors.Count, 9, [.. tensors.SelectMany(t => Tensor3.Checked(t, name).Data)]);

    private static void CheckFrequencies(IReadOnlyList<double> frequenciesCm)
    {
        for (var i = 0; i < frequenciesCm.Count; i++)
        {
            if (!(frequenciesCm[i] > 0) || !double.IsFinite(frequenciesCm[i]))
            {
                throw new ArgumentException($"Mode {i} has {frequenciesCm[i]} cm^-1: leave out translations, rotations and imaginary modes.", nameof(frequenciesCm));
            }
        }
    }
}

using Kramers.Magnetism;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Magnetism.VibronicCoupling;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Levels of a magnet in any field, and how its vibrations couple them: all that rates need, wherever it comes from.</summary>
public sealed record VibratingMagnet
{
    /// <summary>A line for people: what was read.</summary>
    public required string Origin { get; init; }

    /// <summary>Mode frequencies, cm^-1.</summary>
    public required IReadOnlyList<double> FrequenciesCm { get; init; }

    /// <summary>Full width at half maximum of each mode, cm^-1; null where all have that of the settings.</summary>
    public IReadOnlyList<double>? WidthsCm { get; init; }

    /// <summary>H(B) in cm^-1, [n, n].</summary>
    public required Func<FieldVector, ComplexMatrix> Hamiltonian { get; init; }

    /// <summary>V_a(B) in cm^-1 in the same basis.</summary>
    public required Func<FieldVector, SpinPhononCoupling> Coupling { get; init; }

    /// <summary>Magnetic moment along x, y, z in Bohr magnetons, [n, n] each.</summary>
    public required IReadOnlyList<ComplexMatrix> Moment { get; init; }

    /// <summary>Angular momentum along x, y, z in units of hbar, [n, n] each: it tells the wells apart.</summary>
    public required IReadOnlyList<ComplexMatrix> Momentum { get; init; }

    /// <summary>What <see cref="Momentum"/> is, "S" or "J".</summary>
    public required string MomentumSymbol { get; init; }

    /// <summary>What is wrong with the input but does not forbid it; none by default.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Number of states.</summary>
    public int Dimension => Moment[0].Rows;

    /// <summary>A magnet whose couplings do not change with the field.</summary>
    public static VibratingMagnet OfMatrices(
        string origin, ComplexMatrix zeroField, IReadOnlyList<ComplexMatrix> moment, IReadOnlyList<ComplexMatrix> momentum, SpinPhononCoupling coupling, IReadOnlyList<double>? widthsCm = null)
    {
        ArgumentNullException.ThrowIfNull(coupling);
        var magnetometer = new Magnetism.Magnetometry.Magnetometer(zeroField, moment[0], moment[1], moment[2]);
        return new VibratingMagnet
        {
            Origin = origin,
            FrequenciesCm = coupling.FrequenciesCm,
            WidthsCm = widthsCm,
            Hamiltonian = magnetometer.Hamiltonian,
            Coupling = _ => coupling,
            Moment = moment,
            Momentum = momentum,
            MomentumSymbol = "J",
        };
    }

    /// <summary>Levels and states in a field.</summary>
    public Eigensystem Solve(FieldVector field) => Eigensystem.Of(Hamiltonian(field));

    /// <summary>
    /// The axis along which the lowest two states have their largest moment, a unit vector: largest eigenvalue of
    /// A_ij = Re Tr(mu_i mu_j) between them, which is g g^T/2 for a Kramers doublet. Its largest component is positive.
    /// </summary>
    public double[] EasyAxis()
    {
        var levels = Solve(FieldVector.Zero);
        var inDoublet = Moment.Select(m => Block(levels.ToEigenbasis(m), 2)).ToArray();
        var a = new Matrix(3, 3, [.. from x in inDoublet from y in inDoublet select (x * y).Trace().Real]);
        var axis = DenseLinearAlgebra.Best.Symmetric(a).Vectors;
        double[] n = [axis[0, 2], axis[1, 2], axis[2, 2]];
        var sign = Math.Sign(n.MaxBy(Math.Abs));
        return Array.ConvertAll(n, x => sign * x);
    }

    /// <summary>The lowest <paramref name="count"/> states without field alone.</summary>
    /// <param name="count">Number of states.</param>
    /// <param name="fold">Whether the others act in second order, as couplings of pairs of modes; else they are lost as intermediate states too.</param>
    public VibratingMagnet Lowest(int count, bool fold = false)
    {
        var levels = Solve(FieldVector.Zero);
        var states = levels.States;
        var folded = fold && count < Dimension;
        var kept = new ComplexMatrix(Dimension, count, [.. from i in Enumerable.Range(0, Dimension) from k in Enumerable.Range(0, count) select states[i, k]]);
        ComplexMatrix Project(ComplexMatrix a) => kept.Adjoint() * (a * kept);
        return this with
        {
            Origin = folded
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Origin}; the lowest {count} states, with those from {levels.RelativeEnergies[count] - levels.RelativeEnergies[count - 1]:g4} cm^-1 above them in second order")
                : Origin,
            Hamiltonian = b => Project(Hamiltonian(b)),
            Coupling = b => Coupling(b) is var all && folded
                ? FoldedStates.Of(levels, all, count)
                : new SpinPhononCoupling(FrequenciesCm, [.. all.Matrices.Select(Project)]).WithQuadratic([.. all.Quadratic.Select(c => c with { Matrix = Project(c.Matrix) })]),
            Moment = [.. Moment.Select(Project)],
            Momentum = [.. Momentum.Select(Project)],
        };
    }

    /// <summary>The modes of lowest frequency alone.</summary>
    public VibratingMagnet WithModes(int count)
    {
        int[] kept = [.. Enumerable.Range(0, FrequenciesCm.Count).OrderBy(i => FrequenciesCm[i]).Take(count)];
        double[] frequencies = [.. kept.Select(i => FrequenciesCm[i])];
        return this with
        {
            FrequenciesCm = frequencies,
            WidthsCm = WidthsCm is { } all ? [.. kept.Select(i => all[i])] : null,
            Coupling = b => Coupling(b).Only(kept),
        };
    }

    internal IRelaxationInField Rates(double[] axis, double tesla, RateSettings settings)
    {
        var field = FieldVector.Along(axis, tesla);
        var along = axis[0] * Moment[0] + axis[1] * Moment[1] + axis[2] * Moment[2];
        return settings.InternalField is { } inner
            ? new AveragedInField(
                Alone(field, along, settings),
                [.. inner.Distribution.Around(field, inner.NodesPerAxis).Select(f => (f.Weight, Alone(f.Field, along, settings)))],
                along)
            : Alone(field, along, settings);
    }

    private IRelaxationInField Alone(FieldVector field, ComplexMatrix along, RateSettings settings) => settings.Picture == RatePicture.Redfield
        ? new RedfieldInField(Oriented(Solve(field), along), Coupling(field), settings, WidthsCm)
        : new RatesInField(Oriented(Solve(field), along), Coupling(field), settings, WidthsCm);

    /// <summary>States of levels that coincide are those of definite moment along the axis: tau is then that of this moment, whatever the eigensolver likes.</summary>
    private static Eigensystem Oriented(Eigensystem levels, ComplexMatrix along)
    {
        var (moment, states) = (levels.ToEigenbasis(along), levels.States.Copy());
        foreach (var level in RelaxationValidity.CoincidingLevels(levels))
        {
            var own = new ComplexMatrix(level.Count, level.Count, [.. from i in level from j in level select moment[i, j]]);
            var turn = DenseLinearAlgebra.Best.Hermitian(own).Vectors;
            for (var row = 0; row < states.Rows; row++)
            {
                for (var k = 0; k < level.Count; k++)
                {
                    states[row, level[k]] = Enumerable.Range(0, level.Count).Aggregate(System.Numerics.Complex.Zero, (sum, i) => sum + levels.States[row, level[i]] * turn[i, k]);
                }
            }
        }

        return new Eigensystem(levels.Energies, states);
    }

    private static ComplexMatrix Block(ComplexMatrix a, int n) =>
        new(n, n, [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) select a[i, j]]);
}

using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Tensors;

/// <summary>A prediction with what it is worth.</summary>
/// <param name="Values">Components, as <see cref="ISphericalTensorModel.Predict"/>.</param>
/// <param name="StandardDeviation">Of the difference to a new label, component by component, unit of the tensor.</param>
/// <param name="Grade">Extrapolation grade, see <see cref="ExtrapolationGuard"/>.</param>
public sealed record TensorPrediction(double[] Values, double[] StandardDeviation, double Grade);

/// <summary>
/// A model of all training data, and members that have not seen one fold each. Their spread, together with the error that
/// they make on their own fold, is the standard deviation: s^2 = sum (T_k - T)^2/(K - 1) + noise^2.
/// </summary>
public sealed class TensorEnsemble : ISphericalTensorModel
{
    private readonly double[] _noise;

    /// <summary>Puts the parts together.</summary>
    /// <param name="model">Trained on everything.</param>
    /// <param name="members">Trained without one fold each, two at least.</param>
    /// <param name="noise">Root mean square error on unseen folds, one number per degree, unit of the tensor.</param>
    /// <param name="guard">Knows the training geometries.</param>
    public TensorEnsemble(ISphericalTensorModel model, IReadOnlyList<ISphericalTensorModel> members, IReadOnlyList<double> noise, ExtrapolationGuard guard)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentOutOfRangeException.ThrowIfLessThan(members.Count, 2, nameof(members));
        (Model, Members, _noise, Guard) = (model, members, [.. noise], guard);
    }

    /// <summary>The model of all data: its prediction is that of the ensemble.</summary>
    public ISphericalTensorModel Model { get; }

    /// <summary>The members.</summary>
    public IReadOnlyList<ISphericalTensorModel> Members { get; }

    /// <summary>Error on unseen folds by degree, unit of the tensor.</summary>
    public IReadOnlyList<double> Noise => _noise;

    /// <summary>Knows the training geometries.</summary>
    public ExtrapolationGuard Guard { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> Degrees => Model.Degrees;

    /// <summary>Trains the model and its members, and measures their error.</summary>
    /// <param name="fit">Trains on the structures with these indices.</param>
    /// <param name="structures">All training geometries.</param>
    /// <param name="targets">Their components.</param>
    /// <param name="folds">Fold of each structure, from 0.</param>
    /// <param name="cutoffAngstrom">How far the guard looks, angstrom.</param>
    public static TensorEnsemble Train(
        Func<int[], ISphericalTensorModel> fit, IReadOnlyList<Structure> structures, IReadOnlyList<double[]> targets, IReadOnlyList<int> folds, double cutoffAngstrom)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(structures);
        ArgumentNullException.ThrowIfNull(targets);
        int[] all = [.. Enumerable.Range(0, structures.Count)];
        ISphericalTensorModel[] members = [.. Enumerable.Range(0, folds.Max() + 1).Select(f => fit([.. all.Where(i => folds[i] != f)]))];
        var model = fit(all);
        var squares = new double[model.Degrees.Count];
        foreach (var i in all)
        {
            var (predicted, at) = (members[folds[i]].Predict(structures[i]), 0);
            for (var part = 0; part < squares.Length; part++)
            {
                for (var m = 0; m <= 2 * model.Degrees[part]; m++, at++)
                {
                    squares[part] += Math.Pow(predicted[at] - targets[i][at], 2) / all.Length / (2 * model.Degrees[part] + 1);
                }
            }
        }

        return new TensorEnsemble(model, members, Array.ConvertAll(squares, Math.Sqrt), ExtrapolationGuard.Fit(structures, cutoffAngstrom));
    }

    /// <summary>So many folds of equal size, drawn at random, or as blocks of neighbouring frames where these are correlated.</summary>
    /// <param name="count">Number of structures.</param>
    /// <param name="folds">Number of folds.</param>
    /// <param name="seed">Null for blocks.</param>
    public static int[] Folds(int count, int folds, ulong? seed)
    {
        var fold = new int[count];
        int[] order = seed is { } s ? new Numerics.SeededRandom(s).Permutation(count) : [.. Enumerable.Range(0, count)];
        for (var i = 0; i < count; i++)
        {
            fold[order[i]] = i * folds / count;
        }

        return fold;
    }

    /// <inheritdoc/>
    public double[] Predict(Structure structure) => Model.Predict(structure);

    /// <inheritdoc/>
    public Matrix Derivative(Structure structure) => Model.Derivative(structure);

    /// <summary>The prediction with its standard deviation and its extrapolation grade.</summary>
    public TensorPrediction Assess(Structure structure)
    {
        var values = Predict(structure);
        var members = Members.Select(m => m.Predict(structure)).ToArray();
        double[] noise = [.. Degrees.SelectMany((l, part) => Enumerable.Repeat(_noise[part], 2 * l + 1))];
        double[] deviation = [.. values.Select((t, c) => Math.Sqrt(members.Sum(m => (m[c] - t) * (m[c] - t)) / (members.Length - 1) + noise[c] * noise[c]))];
        return new TensorPrediction(values, deviation, Guard.Grade(structure));
    }
}

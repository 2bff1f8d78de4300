using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Tensors;

/// <summary>A tensor without trace, as D.</summary>
public class EquivariantTensorModelTests : TensorModelContract
{
    private static readonly TensorFeatureSettings Settings = new() { Centre = "Co", Neighbours = ["F", "N"], CutoffAngstrom = SyntheticTensors.Cutoff, LMax = 2 };
    private static readonly Structure[] Structures = [.. Enumerable.Range(0, 140).Select(seed => Geometries.Random("Co F N F N H", 200 + seed))];
    private static readonly Lazy<TensorTraining> Traceless = new(() => Train(SyntheticTensors.Traceless, true));
    private static readonly Lazy<TensorTraining> Traced = new(() => Train(SyntheticTensors.WithTrace, false));

    protected override ITensorModel Model => Traceless.Value.Fit(1e-3, 0);

    [Fact]
    public void A_law_within_the_span_of_the_features_is_found_exactly() => AssertFound(SyntheticTensors.Traceless, Traceless.Value.Fit(1e-13, 0, 0));

    [Fact]
    public void The_same_with_a_trace() => AssertFound(SyntheticTensors.WithTrace, Traced.Value.Fit(1e-13, 1e-13, 0));

    [Fact]
    public void A_model_without_trace_has_none()
    {
        var tensor = Model.Predict(Structures[0]);
        Assert.InRange(Math.Abs(tensor.Trace()) / tensor.Norm(), 0, 1e-14);
    }

    [Fact]
    public void Atoms_of_no_neighbour_element_are_not_seen()
    {
        var other = new Structure([.. Structures[0].Elements.SkipLast(1)], Structures[0].Positions[..15]);
        Geometries.AssertClose(Model.Predict(other), Model.Predict(Structures[0]), 1e-14);
    }

    [Fact]
    public void Features_and_equations_are_counted_by_degree()
    {
        Assert.Equal(5 * 140, Traceless.Value.Rows);
        Assert.Equal(6 * 140, Traced.Value.Rows);
        Assert.Equal(Traceless.Value.Features, Traceless.Value.Fit(1, 0).Features);
        Assert.Equal(Traced.Value.Features, Traced.Value.Fit(1, 1).Features);
        Assert.True(Traced.Value.Features > Traceless.Value.Features);
    }

    [Fact]
    public void Lists_of_unequal_length_and_unseen_neighbours_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TensorTraining(Settings, Structures[..2], [new Matrix(3, 3)], true));
        Assert.Throws<ArgumentException>(() => new TensorTraining(Settings, [], [], true));
        Assert.Contains("Cl", Assert.Throws<ArgumentException>(() => new TensorTraining(Settings with { Neighbours = ["F", "Cl"] }, Structures[..1], [new Matrix(3, 3)], true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_stops_when_asked() => Assert.ThrowsAny<OperationCanceledException>(() =>
        new TensorTraining(Settings, Structures[..1], [SyntheticTensors.Traceless(Structures[0])], true, new CancellationToken(true)));

    private static void AssertFound(Func<Structure, Matrix> law, EquivariantTensorModel model)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var unseen = Geometries.Random("Co F N F N H", 5000 + seed);
            Geometries.AssertClose(law(unseen), model.Predict(unseen), 1e-6);
        }
    }

    private static TensorTraining Train(Func<Structure, Matrix> law, bool traceless) => new(Settings, Structures, [.. Structures.Select(law)], traceless);

    /// <summary>A tensor with trace, as g.</summary>
    public class WithTrace : TensorModelContract
    {
        protected override ITensorModel Model => Traced.Value.Fit(1e-3, 1e-3);
    }
}

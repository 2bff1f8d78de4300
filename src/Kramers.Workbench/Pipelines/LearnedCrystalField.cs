using System.Globalization;
using System.Text;
using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Labels;
using Kramers.Workbench.Tensors;

namespace Kramers.Workbench.Pipelines;

/// <summary>An equivariant model of the 27 tesseral parameters B_kq of an f ion, learned from a labelled set, and what it says about vibrations.</summary>
internal sealed class LearnedCrystalField
{
    /// <summary>The model as <c>kramers average</c> takes it.</summary>
    public const string ModelFile = "model.json";

    private const int Parameters = 27;
    private static readonly TensorTarget Field = new("B", Parameters);
    private readonly ISphericalTensorModel _model;

    private LearnedCrystalField(ISphericalTensorModel model, TensorRecipe recipe) => (_model, Model) = (model, recipe.ToJson());

    /// <summary>Text of <see cref="ModelFile"/>.</summary>
    public string Model { get; }

    /// <summary>Learns from all labels that have a crystal field; every element counts as a neighbour of the ion, hydrogen too.</summary>
    public static LearnedCrystalField Train(LabelledSet labels, Element ion, IRunMonitor monitor, CancellationToken cancellation)
    {
        TensorExample[] examples = [.. labels.Labels
            .Select(l => (l.Structure, Label: SpinHamiltonianLabel.Of(l, labels.Records[l.Id])))
            .Where(l => l.Label is { IsCrystalField: true })
            .Select(l => new TensorExample(l.Structure, l.Label!.Tesseral().Data))];
        var recipe = new TensorRecipe
        {
            Model = "equivariant",
            Targets = [Field],
            Centre = ion.Symbol,
            Neighbours = [.. examples[0].Structure.Elements.Select(e => e.Symbol).Where(s => s != ion.Symbol).Distinct()],
        };
        using var step = monitor.Begin("Tensor model of B_kq", 1);
        var (model, fitted) = recipe.With(examples).Fit(cancellation);
        step.Report(1);
        var errors = model.Degrees.Zip(model.Noise, (k, e) => FormattableString.Invariant($"{e:G3} (k = {k})"));
        monitor.Say($"Tensor model of B_kq: RMSE of tesseral parameters on folds left out, cm^-1: {string.Join(", ", errors)}");
        return new LearnedCrystalField(model, fitted);
    }

    /// <summary>modes.csv: dB_kq/dQ = sum_i dB_kq/dx_i dx_i/dQ of every mode, Q dimensionless; tesseral, cm^-1.</summary>
    /// <param name="minimum">The minimum.</param>
    /// <param name="modes">Its vibrations.</param>
    public string Table(Structure minimum, NormalModes modes)
    {
        var text = new StringBuilder($"frequencyCm,{string.Join(',', Field.LabelNames)}\n");
        var slope = _model.Derivative(minimum);
        for (var mode = 0; mode < modes.Count; mode++)
        {
            var along = (new Matrix(1, slope.Rows, modes.ZeroPointDisplacement(mode)) * slope).Data;
            text.Append(string.Join(',', along.Prepend(modes.FrequenciesCm[mode]).Select(x => x.ToString("R", CultureInfo.InvariantCulture)))).Append('\n');
        }

        return text.ToString();
    }
}

using System.Text.Json;
using Kramers.Atomistics.Tensors;
using Kramers.Chemistry;

namespace Kramers.Workbench.Tensors;

/// <summary>
/// A tensor model as it is kept in a file: how it is made and the labels that it is made of. A linear fit takes seconds, so
/// the file holds no coefficients: loading it fits again, with the ridge strengths that were chosen. Networks are kept.
/// </summary>
public sealed record TensorRecipe
{
    /// <summary>What <c>--model</c> may say.</summary>
    public static IReadOnlyList<string> Models { get; } = ["moments", "moment-network", "equivariant", "published", "covariant"];

    private const int Folds = 5;
    private static readonly JsonSerializerOptions Layout = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>One of <see cref="Models"/>.</summary>
    public required string Model { get; init; }

    /// <summary>The tensors.</summary>
    public required TensorTarget[] Targets { get; init; }

    /// <summary>Element of the atoms that carry the tensor, for moments, moment-network and equivariant.</summary>
    public required string Centre { get; init; }

    /// <summary>Elements of the neighbours that are seen, for moments, moment-network and equivariant.</summary>
    public required string[] Neighbours { get; init; }

    /// <summary>Cutoff, angstrom.</summary>
    public double CutoffAngstrom { get; init; } = 6;

    /// <summary>Largest degree of the neighbour density, and four or more; for moments, moment-network and equivariant.</summary>
    public int LMax { get; init; } = 4;

    /// <summary>Twice the largest angular momentum of the bispectrum, for published and covariant.</summary>
    public int TwoJMax { get; init; } = 6;

    /// <summary>Seed of the folds; null makes blocks of neighbouring frames.</summary>
    public ulong? Seed { get; init; } = 1;

    /// <summary>Ridge strength of every part; empty before the fit.</summary>
    public double[] Lambda { get; init; } = [];

    /// <summary>Kernel width of every part of moments; empty before the fit.</summary>
    public double[] Width { get; init; } = [];

    /// <summary>Parameters of the networks of moment-network: one for each member of the ensemble, and that of all labels; empty before the fit.</summary>
    public double[][] Networks { get; init; } = [];

    /// <summary>Symbols of each training geometry.</summary>
    public string[][] Elements { get; init; } = [];

    /// <summary>Positions of each, angstrom.</summary>
    public double[][] Positions { get; init; } = [];

    /// <summary>Spherical components of each.</summary>
    public double[][] Labels { get; init; } = [];

    /// <summary>Degrees of all parts.</summary>
    internal int[] Degrees => [.. Targets.SelectMany(t => t.Degrees)];

    /// <summary>The recipe with these training labels.</summary>
    public TensorRecipe With(IReadOnlyList<TensorExample> training) => this with
    {
        Elements = [.. training.Select(e => e.Structure.Elements.Select(x => x.Symbol).ToArray())],
        Positions = [.. training.Select(e => e.Structure.Positions.ToArray())],
        Labels = [.. training.Select(e => e.Spherical)],
    };

    /// <summary>Fits the model; ridge strengths and widths are chosen where the recipe has none.</summary>
    /// <returns>The model, and the recipe with what was chosen.</returns>
    /// <exception cref="ArgumentException">The settings do not fit the geometries.</exception>
    public (TensorEnsemble Model, TensorRecipe Recipe) Fit(CancellationToken cancellation)
    {
        Structure[] structures = [.. Elements.Select((e, n) => new Structure([.. e.Select(Element.FromSymbol)], Positions[n]))];
        var folds = TensorEnsemble.Folds(structures.Length, Folds, Seed);
        TensorEnsemble Ensemble(Func<int[], ISphericalTensorModel> fit) => TensorEnsemble.Train(fit, structures, Labels, folds, CutoffAngstrom);
        if (Model == "moments")
        {
            var known = Lambda.Length > 0 ? Width.Zip(Lambda).ToArray() : null;
            var moments = new MomentTensorTraining(DensityTensorFeatures.Fit(Density with { LargestProduct = 2 }, structures), Degrees, structures, Labels, folds, known, cancellation);
            return (Ensemble(moments.Fit), this with { Lambda = [.. moments.Chosen.Select(c => c.Lambda)], Width = [.. moments.Chosen.Select(c => c.Width)] });
        }

        if (Model == "moment-network")
        {
            return FitNetworks(structures, folds, cancellation);
        }

        ITensorFeatures features = Model switch
        {
            "equivariant" => DensityTensorFeatures.Fit(Density, structures),
            "published" => BispectrumTensorFeatures.Fit(structures, TwoJMax, CutoffAngstrom),
            _ => CovariantTensorFeatures.Fit(structures[0], structures, TwoJMax, CutoffAngstrom),
        };
        var linear = new LinearTensorTraining(features, Degrees, structures, Labels, folds, Lambda.Length > 0 ? Lambda : null, cancellation);
        return (Ensemble(linear.Fit), this with { Lambda = [.. linear.Lambda] });
    }

    private (TensorEnsemble Model, TensorRecipe Recipe) FitNetworks(Structure[] structures, int[] folds, CancellationToken cancellation)
    {
        var (two, three) = (DensityTensorFeatures.Fit(Density with { LargestProduct = 2 }, structures), DensityTensorFeatures.Fit(Density, structures));
        var training = new MomentNetworkTraining(new MomentNetworkSettings(), two, three, Degrees, structures, Labels, folds, Lambda.Length > 0 ? Lambda : null, cancellation);
        var networks = new List<double[]>();
        var ensemble = TensorEnsemble.Train(Fit, structures, Labels, folds, CutoffAngstrom);
        return (ensemble, this with { Lambda = [.. training.Lambda], Networks = [.. networks] });

        // Members come one after the other, and the model of all labels last, when they are trained and when they are loaded.
        MomentNetworkModel Fit(int[] indices)
        {
            var model = training.Fit(indices, Networks.Length > 0 ? Networks[networks.Count] : null, cancellation);
            networks.Add([.. model.Parameters]);
            return model;
        }
    }

    /// <summary>The text of a model file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Layout) + "\n";

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InputException">It is missing or no tensor model.</exception>
    public static TensorRecipe Read(string file)
    {
        try
        {
            var recipe = JsonSerializer.Deserialize<TensorRecipe>(File.ReadAllText(file), Layout);
            return recipe is { Labels.Length: > 0 } && Models.Contains(recipe.Model) && recipe.Elements.Length == recipe.Labels.Length && recipe.Positions.Length == recipe.Labels.Length && (recipe.Networks.Length is 0 or Folds + 1)
                ? recipe
                : throw new InputException(file, null, "this is no tensor model", "Name the model.json that 'kramers train tensor' wrote");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InputException(file, null, "it cannot be read as a tensor model", "Name the model.json that 'kramers train tensor' wrote", e);
        }
    }

    private TensorFeatureSettings Density => new() { Centre = Centre, Neighbours = Neighbours, CutoffAngstrom = CutoffAngstrom, LMax = Math.Max(LMax, Degrees.Max()) };
}

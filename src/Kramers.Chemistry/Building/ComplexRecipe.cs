using System.Globalization;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>What to build: a metal, its ligands and the polyhedron of their donors.</summary>
public sealed record ComplexRecipe
{
    /// <summary>Takes a recipe.</summary>
    /// <param name="metal">The metal.</param>
    /// <param name="oxidationState">Its charge in e.</param>
    /// <param name="ligands">Its ligands.</param>
    /// <param name="shape">The polyhedron; a haptic group takes one vertex, at its centroid.</param>
    /// <param name="multiplicity">2S+1; null for high spin.</param>
    /// <exception cref="ArgumentException">The donors are not as many as the vertices, or a ligand has places that cannot be.</exception>
    public ComplexRecipe(Element metal, int oxidationState, IReadOnlyList<RecipeLigand> ligands, ReferencePolyhedron shape, int? multiplicity = null)
    {
        ArgumentNullException.ThrowIfNull(ligands);
        ArgumentNullException.ThrowIfNull(shape);
        (Metal, OxidationState, Ligands, Shape) = (metal, oxidationState, ligands, shape);
        Multiplicity = multiplicity ?? HighSpin.Multiplicity(metal, oxidationState);
        Check();
    }

    /// <summary>The metal.</summary>
    public Element Metal { get; }

    /// <summary>Its charge in e.</summary>
    public int OxidationState { get; }

    /// <summary>The ligands.</summary>
    public IReadOnlyList<RecipeLigand> Ligands { get; }

    /// <summary>The polyhedron.</summary>
    public ReferencePolyhedron Shape { get; }

    /// <summary>2S+1.</summary>
    public int Multiplicity { get; }

    /// <summary>Charge of the complex in e.</summary>
    public int Charge => OxidationState + Ligands.Sum(l => l.Count * l.Ligand.Charge);

    /// <summary>As chemists write it, for example Dy3+ PBPY-7: 2 tBuO, 5 py.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metal.Symbol}{OxidationState}+ {Shape.Code}: {string.Join(", ", Ligands.Select(l => $"{l.Count} {l.Ligand.Name}"))}");

    private void Check()
    {
        var donors = Ligands.Sum(l => l.Vertices);
        if (donors != Shape.CoordinationNumber)
        {
            var counts = string.Join(", ", Ligands.Select(l => $"{l.Ligand.Name} {l.Count} x {l.Ligand.Denticity}"));
            throw new ArgumentException($"{Shape.Code} has {Shape.CoordinationNumber} vertices and the ligands have {donors} donors ({counts}). Change a count, name the donors of a ligand (donors 0,3), or take a shape with {donors} vertices: {Shapes(donors)}.");
        }

        foreach (var ligand in Ligands)
        {
            CheckPlacement(ligand);
        }
    }

    private void CheckPlacement(RecipeLigand ligand)
    {
        if (ligand.Sites.Count > 0 && (ligand.Sites.Count != ligand.Vertices || ligand.Sites.Any(s => s < 1 || s > Shape.CoordinationNumber)))
        {
            throw new ArgumentException($"{ligand.Ligand.Name} needs {ligand.Vertices} sites within 1 to {Shape.CoordinationNumber}, got {string.Join(',', ligand.Sites)}. Name one vertex for each of its donors.");
        }

        if (ligand.Placement != Placement.Any && ligand.Vertices < 2)
        {
            throw new ArgumentException($"A single donor of {ligand.Ligand.Name} is neither cis nor trans to itself. Leave the word out, or raise the count.");
        }
    }

    private static string Shapes(int donors) => donors is >= 2 and <= 12 ? string.Join(' ', ReferencePolyhedron.WithVertices(donors).Select(p => p.Code)) : "there is none";
}

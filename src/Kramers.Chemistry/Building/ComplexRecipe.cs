using System.Globalization;
using Kramers.Chemistry.Shapes;

namespace Kramers.Chemistry.Building;

/// <summary>What to build: a metal, its ligands and the polyhedron of their donors; or two such metals with bridges between them.</summary>
public sealed record ComplexRecipe
{
    /// <summary>Takes a recipe.</summary>
    /// <param name="metal">The metal.</param>
    /// <param name="oxidationState">Its charge in e.</param>
    /// <param name="ligands">Its ligands.</param>
    /// <param name="shape">The polyhedron; a haptic group takes one vertex, at its centroid.</param>
    /// <param name="multiplicity">2S+1; null for high spin.</param>
    /// <param name="core">Bridges between two metals, of which <paramref name="ligands"/> are then the terminal ligands of each and <paramref name="shape"/> the polyhedron of each; null for one metal.</param>
    /// <exception cref="ArgumentException">The donors are not as many as the vertices, or a ligand has places that cannot be.</exception>
    public ComplexRecipe(Element metal, int oxidationState, IReadOnlyList<RecipeLigand> ligands, ReferencePolyhedron shape, int? multiplicity = null, DinuclearCore? core = null)
    {
        ArgumentNullException.ThrowIfNull(ligands);
        ArgumentNullException.ThrowIfNull(shape);
        (Metal, OxidationState, Ligands, Shape) = (metal, oxidationState, ligands, shape);
        Core = core;
        Multiplicity = multiplicity ?? MetalCount * (HighSpin.Multiplicity(metal, oxidationState) - 1) + 1;
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

    /// <summary>Two metals and their bridges; null for one metal.</summary>
    public DinuclearCore? Core { get; }

    /// <summary>Number of metals.</summary>
    public int MetalCount => Core is null ? 1 : 2;

    /// <summary>2S+1; of two metals with parallel spins.</summary>
    public int Multiplicity { get; }

    /// <summary>Charge of the complex in e.</summary>
    public int Charge => MetalCount * (OxidationState + Ligands.Sum(l => l.Count * l.Ligand.Charge)) + (Core is null ? 0 : Core.Bridges * Core.Bridge.Charge);

    /// <summary>As chemists write it, for example Dy3+ PBPY-7: 2 tBuO, 5 py.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metal.Symbol}{OxidationState}+ {(Core is null ? "" : Core.Name + " ")}{Shape.Code}: {string.Join(", ", Ligands.Select(l => $"{l.Count} {l.Ligand.Name}"))}");

    private void Check()
    {
        if (Core is not null && Core.Metal != Metal)
        {
            throw new ArgumentException($"{Core.Name} is no core of {Metal.Symbol}. Write the same metal in both.");
        }

        var donors = Ligands.Sum(l => l.Vertices) + (Core?.Bridges ?? 0);
        if (donors != Shape.CoordinationNumber)
        {
            var counts = string.Join(", ", (Core is null ? [] : new[] { $"bridges {Core.Bridges}" }).Concat(Ligands.Select(l => $"{l.Ligand.Name} {l.Count} x {l.Ligand.Denticity}")));
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

using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.ForceFields;

namespace Kramers.Workbench.Dynamics;

/// <summary>Which potential moves the atoms: a program or a file.</summary>
/// <param name="Name">xtb, xtb/gfn1, xtb/gfnff, or gfn2, gfn1, gfnff for the same; the .json of a trained force field; or a LAMMPS file: NAME.snapcoeff with NAME.snapparam beside it, or the input (.snap, .mod) that names both.</param>
public sealed record PotentialChoice(string Name)
{
    /// <summary>Charge, e; for xtb.</summary>
    public int Charge { get; init; }

    /// <summary>2S+1; for xtb. Null takes the lowest that the electrons allow.</summary>
    public int? Multiplicity { get; init; }

    /// <summary>The files that decide it; none for xtb.</summary>
    /// <exception cref="InputException">No such potential, or a file is missing.</exception>
    internal IReadOnlyList<string> Files()
    {
        string[] files = IsXtb ? [] : IsCoefficients ? [Name, Parameters] : IsInput || IsForceField ? [Name] : throw Unknown();
        return Array.Find(files, f => !File.Exists(f)) is { } missing ? throw new InputException(missing, null, "no such file", "Check the path") : files;
    }

    private bool IsXtb => IsMethod || Name is "xtb" or "xtb/gfn1" or "xtb/gfnff";

    /// <summary>The names that 'kramers learn' and 'average' have for xtb.</summary>
    private bool IsMethod => Name is "gfn2" or "gfn1" or "gfnff";

    private bool IsInput => Path.GetExtension(Name) is ".snap" or ".mod";

    private bool IsForceField => Path.GetExtension(Name) == ".json";

    private bool IsCoefficients => Path.GetExtension(Name) == ".snapcoeff";

    private string Parameters => Path.ChangeExtension(Name, ".snapparam");

    /// <summary>Loads the potential and asks it once, so that what it cannot do is known before the run; dispose it where it can be disposed.</summary>
    /// <exception cref="InputException">No such potential, or none for these atoms.</exception>
    /// <exception cref="EngineException">xtb is missing or fails.</exception>
    internal IPotential Create(Structure structure, string file)
    {
        try
        {
            var potential = Load(structure, file);
            potential.Evaluate(structure);
            return potential;
        }
        catch (ArgumentException cause)
        {
            throw new InputException(file, null, cause.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Choose a potential that knows these atoms", cause);
        }
    }

    private IPotential Load(Structure structure, string file) => Name switch
    {
        "xtb" => PotentialFile.Load("gfn2", Molecule(structure, file)),
        _ when IsMethod => PotentialFile.Load(Name, Molecule(structure, file)),
        _ when IsXtb => PotentialFile.Load(Name["xtb/".Length..], Molecule(structure, file)),
        _ => PotentialFile.Load(Name),
    };

    private InputException Unknown() => new("--potential", null, $"'{Name}' is no potential", "Give xtb, xtb/gfn1, xtb/gfnff, the .json of a trained force field, or a .snapcoeff, .snap or .mod file");

    private Molecule Molecule(Structure structure, string file)
    {
        if (structure.Cell is not null)
        {
            throw new InputException(file, null, "xtb moves molecules here, and this is a crystal", "Take a potential for crystals, or a molecule with pbc=\"F F F\"");
        }

        var electrons = structure.Elements.Sum(e => e.AtomicNumber) - Charge;
        return new Molecule(structure, Charge, Multiplicity ?? 1 + electrons % 2);
    }
}

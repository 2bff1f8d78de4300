using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Xtb;

namespace Kramers.Workbench.ForceFields;

/// <summary>Any potential by its name: the file of a trained force field, the files of LAMMPS, or a method of xTB.</summary>
public static class PotentialFile
{
    private static readonly Dictionary<string, XtbMethod> Methods = Enum.GetValues<XtbMethod>().ToDictionary(m => m.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What <see cref="Load"/> takes, for messages and help.</summary>
    public static string Known => "a .json of kramers train force-field, .snapcoeff, .snap or .mod of LAMMPS, or " + string.Join(", ", Methods.Keys.Select(m => m.ToLowerInvariant()));

    /// <summary>Loads a potential. Dispose it where it is <see cref="IDisposable"/>.</summary>
    /// <param name="name">A .json file, a .snapcoeff file with its .snapparam beside it, an input of LAMMPS (.snap, .mod), or gfn2 and the like.</param>
    /// <param name="molecule">Charge, spin and geometry, which a method of xTB asks for; null where there are none.</param>
    /// <exception cref="InputException">The name or the file cannot be understood.</exception>
    /// <exception cref="EngineException">xTB is missing.</exception>
    public static IPotential Load(string name, Molecule? molecule = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Methods.TryGetValue(name, out var method))
        {
            return new XtbPotential(molecule ?? throw new InputException(name, null, "xTB needs a molecule with charge and spin", "Name the file of a force field here"), method);
        }

        return Path.GetExtension(name) switch
        {
            ".json" => ForceFieldFile.Read(name),
            ".snapcoeff" => LammpsSnap.Read(name, Path.ChangeExtension(name, ".snapparam")),
            ".snap" or ".mod" => LammpsSnap.ReadInput(name),
            _ => throw new InputException(name, null, "this names no potential", $"Give {Known}"),
        };
    }
}

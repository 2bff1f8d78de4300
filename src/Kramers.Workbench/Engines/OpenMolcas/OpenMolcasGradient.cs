using System.Globalization;
using System.Text.RegularExpressions;
using static Kramers.Numerics.PhysicalConstants;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>Reads energy and gradient of a finished calculation.</summary>
internal sealed partial class OpenMolcasGradient(string folder, Molecule molecule, ActiveSpace? space, string level)
{
    private readonly OutputText _output = OutputText.Read(OpenMolcasEngine.EngineName, folder, OpenMolcasEngine.Output);

    public EngineResult Read()
    {
        string[] states = space switch { null => ["scf"], { Roots: 1 } => ["rasscf"], _ => ["rasscf", "mclr"] };
        _output.RequireModules(["gateway", "seward", .. states, "alaska"]);
        RequireNoRelativity();
        _output.Last(Convergence(), "the convergence of the wave function");
        var energy = _output.Last(space is null ? ScfEnergy() : LowestRoot(), "the energy");
        return WithOrbitals(new EngineResult(molecule, EngineTask.EnergyForces, _output.Provenance(folder, level))
        {
            EnergyEv = HartreeEv * _output.Number(energy.Match.Groups[1].Value, energy.Index, "an energy"),
            ForcesEvPerAngstrom = Array.ConvertAll(Gradient(), g => -g * HartreeEv / BohrAngstrom),
        });
    }

    private EngineResult WithOrbitals(EngineResult result)
    {
        if (space is null)
        {
            return result;
        }

        var inactive = _output.Last(Inactive(), "the number of inactive orbitals");
        var active = ActiveOrbitals.Read(_output, space.Ion, int.Parse(inactive.Match.Groups[1].Value, CultureInfo.InvariantCulture));
        return result with { ActiveOccupations = active.Occupations, MetalShares = active.MetalShares, Warnings = [.. active.Warnings(space.Ion)] };
    }

    // ALASKA leaves the derivative of the Douglas-Kroll-Hess Hamiltonian out: 0.005 eV/angstrom for water in ANO-RCC.
    private void RequireNoRelativity()
    {
        if (_output.All(Relativity()) is { Count: > 0 } found)
        {
            throw _output.Failure(found[0].Index, "this basis set brings scalar-relativistic integrals, of which OpenMolcas has no forces: take another one, such as def2-SVP");
        }
    }

    // Hartree/bohr: a heading, the letters X, Y, Z between two lines, a row "CO1 0.1 0.2 0.3" for each atom, a line.
    private double[] Gradient()
    {
        var heading = _output.Last(Heading(), "the gradient").Index;
        var (_, letters) = _output.Last(Letters(), "the columns of the gradient");
        if (letters < heading)
        {
            throw _output.Failure(heading, "searched below for the gradient and found none");
        }

        return [.. molecule.Structure.Elements.SelectMany((element, atom) => Row($"{element.Symbol}{atom + 1}", letters + 2 + atom))];
    }

    private double[] Row(string label, int index)
    {
        var words = index < _output.Lines.Count ? _output.Lines[index].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        return words.Length == 4 && words[0].Equals(label, StringComparison.OrdinalIgnoreCase)
            ? Array.ConvertAll(words[1..], word => _output.Number(word, index, "a derivative"))
            : throw _output.Failure(index, $"the gradient of {label} is expected here");
    }

    [GeneratedRegex(@"^\s+Convergence after +\d+ (?:Macro I|i)terations")]
    private static partial Regex Convergence();

    [GeneratedRegex(@"^::\s+Total (?:KS-DFT|SCF) energy\s+(-?\d+\.\d+)\s*$")]
    private static partial Regex ScfEnergy();

    [GeneratedRegex(@"^::\s+RASSCF root number\s+1 Total energy:\s+(-?\d+\.\d+)\s*$")]
    private static partial Regex LowestRoot();

    [GeneratedRegex(@"^\s+Number of inactive orbitals\s+(\d+)\s*$")]
    private static partial Regex Inactive();

    [GeneratedRegex(@"^\s+Relativistic Douglas-Kroll-Hess integrals")]
    private static partial Regex Relativity();

    [GeneratedRegex(@"^ \*\s+Molecular gradients\s+\*")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s+X\s+Y\s+Z\s*$")]
    private static partial Regex Letters();
}

using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Kramers.Chemistry;
using Kramers.Magnetism.AbInitio;
using Kramers.Numerics;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>Reads the folder of a finished calculation: convergence and energies from the output, spin-orbit states from the .aniso file.</summary>
internal sealed partial class OpenMolcasFolder(string folder, Molecule molecule, EngineTask task, OpenMolcasPlan plan)
{
    private const double SpinTolerance = 1e-8;
    private readonly OutputText _output = OutputText.Read(OpenMolcasEngine.EngineName, folder, OpenMolcasEngine.Output);

    public EngineResult Read()
    {
        RequireSuccess();
        var energies = SpinFreeEnergies();
        var states = States();
        RequireSameEnergies(states);
        var active = ActiveOrbitals.Read(_output, plan.Ion, (molecule.Electrons - plan.Ion.Electrons) / 2);
        return WithTensors(states, new EngineResult(molecule, task, Provenance())
        {
            EnergyEv = energies.Min() * PhysicalConstants.HartreeEv,
            SpinFreeEnergiesCm = [.. energies.Select(e => (e - energies.Min()) * PhysicalConstants.HartreeCm).Order()],
            SpinOrbitStates = states,
            ActiveOccupations = active.Occupations,
            MetalShares = active.MetalShares,
            Warnings = [.. active.Warnings(plan.Ion)],
        });
    }

    private EngineResult WithTensors(SpinOrbitStates states, EngineResult result)
    {
        if (plan.PseudospinStates < 2)
        {
            return result with { Warnings = [.. result.Warnings, "The ground multiplet is a singlet: it has neither D nor g."] };
        }

        var projection = Projection(states);
        return task == EngineTask.CrystalField
            ? result with { CrystalField = projection.ZeroFieldInInputFrame }
            : result with { DTensorCm = projection.DTensor, GTensor = projection.G.Tensor };
    }

    private PseudospinProjection Projection(SpinOrbitStates states)
    {
        try
        {
            return PseudospinProjection.Of(states, 0, plan.PseudospinStates);
        }
        catch (ArgumentException e)
        {
            throw _output.Failure(null, $"the lowest {plan.PseudospinStates} of {states.Count} spin-orbit states are no multiplet of their own ({e.Message.TrimEnd('.')})");
        }
    }

    private void RequireSuccess()
    {
        string[] states = plan.Caspt2 ? ["rasscf", "caspt2"] : ["rasscf"];
        _output.RequireModules(["gateway", "seward", .. plan.Roots.SelectMany(_ => states), "rassi", "single_aniso"]);
        var converged = _output.All(Convergence()).Count;
        if (converged != plan.Roots.Count)
        {
            throw _output.Failure(null, $"searched for 'Convergence after' once for each of {plan.Roots.Count} RASSCF and found it {converged} times");
        }
    }

    // Hartree, in the order of the roots.
    private double[] SpinFreeEnergies()
    {
        var found = _output.All(RassiState());
        var count = plan.Roots.Sum();
        if (found.Count != count || found.Index().Any(f => f.Item.Match.Groups["k"].Value != (f.Index + 1).ToString(CultureInfo.InvariantCulture)))
        {
            throw _output.Failure(null, $"searched for the energies of RASSI states 1 to {count} and found {found.Count}: {string.Join(", ", found.Select(f => f.Match.Groups["k"].Value))}");
        }

        double[] energies = [.. found.Select(f => _output.Number(f.Match.Groups["e"].Value, f.Index, "an energy"))];
        RequireCorrelated(energies);
        return energies;
    }

    // CASPT2 prints 8 decimals; RASSI must have taken these energies and not those of RASSCF.
    private void RequireCorrelated(double[] energies)
    {
        var printed = _output.All(Caspt2Root());
        if (printed.Count != (plan.Caspt2 ? energies.Length : 0))
        {
            throw _output.Failure(null, $"searched for the CASPT2 energies of {(plan.Caspt2 ? energies.Length : 0)} roots and found {printed.Count}");
        }

        foreach (var (k, (line, index)) in printed.Index())
        {
            if (Math.Abs(_output.Number(line.Groups["e"].Value, index, "an energy") - energies[k]) > 2e-8)
            {
                throw _output.Failure(index, $"the energy of RASSI state {k + 1} is another one");
            }
        }
    }

    private SpinOrbitStates States()
    {
        var path = Path.Combine(folder, $"{OpenMolcasInput.Project}.old.aniso");
        var count = plan.Roots.Zip(plan.Multiplicities, (n, m) => n * m).Sum();
        try
        {
            var states = AnisoFile.Read(path);
            return states.Count != count ? throw Damaged(path, $"it has {states.Count} spin-orbit states, expected {count}")
                : SpinError(states) > SpinTolerance ? throw Damaged(path, "[Sx, Sy] is not i Sz between its states: lines are missing or damaged")
                : states;
        }
        catch (InputException cause)
        {
            throw new EngineException(OpenMolcasEngine.EngineName, cause.File, cause.Line, cause.Message.TrimEnd('.'), [], cause);
        }
    }

    // The states are all those of whole spins, so the algebra of the spin holds among them.
    private static double SpinError(SpinOrbitStates states)
    {
        var (x, y, z) = (states.Spin(0), states.Spin(1), states.Spin(2));
        return (x * y - y * x - Complex.ImaginaryOne * z).Norm() / z.Norm();
    }

    private static EngineException Damaged(string path, string found) => new(OpenMolcasEngine.EngineName, path, null, found, []);

    private void RequireSameEnergies(SpinOrbitStates states)
    {
        var printed = _output.All(SpinOrbitState());
        if (printed.Count < plan.PseudospinStates)
        {
            throw _output.Failure(null, $"searched for the energies of {plan.PseudospinStates} spin-orbit states and found {printed.Count}");
        }

        foreach (var (line, index) in printed)
        {
            var k = int.Parse(line.Groups["k"].Value, CultureInfo.InvariantCulture) - 1;
            var energy = _output.Number(line.Groups["e"].Value, index, "an energy");
            if (k < 0 || k >= states.Count || Math.Abs(energy - states.Energies[k]) > 1e-5)
            {
                throw _output.Failure(index, $"spin-orbit state {k + 1} has {energy} cm^-1 here and another energy in the .aniso file: they are not of one run");
            }
        }
    }

    private EngineProvenance Provenance()
    {
        var roots = string.Join(" + ", plan.Roots.Zip(plan.Multiplicities, (n, m) => $"{n} roots of multiplicity {m}"));
        return _output.Provenance(
            folder,
            $"SA-CASSCF({plan.Ion.Electrons},{plan.Ion.Orbitals}), {roots}, {(plan.Caspt2 ? "XMS-CASPT2 (IPEA 0.25, imaginary shift 0.1 hartree), " : "")}ANO-RCC, RASSI-SO (AMFI)");
    }

    [GeneratedRegex(@"^\s+Convergence after +\d+ iterations")]
    private static partial Regex Convergence();

    [GeneratedRegex(@"^::\s+RASSI State\s+(?<k>\d+)\s+Total energy:\s+(?<e>-?\d+\.\d+)\s*$")]
    private static partial Regex RassiState();

    [GeneratedRegex(@"^::\s+(?:XMS-)?CASPT2 Root\s+\d+\s+Total energy:\s+(?<e>-?\d+\.\d+)\s*$")]
    private static partial Regex Caspt2Root();

    [GeneratedRegex(@"ENERGY OF THE SPIN-ORBIT STATE \(\s*(?<k>\d+)\) =\s*(?<e>-?\d+\.\d+)")]
    private static partial Regex SpinOrbitState();
}

using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Orca;
using static Kramers.Numerics.PhysicalConstants;

namespace Kramers.Workbench.Labels;

/// <summary>An ORCA output as a label: energy, forces, D, g; dipole, hyperfine and quadrupole couplings, states and crystal field as further quantities.</summary>
internal static class OrcaImport
{
    // 1 D = 1e-21/c C m.
    private const double DebyeEAngstrom = 1e-11 / (SpeedOfLight * ElementaryCharge);

    public static ImportedOutput Read(string file)
    {
        var output = OrcaOutput.Read(file);
        RequireSameProperties(file, output);
        var run = output.Run();
        var molecule = new Molecule(output.Geometry(), run.Charge, run.Multiplicity);
        var tensors = Tensors(output);
        var forces = output.OptionalGradient() is { } gradient ? Array.ConvertAll(gradient, g => -g) : null;
        var label = new LabelledStructure("", molecule.Structure, output.FinalEnergy().Ev, forces, tensors, 0);
        var record = new LabelRecord(
            "ORCA", output.ProgramVersion(), run.Keywords, Task(forces, tensors), run.Charge, run.Multiplicity, run.Seconds ?? 0, 1,
            new Dictionary<string, string> { [run.InputName] = run.Input }, [], Quantities(output));
        return new ImportedOutput(label, record);
    }

    // Other versions have other files of that name.
    private static void RequireSameProperties(string file, OrcaOutput output)
    {
        var properties = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "_property.txt");
        if (output.ProgramVersion().StartsWith("5.", StringComparison.Ordinal) && File.Exists(properties))
        {
            OrcaPropertyFile.Read(properties).RequireSame(output);
        }
    }

    private static string Task(double[]? forces, Dictionary<string, Matrix> tensors) => forces is not null ? "energy-forces" : tensors.ContainsKey("D") ? "d-tensor" : "energy";

    // The best that the run has: the last one of those that are complete, effective Hamiltonian rather than second order.
    private static Dictionary<string, Matrix> Tensors(OrcaOutput output)
    {
        var tensors = new Dictionary<string, Matrix>();
        if (output.ZeroFields().LastOrDefault(d => d.Contribution == "TOTAL" || d.Contribution.StartsWith("EFFECTIVE HAMILTONIAN", StringComparison.Ordinal)) is { } zeroField)
        {
            tensors["D"] = zeroField.Tensor - zeroField.Tensor.Trace() / 3 * Matrix.Identity(3);
        }

        if (output.GTensors() is [.., var g])
        {
            tensors["g"] = g.Axes * Matrix.Diagonal(g.MainValues) * g.Axes.Transpose();
        }

        return tensors;
    }

    private static Dictionary<string, double[]> Quantities(OrcaOutput output)
    {
        var found = new Dictionary<string, double[]>();
        if (output.OptionalDipole() is { } dipole)
        {
            found["dipole_e_angstrom"] = Array.ConvertAll(dipole, d => d * DebyeEAngstrom);
        }

        foreach (var nucleus in output.Nuclei())
        {
            Add(found, $"A_{nucleus.Element}{nucleus.Atom + 1}_MHz", nucleus.Hyperfine?.TensorMHz.Data);
            Add(found, $"Q_{nucleus.Element}{nucleus.Atom + 1}_MHz", nucleus.Quadrupole?.TensorMHz.Data);
        }

        Add(found, "spin_orbit_energies_cm", output.SpinOrbitStates() is [.., var states] ? states.EnergiesCm : null);
        foreach (var (k, q, value) in output.SingleAniso() is [.., { MultipletField: { } field }] ? field.NonZero() : [])
        {
            found[FormattableString.Invariant($"B_{k}^{q}_cm")] = [value];
        }

        return found;
    }

    private static void Add(Dictionary<string, double[]> found, string name, double[]? values)
    {
        if (values is not null)
        {
            found[name] = values;
        }
    }
}

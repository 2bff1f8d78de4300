using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>A magnet from the input of MolForge's Spiral and the files that it names: Cartesian derivatives go along the phonons at Gamma.</summary>
internal static class MolForgeFiles
{
    /// <summary>Above this share of translation in the derivatives a warning says so.</summary>
    private const double Broken = 1e-6;

    /// <summary>Reads the section 'molforge'.</summary>
    public static VibratingMagnet Read(YamlSection section)
    {
        var path = ModeTable.Beside(section, section.Text("input"));
        var input = new MolForgeInput(path);
        var project = section.Flag("acousticSumRule", input.TranslationRemoved);
        section.Finish();
        var phonons = Kept(MolForgeForceConstants.Read(input.ForceConstants!), input, path);
        var read = input.Baths.Select(b => MolForgeDerivatives.Read(b, phonons.Atoms)).ToArray();
        var used = project ? Array.ConvertAll(read, d => d with { ByPosition = CartesianSumRules.WithoutTranslation(d.ByPosition) }) : read;
        return Magnet(input, phonons, used) with { Warnings = [.. read.Zip(input.Baths).SelectMany(x => Warning(x.First, x.Second, project))] };
    }

    /// <summary>The files that a section leads to, the input first.</summary>
    public static IReadOnlyList<string> Files(string path)
    {
        var input = new MolForgeInput(path);
        return [path, input.ForceConstants!, .. input.Baths.Select(b => b.Path)];
    }

    private static MolForgeForceConstants Kept(MolForgeForceConstants phonons, MolForgeInput input, string path)
    {
        if (phonons.FrequenciesCm.Any(w => w <= 0))
        {
            throw new InputException(input.ForceConstants!, null, FormattableString.Invariant($"the lowest mode has {phonons.FrequenciesCm.Min():g4} cm^-1"), "Relax the crystal: at a minimum all modes but the translations are real");
        }

        int[] modes = [.. Enumerable.Range(0, phonons.FrequenciesCm.Length).Where(i => phonons.FrequenciesCm[i] <= input.HighestCm)];
        return modes.Length > 0
            ? new MolForgeForceConstants(
                [.. modes.Select(i => phonons.FrequenciesCm[i])], new Matrix(modes.Length, phonons.Displacements.Columns, [.. modes.SelectMany(i => phonons.Displacements.Row(i).ToArray())]))
            : throw new InputException(path, null, FormattableString.Invariant($"no mode lies below MAX_ENER {input.HighestCm}"), "Raise it");
    }

    private static VibratingMagnet Magnet(MolForgeInput input, MolForgeForceConstants phonons, MolForgeDerivatives[] derivatives)
    {
        // With a parameter of rank 6, zero or not, the field has all ranks, as its derivatives do.
        var field = new StevensParameters(ParameterProvenance.NotStated with { Program = "MolForge" }, [.. input.Field.ToStevens().NonZero().Where(b => b is not (6, 0, _)), (6, 0, input.Field.ToStevens()[6, 0])]);
        var system = new SpinSystem(input.Spin!.Value, new ZeroFieldSplitting(input.D), new ZeemanTerm(input.G), new StevensCrystalField(field));
        var tables = system.Terms.Select(t => new Matrix(phonons.FrequenciesCm.Length, t.ParameterNames.Count)).ToArray();
        foreach (var d in derivatives)
        {
            tables[d.Term] += (d.Term == 1 ? input.MagnetonRatio : 1) * d.Along(phonons.Displacements);
        }

        var (magnetometer, j) = (new Magnetometer(system), system.Operators(0));
        return new VibratingMagnet
        {
            Origin = $"spin {input.Spin} from the input of MolForge, {phonons.FrequenciesCm.Length} modes of {phonons.Atoms} atoms",
            FrequenciesCm = phonons.FrequenciesCm,
            Hamiltonian = system.Hamiltonian,
            Coupling = b => SpinPhononCoupling.FromParameterDerivatives(system, b, phonons.FrequenciesCm, tables, ModeCoordinate.Dimensionless),
            Moment = [magnetometer.Moment(0), magnetometer.Moment(1), magnetometer.Moment(2)],
            Momentum = [j.X, j.Y, j.Z],
            MomentumSymbol = input.Field.NonZero().Any() ? "J" : "S",
        };
    }

    private static IEnumerable<string> Warning(MolForgeDerivatives derivatives, MolForgeBath bath, bool projected)
    {
        var share = CartesianSumRules.TranslationShare(derivatives.ByPosition);
        if (share > Broken)
        {
            var what = projected ? "It was taken out" : "Write 'acousticSumRule: true' to take it out";
            yield return FormattableString.Invariant($"Derivatives in {Path.GetFileName(bath.Path)} break the acoustic sum rule: a shift of all atoms makes {share:0.######%} of them. {what}.");
        }
    }
}

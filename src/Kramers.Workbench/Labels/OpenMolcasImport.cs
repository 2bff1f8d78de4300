using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Chemistry;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Workbench.Labels;

/// <summary>
/// An OpenMolcas output with PROJECT.old.aniso beside it. Geometry, charge, spins and active space are read from the output; then the engine reads a
/// copy under the names that it gives to files, with all its checks.
/// </summary>
internal static partial class OpenMolcasImport
{
    private const int MostOxidised = 8;

    public static ImportedOutput Read(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var output = OutputText.Read(OpenMolcasEngine.EngineName, folder, Path.GetFileName(file));
        var aniso = Path.Combine(folder, output.Last(Project(), "the name of the project").Match.Groups[1].Value + ".old.aniso");
        if (!File.Exists(aniso))
        {
            throw new InputException(file, null, $"there is no {Path.GetFileName(aniso)} beside it", "Copy what SINGLE_ANISO wrote to the output");
        }

        var spins = Spins(output);
        var molecule = new Molecule(Structure(output), (int)Same(output, Charge(), "the charge"), spins[0]);
        var ion = Ion(molecule.Structure, (int)Same(output, ActiveElectrons(), "the number of active electrons"));
        var engine = new OpenMolcasEngine(new OpenMolcasSettings(ion.OxidationState) { Multiplicities = spins });
        var (task, name) = ion.IsRareEarth ? (EngineTask.CrystalField, "crystal-field") : (EngineTask.DTensor, "d-tensor");
        var input = Input(output);
        return ImportedOutput.Of(ReadCopy(engine, molecule, task, file, aniso, input), name, new Dictionary<string, string> { [OpenMolcasEngine.Input] = input });
    }

    private static EngineResult ReadCopy(OpenMolcasEngine engine, Molecule molecule, EngineTask task, string file, string aniso, string input)
    {
        var copy = Directory.CreateTempSubdirectory("kramers-import-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(copy, Geometry.FileName), Geometry.Xyz(molecule.Structure));
            File.WriteAllText(Path.Combine(copy, OpenMolcasEngine.Input), input);
            File.Copy(file, Path.Combine(copy, OpenMolcasEngine.Output));
            File.Copy(aniso, Path.Combine(copy, $"{OpenMolcasInput.Project}.old.aniso"));
            return engine.Read(molecule, task, copy);
        }
        catch (EngineException cause)
        {
            throw new InputException(file, cause.Line, cause.Message.Replace(copy, Path.GetDirectoryName(file), StringComparison.Ordinal).TrimEnd('.'), "Give complete outputs of one run", cause);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    // Rows of the last table: number, label such as CO1, x, y, z in angstrom with eight decimals.
    private static Structure Structure(OutputText output)
    {
        var start = output.Last(Coordinates(), "the coordinates in angstrom").Index + 4;
        var rows = output.Lines.Skip(start).TakeWhile(line => !line.TrimStart().StartsWith("---", StringComparison.Ordinal))
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (rows.Length == 0 || rows.Any(row => row.Length != 5))
        {
            throw output.Failure(start, "a row of number, label and three coordinates is expected");
        }

        return new Structure(
            [.. rows.Select((row, i) => Symbol(output, row[1], start + i))],
            [.. rows.SelectMany((row, i) => row[2..].Select(word => output.Number(word, start + i, "a coordinate")))]);
    }

    private static Element Symbol(OutputText output, string label, int index)
    {
        var letters = label.TrimEnd("0123456789_".ToCharArray());
        var symbol = letters.Length == 0 ? "" : char.ToUpperInvariant(letters[0]) + letters[1..].ToLowerInvariant();
        return Element.TryFromSymbol(symbol, out var element) ? element : throw output.Failure(index, $"'{label}' is no element with a number");
    }

    // One for each RASSCF: the first that is printed after its start.
    private static int[] Spins(OutputText output)
    {
        var starts = output.All(Rasscf()).Select(s => s.Index).ToArray();
        var spins = output.All(Spin());
        var found = starts.Select(start => spins.FirstOrDefault(s => s.Index > start)).ToArray();
        return found.Length > 0 && found.All(f => f.Match is not null)
            ? [.. found.Select(f => (int)Math.Round(2 * output.Number(f.Match.Groups[1].Value, f.Index, "a spin")) + 1)]
            : throw output.Failure(null, "searched for the spin of each RASSCF and found none");
    }

    private static double Same(OutputText output, Regex pattern, string what)
    {
        output.Last(pattern, what);
        var found = output.All(pattern).Select(f => output.Number(f.Match.Groups[1].Value, f.Index, what)).Distinct().ToArray();
        return found.Length == 1 ? found[0] : throw output.Failure(null, $"{what} changes in the run: {string.Join(", ", found.Select(f => f.ToString(CultureInfo.InvariantCulture)))}");
    }

    // The oxidation state with which the ion has so many electrons.
    private static (int OxidationState, bool IsRareEarth) Ion(Structure structure, int electrons)
    {
        foreach (var state in Enumerable.Range(0, MostOxidised + 1))
        {
            try
            {
                var ion = MagneticIon.Of(structure, state);
                if (ion.Electrons == electrons)
                {
                    return (state, ion.Shell == "f");
                }
            }
            catch (ArgumentException) when (state < MostOxidised)
            {
                // With so few or so many electrons the ion has no open shell: the next one may.
            }
        }

        throw new ArgumentException($"{electrons} active electrons are not the d or f shell of the metal of {structure.Formula}: other active spaces cannot be read.");
    }

    private static string Input(OutputText output)
    {
        var start = output.Last(InputStart(), "the input").Index + 1;
        return string.Join('\n', output.Lines.Skip(start).TakeWhile(line => !line.StartsWith("-- ---", StringComparison.Ordinal))).Trim() + "\n";
    }

    [GeneratedRegex(@"^ *\| +Project: (\S+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"^ *Cartesian coordinates in Angstrom:")]
    private static partial Regex Coordinates();

    [GeneratedRegex(@"^--- Start Module: rasscf ")]
    private static partial Regex Rasscf();

    [GeneratedRegex(@"^ *Spin quantum number +(\d+\.\d+)\s*$")]
    private static partial Regex Spin();

    [GeneratedRegex(@"^ *Total molecular charge +(-?\d+\.\d+)\s*$")]
    private static partial Regex Charge();

    [GeneratedRegex(@"^ *Number of electrons in active shells +(\d+)\s*$")]
    private static partial Regex ActiveElectrons();

    [GeneratedRegex(@"^\+\+ -+ +Input file +-+")]
    private static partial Regex InputStart();
}

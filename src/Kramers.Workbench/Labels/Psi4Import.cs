using System.Globalization;
using System.Text.RegularExpressions;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.Psi4;

namespace Kramers.Workbench.Labels;

/// <summary>A folder in which Kramers has run Psi4; other outputs of Psi4 say too little of what they computed.</summary>
internal static partial class Psi4Import
{
    public static ImportedOutput Read(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var (numbers, input) = (Path.Combine(folder, Psi4Engine.Numbers), Path.Combine(folder, Psi4Engine.Input));
        if (Path.GetFileName(file) != Psi4Engine.Output || !File.Exists(numbers) || !File.Exists(input))
        {
            throw new InputException(file, null, $"there is no {Psi4Engine.Numbers} and {Psi4Engine.Input} beside it", "Only outputs of Psi4 that kramers label has made can be read");
        }

        var text = File.ReadAllText(input);
        var (state, functional, basis) = (State().Match(text), Functional().Match(text), Basis().Match(text));
        if (!state.Success || !functional.Success || !basis.Success)
        {
            throw new InputException(input, null, "charge, functional or basis are not where kramers label writes them", "Restore the file");
        }

        var structure = ExtendedXyz.Read(Path.Combine(folder, Geometry.FileName))[0].Structure;
        var molecule = new Molecule(structure, int.Parse(state.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(state.Groups[2].Value, CultureInfo.InvariantCulture));
        var engine = new Psi4Engine(new Psi4Settings { Functional = functional.Groups[1].Value, Basis = basis.Groups[1].Value });
        var isHessian = text.Contains("hessian(", StringComparison.Ordinal);
        var result = engine.Read(molecule, isHessian ? EngineTask.Hessian : EngineTask.EnergyForces, folder);
        return ImportedOutput.Of(result, isHessian ? "hessian" : "energy-forces", new Dictionary<string, string> { [Psi4Engine.Input] = text });
    }

    [GeneratedRegex(@"^molecule \{\s+(-?\d+) (\d+)$", RegexOptions.Multiline)]
    private static partial Regex State();

    [GeneratedRegex(@"gradient\('([^']+)'")]
    private static partial Regex Functional();

    [GeneratedRegex(@"^basis (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Basis();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kramers.Magnetism.Exchange;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Numerics.PhysicalConstants;

namespace Kramers.Workbench.Engines.Psi4;

/// <summary>Reads the folder of a finished calculation: whether it went well from the output, numbers from the line that the input made Psi4 write.</summary>
internal sealed partial class Psi4Folder(string folder, Molecule molecule, EngineTask task, string level)
{
    // Angstrom; Psi4 1.3 has the bohr of CODATA 2014.
    private const double SameGeometry = 1e-6;

    private const double SameSquare = 1e-6;
    private readonly OutputText _output = OutputText.Read(Psi4Engine.EngineName, folder, Psi4Engine.Output);

    public EngineResult Read()
    {
        RequireSuccess();
        var numbers = Parsed();
        var n = 3 * molecule.Structure.Count;
        RequireSameGeometry(Reals(numbers, "geometry", n));
        var result = new EngineResult(molecule, task, Provenance(Value(numbers, "version").ToString()))
        {
            EnergyEv = HartreeEv * Real(Value(numbers, "energy"), "energy"),
        };
        return task == EngineTask.Exchange ? WithExchange(result, numbers) : WithDerivatives(result, numbers, n);
    }

    private EngineResult WithDerivatives(EngineResult result, JsonObject numbers, int n) => result with
    {
        ForcesEvPerAngstrom = Array.ConvertAll(Reals(numbers, "gradient", n), g => -g * HartreeEv / BohrAngstrom),
        Charges = Reals(numbers, "charges", n / 3),
        DipoleEAngstrom = Array.ConvertAll(Reals(numbers, "dipole", 3), d => d * BohrAngstrom),
        HessianEvPerAngstrom2 = task == EngineTask.Hessian
            ? HartreeEv / (BohrAngstrom * BohrAngstrom) * new Matrix(n, n, Reals(numbers, "hessian", n * n))
            : null,
    };

    private EngineResult WithExchange(EngineResult result, JsonObject numbers)
    {
        var unpaired = Reals(numbers, "unpaired", 2);
        if (unpaired.Sum() != molecule.UnpairedElectrons || unpaired.Min() < 1)
        {
            throw Failure($"{unpaired[0]} and {unpaired[1]} of {molecule.UnpairedElectrons} unpaired electrons lie on the two centres: these are not two spins");
        }

        var squares = Reals(numbers, "s_squared", 2);
        RequirePrinted(squares);
        var energy = HartreeEv * Real(Value(numbers, "broken_symmetry_energy"), "broken_symmetry_energy");
        var pair = new BrokenSymmetryPair((int)unpaired[0], (int)unpaired[1], result.EnergyEv!.Value, energy, squares[0], squares[1]);
        return pair.Complaint is { } complaint
            ? throw Failure(complaint)
            : result with { Exchange = pair, SpinPopulations = Reals(numbers, "spins", molecule.Structure.Count) };
    }

    // Psi4 prints <S^2> of each determinant; ours comes from the overlap of its orbitals.
    private void RequirePrinted(double[] squares)
    {
        var printed = _output.All(SpinSquare());
        for (var k = 0; k < squares.Length; k++)
        {
            if (printed.Count != squares.Length || !(Math.Abs(_output.Number(printed[k].Match.Groups[1].Value, printed[k].Index, "<S^2>") - squares[k]) <= SameSquare))
            {
                throw _output.Failure(printed.Count == squares.Length ? printed[k].Index : null, $"searched for two printed <S^2>, {squares[0]:F6} and {squares[1]:F6}, and found others");
            }
        }
    }

    // What went wrong stands far above the last lines.
    private void RequireSuccess()
    {
        if (_output.All(PythonError()) is { Count: > 0 } errors)
        {
            throw _output.Failure(errors[^1].Index, errors[^1].Match.Value.Trim().TrimEnd('.'));
        }

        _output.Last(Success(), "the line of a run that went well");
    }

    private JsonObject Parsed()
    {
        var text = string.Join('\n', OutputText.Read(Psi4Engine.EngineName, folder, Psi4Engine.Numbers).Lines);
        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw Failure("it is no JSON object");
        }
        catch (JsonException cause)
        {
            throw Failure($"it is no complete JSON ({cause.Message.TrimEnd('.')})");
        }
    }

    private static JsonNode Value(JsonObject numbers, string key) => numbers[key] ?? throw Failure($"searched for '{key}' and found none");

    private static double[] Reals(JsonObject numbers, string key, int count) => Value(numbers, key) is JsonArray array && array.Count == count
        ? [.. array.Select(value => Real(value, key))]
        : throw Failure($"'{key}' is not a list of {count} numbers");

    private static double Real(JsonNode? node, string key) => node is JsonValue value && value.TryGetValue<double>(out var real) && double.IsFinite(real)
        ? real
        : throw Failure($"'{node}' stands where a number of '{key}' is expected");

    private void RequireSameGeometry(double[] bohr)
    {
        var there = molecule.Structure.WithPositions(Array.ConvertAll(bohr, x => x * BohrAngstrom));
        if (Geometry.Difference(there, molecule.Structure) > SameGeometry)
        {
            throw Failure("the geometry of the calculation is another");
        }
    }

    private EngineProvenance Provenance(string version)
    {
        var wall = _output.Last(WallTime(), "the wall time");
        var parts = Enumerable.Range(1, 3).Select(k => _output.Number(wall.Match.Groups[k].Value, wall.Index, "the wall time")).ToArray();
        var input = string.Join('\n', OutputText.Read(Psi4Engine.EngineName, folder, Psi4Engine.Input).Lines);
        return new EngineProvenance(Psi4Engine.EngineName, version, level, input, 3600 * parts[0] + 60 * parts[1] + parts[2]);
    }

    private static EngineException Failure(string found) => new(Psi4Engine.EngineName, Psi4Engine.Numbers, null, found, []);

    [GeneratedRegex(@"Psi4 exiting successfully")]
    private static partial Regex Success();

    [GeneratedRegex(@"^\s*[\w.]*(?:Error|Exception): .*$")]
    private static partial Regex PythonError();

    [GeneratedRegex(@"@S\^2 Observed:\s+(\S+)")]
    private static partial Regex SpinSquare();

    [GeneratedRegex(@"wall time for execution:\s+(\d+):(\d+):(\d+\.\d+)")]
    private static partial Regex WallTime();
}

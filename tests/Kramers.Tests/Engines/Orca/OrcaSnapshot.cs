using System.Text.Json;
using Kramers.Chemistry;
using Kramers.Workbench.Engines.Orca;

namespace Kramers.Tests.Engines.Orca;

/// <summary>All that an output says, as text, quantity by quantity; null where it refuses.</summary>
internal static class OrcaSnapshot
{
    internal static string?[] Of(IEnumerable<string> lines)
    {
        OrcaOutput output;
        try
        {
            output = OrcaOutput.Parse(lines, "run.out");
        }
        catch (InputException)
        {
            return new string?[11];
        }

        return
        [
            Text(output.ProgramVersion),
            Text(() => output.FinalEnergy().Hartree),
            Text(() => output.Geometry().Elements.Select(e => e.Symbol).Append(JsonSerializer.Serialize(output.Geometry().Positions.ToArray()))),
            Text(output.Gradient),
            Text(output.Dipole),
            Text(output.GTensors),
            Text(output.ZeroFields),
            Text(output.Nuclei),
            Text(output.SpinOrbitStates),
            Text(() => output.SingleAniso().Select(a => (object)new { a.Method, a.Interactions, a.Multiplets, a.Barrier, J = a.MultipletField?.NonZero().Select(b => $"{b}"), L = a.TermField?.NonZero().Select(b => $"{b}") })),
            Text(output.LigandFields),
        ];
    }

    /// <summary>Takes each line away in turn: each quantity is the same or refused. Returns how many were refused.</summary>
    internal static int RequireSafeWithoutAnyLine(string[] lines)
    {
        var (whole, refused) = (Of(lines), 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var left = Of(lines.Where((_, j) => j != i));
            for (var k = 0; k < whole.Length; k++)
            {
                refused += left[k] is null && whole[k] is not null ? 1 : 0;
                Assert.True(left[k] is null || left[k] == whole[k], $"without line {i + 1} '{lines[i]}' quantity {k} became {left[k]}");
            }
        }

        return refused;
    }

    /// <summary>Ends the file at many places: nothing is read, or all is as before.</summary>
    internal static void RequireSafeCutAnywhere(string text)
    {
        var whole = Of(text.Split('\n'));
        for (var end = 0; end < text.Length; end += 37)
        {
            var left = Of(text[..end].Split('\n'));
            Assert.True(left.All(q => q is null) || left.SequenceEqual(whole), $"cut at {end}");
        }
    }

    private static string? Text<T>(Func<T> read)
    {
        try
        {
            return JsonSerializer.Serialize(read());
        }
        catch (InputException)
        {
            return null;
        }
    }
}

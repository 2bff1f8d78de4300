using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>FINAL SINGLE POINT ENERGY, which stands in a frame of two lines of dashes.</summary>
internal static class EnergyReader
{
    private const string Title = "FINAL SINGLE POINT ENERGY";
    private const string Frame = "-------------------------   --------------------";

    public static Energy Final(OrcaText text)
    {
        var lines = text.Containing(Title).ToArray();
        var frames = text.Being(Frame).ToArray();
        if (lines.Length == 0 && frames.Length == 0)
        {
            throw text.Absent("energy", $"'{Title}'");
        }

        var framed = lines.SelectMany(i => new[] { i - 1, i + 1 }).ToArray();
        if (!framed.SequenceEqual(frames))
        {
            throw text.Damaged(framed.Concat(frames).Min(), framed.Concat(frames).Max() + 1, $"'{Title}' and its frame do not go together");
        }

        RequireConverged(text, lines[^1]);
        RequireLastGeometry(text, lines[^1]);
        return Value(text, lines[^1]);
    }

    private static Energy Value(OrcaText text, int line)
    {
        var words = OrcaNumbers.Words(text[line].Trim()[Title.Length..]);
        return words.Length == 1 && OrcaNumbers.TryOne(words[0], out var hartree)
            ? Energy.FromHartree(hartree)
            : throw text.Damaged(line, line + 1, $"'{string.Join(' ', words)}' is no energy of a converged calculation");
    }

    private static void RequireConverged(OrcaText text, int energy)
    {
        foreach (var sign in new[] { "SCF NOT CONVERGED", "NOT FULLY CONVERGED", "CAS-SCF DID NOT CONVERGE" })
        {
            if (text.Containing(sign).Select(i => (int?)i).FirstOrDefault() is { } line)
            {
                throw new InputException(text.File, line + 1, $"the energy did not converge: '{text[line].Trim()}'", "Repeat the run with more iterations or another guess");
            }
        }

        if (!text.Containing("SCF CONVERGED AFTER").Concat(text.Containing("CAS-SCF ENERGY   HAS CONVERGED")).Any(i => i < energy))
        {
            throw text.Damaged(0, energy, "nothing says that the SCF converged");
        }
    }

    private static void RequireLastGeometry(OrcaText text, int energy)
    {
        if (text.Being(GeometryReader.Angstrom).LastOrDefault() is var geometry && geometry > energy)
        {
            throw text.Damaged(geometry, text.Count, "the last geometry has no energy");
        }
    }
}

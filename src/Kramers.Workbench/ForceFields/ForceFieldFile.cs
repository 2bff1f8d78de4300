using System.Text.Json;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;

namespace Kramers.Workbench.ForceFields;

/// <summary>A trained force field as JSON: what its features are made from, coefficients of the potential and of its committee. Numbers come back to the last bit.</summary>
public static class ForceFieldFile
{
    /// <summary>Version of the format that is written and read.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>The text of the file.</summary>
    /// <param name="fit">Potential and members.</param>
    /// <param name="committee">Its scale; null for a fit without committee.</param>
    public static string Text(LinearFit fit, CommitteePotential? committee)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var scale = committee is null ? null : new CommitteeScale(committee.Scale, committee.LargestTrainingDeviation);
        return JsonSerializer.Serialize(new Document(Version, AceOf(fit.Basis), SnapOf(fit.Basis), [.. fit.Sets], scale), Layout);
    }

    /// <summary>Reads a force field: a <see cref="CommitteePotential"/> where it has a committee.</summary>
    /// <exception cref="InputException">The file is missing, damaged or of another version.</exception>
    public static IPotential Read(string file)
    {
        var document = Parse(file);
        try
        {
            ILinearBasis basis = document switch
            {
                { Ace: { } ace } => new LinearAce(AceBasis.FromRadial(ace.Settings, AtomTypes.Stored(ace.Elements, ace.OfAtoms), ace.Radial)),
                { Snap: { } snap } => new LinearSnap(new Bispectrum(snap.Settings), snap.Elements),
                _ => throw new ArgumentException("it has neither ace nor snap"),
            };
            var fit = new LinearFit(basis, document.Coefficients);
            return document.Committee is { } scale && document.Coefficients.Length > 2
                ? new CommitteePotential(fit.Potential, fit.Members, scale.Scale, scale.LargestTrainingDeviationEvPerAngstrom)
                : fit.Potential;
        }
        catch (ArgumentException e)
        {
            throw Damaged(file, e.Message, e);
        }
    }

    private static Document Parse(string file)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(File.ReadAllText(file), Layout);
            return document is { KramersForceField: Version } ? document : throw Damaged(file, $"it is of version {document?.KramersForceField}, not {Version}", null);
        }
        catch (JsonException e)
        {
            throw Damaged(file, e.Message, e);
        }
        catch (IOException e)
        {
            throw new InputException(file, null, "there is no such force field", "Give a file that kramers train force-field wrote", e);
        }
    }

    private static InputException Damaged(string file, string found, Exception? inner) =>
        new(file, null, $"this is no force field of Kramers: {found.TrimEnd('.')}", "Train it again with kramers train force-field", inner);

    private static AceDocument? AceOf(ILinearBasis basis) => basis is LinearAce { Basis: var ace }
        ? new AceDocument(ace.Settings, [.. ace.Types.Elements], ace.Types.OfAtoms?.ToArray(), [.. ace.Radial.Select(r => r.ToArray())]) : null;

    private static SnapDocument? SnapOf(ILinearBasis basis) => basis is LinearSnap { Descriptor: Bispectrum bispectrum } snap
        ? new SnapDocument(bispectrum.Settings, [.. snap.Elements]) : null;

    private sealed record Document(int KramersForceField, AceDocument? Ace, SnapDocument? Snap, LinearCoefficients[] Coefficients, CommitteeScale? Committee);

    private sealed record AceDocument(AceSettings Settings, string[] Elements, int[]? OfAtoms, AceRadialTable?[][] Radial);

    private sealed record SnapDocument(BispectrumSettings Settings, string[] Elements);

    private sealed record CommitteeScale(double Scale, double LargestTrainingDeviationEvPerAngstrom);
}

using System.Text.Json;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Learning.Networks;

namespace Kramers.Workbench.ForceFields;

/// <summary>A trained force field as JSON: what its features are made from, coefficients of the potential and of its committee. Numbers come back to the last bit.</summary>
public static class ForceFieldFile
{
    /// <summary>Version of the format that is written. Version 1 is read too, but for cluster expansions, whose cutoff function was another.</summary>
    public const int Version = 2;

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>The text of the file.</summary>
    /// <param name="fit">Potential and members.</param>
    /// <param name="committee">Its scale; null for a fit without committee.</param>
    public static string Text(LinearFit fit, CommitteePotential? committee)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return JsonSerializer.Serialize(new Document(Version, AceOf(fit.Basis), SnapOf(fit.Basis), [.. fit.Sets], Scale(committee)), Layout);
    }

    /// <summary>The text of the file of networks.</summary>
    internal static string Text(NetworkFeatures features, NetworkPotential potential, CommitteePotential committee)
    {
        var types = potential.Types;
        var networks = new NetworkDocument(features, [.. types.Elements], types.OfAtoms?.ToArray(), new(potential.AtomEnergiesEv), [.. potential.Networks.Select(Json)]);
        return JsonSerializer.Serialize(new Document(Version, null, null, [], Scale(committee), networks), Layout);
    }

    /// <summary>Reads a force field: a <see cref="CommitteePotential"/> where it has a committee.</summary>
    /// <exception cref="InputException">The file is missing, damaged or of another version.</exception>
    public static IPotential Read(string file)
    {
        var document = Parse(file);
        try
        {
            return document.Network is { } network ? Networks(network, document.Committee) : Linear(document);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException)
        {
            throw Damaged(file, e.Message, e);
        }
    }

    private static IPotential Linear(Document document)
    {
        ILinearBasis basis = document switch
        {
            { Ace: { } ace } => new LinearAce(AceBasis.FromRadial(ace.Settings, AtomTypes.Stored(ace.Elements, ace.OfAtoms), ace.Radial)),
            { Snap: { Quadratic: true } snap } => new LinearSnap(new QuadraticFeatures(new Bispectrum(snap.Settings)), snap.Elements),
            { Snap: { } snap } => new LinearSnap(new Bispectrum(snap.Settings), snap.Elements),
            _ => throw new ArgumentException("it has no model"),
        };
        var fit = new LinearFit(basis, document.Coefficients);
        return document.Coefficients.Length > 2 ? Committee(fit.Potential, fit.Members, document.Committee) : fit.Potential;
    }

    private static IPotential Networks(NetworkDocument network, CommitteeScale? scale)
    {
        var types = AtomTypes.Stored(network.Elements, network.OfAtoms);
        var potential = new NetworkPotential(network.Features.Descriptor(), types, network.AtomEnergiesEv, [.. network.Networks.Select(PooledRegressor.Read)]);
        return Committee(potential, potential.Members, scale);
    }

    private static IPotential Committee(IPotential mean, IReadOnlyList<IPotential> members, CommitteeScale? scale) =>
        scale is null ? mean : new CommitteePotential(mean, members, scale.Scale, scale.LargestTrainingDeviationEvPerAngstrom);

    private static CommitteeScale? Scale(CommitteePotential? committee) => committee is null ? null : new(committee.Scale, committee.LargestTrainingDeviation);

    private static JsonElement Json(PooledRegressor network)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            network.Write(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(bytes.ToArray());
    }

    private static Document Parse(string file)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(File.ReadAllText(file), Layout);
            return document is { KramersForceField: Version } or { KramersForceField: 1, Ace: null } ? document : throw Damaged(file, $"it is of version {document?.KramersForceField}, not {Version}", null);
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

    private static SnapDocument? SnapOf(ILinearBasis basis) => basis is not LinearSnap snap ? null : snap.Descriptor switch
    {
        Bispectrum linear => new SnapDocument(linear.Settings, [.. snap.Elements]),
        QuadraticFeatures { Linear: Bispectrum linear } => new SnapDocument(linear.Settings, [.. snap.Elements], Quadratic: true),
        _ => null,
    };

    private sealed record Document(int KramersForceField, AceDocument? Ace, SnapDocument? Snap, LinearCoefficients[] Coefficients, CommitteeScale? Committee, NetworkDocument? Network = null);

    private sealed record AceDocument(AceSettings Settings, string[] Elements, int[]? OfAtoms, AceRadialTable?[][] Radial);

    private sealed record SnapDocument(BispectrumSettings Settings, string[] Elements, bool Quadratic = false);

    private sealed record NetworkDocument(NetworkFeatures Features, string[] Elements, int[]? OfAtoms, Dictionary<string, double> AtomEnergiesEv, JsonElement[] Networks);

    private sealed record CommitteeScale(double Scale, double LargestTrainingDeviationEvPerAngstrom);
}

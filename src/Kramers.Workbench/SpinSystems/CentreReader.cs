using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, double>;

namespace Kramers.Workbench.SpinSystems;

/// <summary>One centre of a file: its spin, its g and the terms that are its own.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Spin">S or J.</param>
/// <param name="G">g tensor in the frame of the molecule.</param>
/// <param name="Position">Angstrom; null where not given.</param>
/// <param name="Terms">Zero-field splitting and crystal field.</param>
/// <param name="Companions">Its orbital momentum and its nuclei.</param>
internal sealed record Centre(string Label, Spin Spin, Func<Values, Matrix> G, double[]? Position, IReadOnlyList<Func<Values, ISpinHamiltonianTerm>> Terms, IReadOnlyList<Companion> Companions);

/// <summary>Reads one entry of the list 'centres'.</summary>
internal sealed class CentreReader(YamlSection section, int index, QuantityReader quantities)
{
    private const string StevensSets = "Stevens, tesseral, Chibotaru-Ungur, Wybourne or field (A_k^q <r^k>)";

    public Centre Read()
    {
        var label = section.Text("label");
        var ion = section.OptionalText("ion") is { } symbol ? Ion(symbol) : null;
        var spin = ion is null || section.Rows("spin") is not null ? ReadSpin() : ion.J;
        var frame = Frame(section, "frameDegrees") ?? Rotation.Identity;
        var g = ReadG(ion, Frame(section, "gFrameDegrees") ?? frame);
        var terms = new[] { ReadZeroField(frame), ReadCrystalField(ion, frame) }.OfType<Func<Values, ISpinHamiltonianTerm>>().ToArray();
        var position = section.Rows("position") is null ? null : Vector(section, "position");
        var companions = new CompanionReader(section, index, frame, quantities).Read();
        section.Finish();
        return new Centre(label, spin, g, position, [v => new ZeemanTerm(g(v), index), .. terms], companions);
    }

    /// <summary>A vector of plain numbers.</summary>
    internal static double[] Vector(YamlSection section, string key, double[]? fallback = null)
    {
        var v = section.Numbers(key, fallback);
        return v.Length == 3 && v.Any(x => x != 0 || key == "position") ? v : throw section.Error(key, $"'{key}' is no vector", "It takes three numbers such as [0, 0, 1]");
    }

    internal static Matrix Fill(Quantity[] tensor, Values values) => new(3, 3, Array.ConvertAll(tensor, q => q.In(values)));

    private TrivalentLanthanide Ion(string symbol) => TrivalentLanthanide.All.FirstOrDefault(i => i.Symbol == symbol)
        ?? throw section.Error("ion", $"'{symbol}' is no trivalent lanthanide with a 4f shell to fill", $"Known are {string.Join(", ", TrivalentLanthanide.All.Select(i => i.Symbol))}; otherwise give 'spin' and 'g'");

    private Spin ReadSpin() => ReadSpin(section, "spin");

    /// <summary>A spin of 1/2 or more.</summary>
    internal static Spin ReadSpin(YamlSection section, string key)
    {
        var value = section.Number(key, null, 0.5, 50);
        return 2 * value == Math.Floor(2 * value)
            ? Spin.FromValue(value)
            : throw section.Error(key, FormattableString.Invariant($"a spin of {value:R}"), "Give a whole or half-integer number such as 3/2");
    }

    private Func<Values, Matrix> ReadG(TrivalentLanthanide? ion, Rotation frame)
    {
        if (quantities.Tensor(section, "g") is { } g)
        {
            return v => frame.Apply(Fill(g, v));
        }

        return ion is { LandeFactor.Value: var lande }
            ? _ => Matrix.Diagonal([lande, lande, lande])
            : throw section.Error("label", "the centre has no 'g'", "Give one number, three main values or a 3 x 3 tensor");
    }

    private Func<Values, ISpinHamiltonianTerm>? ReadZeroField(Rotation centreFrame)
    {
        if (section.OptionalSection("zfs") is not { } zfs)
        {
            return null;
        }

        var frame = Frame(zfs, "frameDegrees") ?? centreFrame;
        var (d, e, tensor) = (quantities.Optional(zfs, "D"), quantities.Optional(zfs, "E"), quantities.Tensor(zfs, "tensor"));
        zfs.Finish();
        return (d, tensor) switch
        {
            ({ } axial, null) => v => ZeroFieldSplitting.FromDE(axial.In(v), e?.In(v) ?? 0, index).Rotated(frame.Matrix),
            (null, { } full) when e is null => v => new ZeroFieldSplitting(Fill(full, v), index).Rotated(frame.Matrix),
            _ => throw section.Error("zfs", "'zfs' takes either D (and E) or a tensor", "Give one of the two"),
        };
    }

    private Func<Values, ISpinHamiltonianTerm>? ReadCrystalField(TrivalentLanthanide? ion, Rotation centreFrame)
    {
        if (section.OptionalSection("crystalField") is not { } field)
        {
            return null;
        }

        var convert = Set(field, ion);
        var frame = Frame(field, "frameDegrees") ?? centreFrame;
        string[] settings = ["convention", "frameDegrees"];
        var entries = field.Keys.Where(k => !settings.Contains(k)).ToList().ConvertAll(key => (Index: Index(field, key), Value: quantities.Optional(field, key)!.Value));
        field.Finish();
        return v => new StevensCrystalField(convert([.. entries.Select(e => (e.Index.K, e.Index.Q, e.Value.In(v)))]).Rotated(frame), index);
    }

    /// <summary>From the numbers of the file's set to Stevens parameters.</summary>
    internal static Func<(int K, int Q, double Value)[], StevensParameters> Set(YamlSection field, TrivalentLanthanide? ion)
    {
        if (field.OptionalText("convention") is not { } set)
        {
            throw field.Error("convention", "the crystal field does not say to which operators its B_kq belong", $"Add 'convention:' with {StevensSets}");
        }

        var origin = ParameterProvenance.NotStated with { OperatorSet = set };
        StevensFactors Factors() => ion?.Factors ?? throw field.Error("convention", $"{set} parameters do not hold the Stevens factors", "Name the 'ion' of the centre, such as Dy");
        switch (set)
        {
            case "Stevens": return b => new StevensParameters(origin, b);
            case "tesseral": return b => new TesseralParameters(origin, b).ToStevens();
            case "Chibotaru-Ungur": return b => new ChibotaruUngurParameters(origin, b).ToStevens();
            case "field":
                var theta = Factors();
                return b => new FieldParameters(origin, b).ToStevens(theta);
            case "Wybourne":
                var factors = Factors();
                return b => new WybourneParameters(origin, b).ToField().ToStevens(factors);
            default: throw field.Error("convention", $"'{set}' is no known set of operators", $"Write {StevensSets}");
        }
    }

    /// <summary>B20, B4-3, B66: rank, then component.</summary>
    internal static (int K, int Q) Index(YamlSection field, string key)
    {
        var isIndex = key.Length is 3 or 4 && key[0] == 'B' && char.IsAsciiDigit(key[1]) && char.IsAsciiDigit(key[^1]) && (key.Length == 3 || key[2] == '-');
        var (k, q) = isIndex ? (key[1] - '0', (key[^1] - '0') * (key.Length == 4 ? -1 : 1)) : (0, 0);
        return k is 2 or 4 or 6 && Math.Abs(q) <= k
            ? (k, q)
            : throw field.Error(key, $"the key '{key}' is no crystal-field parameter", "Write rank 2, 4 or 6 and component, such as B20, B4-3 or B66");
    }

    internal static Rotation? Frame(YamlSection section, string key)
    {
        if (section.Rows(key) is null)
        {
            return null;
        }

        var a = section.Numbers(key);
        return a.Length == 3
            ? Rotation.FromEuler(double.DegreesToRadians(a[0]), double.DegreesToRadians(a[1]), double.DegreesToRadians(a[2]))
            : throw section.Error(key, $"'{key}' has {a.Length} angles", "Give three z-y-z Euler angles in degrees");
    }
}

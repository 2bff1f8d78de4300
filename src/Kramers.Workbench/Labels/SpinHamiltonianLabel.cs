using System.Globalization;
using Kramers.Chemistry;
using Kramers.Magnetism.CrystalField;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Labels;

/// <summary>D and g, or the crystal field, of one label, by the names that <c>kramers rates</c> gives to derivatives: Dxx, gxy, B2-1.</summary>
internal sealed class SpinHamiltonianLabel
{
    private const string Axes = "xyz";
    private static readonly string[] Symmetric = ["xx", "xy", "xz", "yy", "yz", "zz"];
    private static readonly (int K, int Q)[] Components = [.. from k in new[] { 2, 4, 6 } from q in Enumerable.Range(-k, 2 * k + 1) select (k, q)];
    private static readonly string[] CrystalField = [.. Components.Select(c => FormattableString.Invariant($"B{c.K}{c.Q}"))];

    private readonly Dictionary<string, double> _values;

    private SpinHamiltonianLabel(Dictionary<string, double> values) => _values = values;

    /// <summary>Whether it is a crystal field.</summary>
    public bool IsCrystalField => _values.Keys.Any(name => name[0] == 'B');

    /// <summary>A value, cm^-1; of g without unit.</summary>
    public double this[string column] => _values[column];

    /// <summary>What a label holds; null where neither D nor a crystal field was found.</summary>
    public static SpinHamiltonianLabel? Of(LabelledStructure label, LabelRecord record)
    {
        var values = Tensor(label, "D").Concat(Tensor(label, "g")).ToDictionary();

        // Components that are exactly zero are not in the record, so one that is there stands for all.
        if (CrystalField.Any(c => record.Quantities.ContainsKey(InRecord(c))))
        {
            foreach (var column in CrystalField)
            {
                values[column] = record.Quantities.TryGetValue(InRecord(column), out var value) ? value[0] : 0;
            }
        }

        return values.ContainsKey("Dxx") || values.ContainsKey("B20") ? new SpinHamiltonianLabel(values) : null;
    }

    /// <summary>The crystal field in tesseral parameters B2-2 to B66, [1, 27], cm^-1: they turn as the real harmonics do.</summary>
    public Matrix Tesseral()
    {
        var field = new StevensParameters(ParameterProvenance.NotStated, [.. Components.Select((c, n) => (c.K, c.Q, this[CrystalField[n]]))]).ToTesseral();
        return new Matrix(1, Components.Length, [.. Components.Select(c => field[c.K, c.Q])]);
    }

    /// <summary>Names of the values that all labels have.</summary>
    public static IReadOnlyList<string> Columns(IReadOnlyList<SpinHamiltonianLabel> labels) => [.. labels[0]._values.Keys.Where(c => labels.All(l => l._values.ContainsKey(c)))];

    /// <summary>The entry of the list 'centres' in the input of kramers rates.</summary>
    public string Centre(Molecule molecule)
    {
        if (IsCrystalField)
        {
            var ion = molecule.Structure.Elements.First(EngineChoice.IsFElement);
            var terms = CrystalField.Select(c => string.Create(CultureInfo.InvariantCulture, $"      {c}: {this[c]:R}\n"));
            return $"  - label: {ion}\n    ion: {ion}\n    crystalField:\n      convention: Stevens\n{string.Concat(terms)}".TrimEnd();
        }

        var spin = string.Create(CultureInfo.InvariantCulture, $"{0.5 * molecule.UnpairedElectrons}");
        return $"  - label: M\n    spin: {spin}\n    g: {Rows('g')}\n    zfs:\n      tensor: {Rows('D')}";
    }

    private string Rows(char symbol) => $"[{string.Join(", ", Axes.Select(a => $"[{string.Join(", ", Axes.Select(b => Element(symbol, a, b)))}]"))}]";

    private string Element(char symbol, char a, char b) => this[$"{symbol}{(a < b ? a : b)}{(a < b ? b : a)}"].ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, double>> Tensor(LabelledStructure label, string name) => label.Tensors.TryGetValue(name, out Matrix? t)
        ? Symmetric.Select(ij => KeyValuePair.Create(name + ij, t[Axes.IndexOf(ij[0], StringComparison.Ordinal), Axes.IndexOf(ij[1], StringComparison.Ordinal)]))
        : [];

    private static string InRecord(string column) => $"B_{column[1]}^{column[2..]}_cm";
}

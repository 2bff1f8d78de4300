using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// A spin system whose parameters the modes change. A column of the table is a name of the section 'parameters', or Dxx..Dzz, gxx..gzz
/// or B20..B66 of a centre, in the frame of the molecule: "B20" with one centre, "Dy.B20" with several.
/// </summary>
internal sealed class ParameterModes(CentresModel model, ModelParameters parameters, ModeTable modes, QuadraticTable? pairs, Func<(int K, int Q, double Value)[], StevensParameters>? crystalField)
{
    private const string Axes = "xyz";
    private readonly IReadOnlyDictionary<string, double> _values = parameters.Start;

    /// <summary>Reads centres, couplings, parameters and modes.</summary>
    public static VibratingMagnet Read(YamlSection root, YamlSection modeSection)
    {
        var section = root.OptionalSection("parameters");
        var parameters = ModelParameters.Read(section);
        var quantities = new QuantityReader(parameters);
        if (SpinSystemFile.ReadModel(root, quantities) is not CentresModel model)
        {
            throw root.Error("modes", "only parameters of a spin Hamiltonian can move with modes", "Describe the molecule by 'centres', or give 'matrices' or 'vibronic'");
        }

        quantities.Finish(section);
        var modes = ModeTable.Read(modeSection);
        var ion = modeSection.OptionalText("ion");
        var pairs = modeSection.OptionalText("quadratic") is { } file ? QuadraticTable.Read(ModeTable.Beside(modeSection, file), modes.Weights) : null;
        var convert = modes.Columns.Concat(pairs?.Columns ?? []).Any(c => IsCrystalField(c) && parameters.All.All(p => p.Name != c)) ? CentreReader.Set(modeSection, ion is null ? null : TrivalentLanthanide.All.FirstOrDefault(i => i.Symbol == ion)) : null;
        modeSection.Finish();
        return new ParameterModes(model, parameters, modes, pairs, convert).Magnet(root);
    }

    private VibratingMagnet Magnet(YamlSection root)
    {
        var system = Built(root);
        // Terms without values of their own: only their derivatives are asked for, and those are linear in the parameters.
        var moved = new SpinSystem(system.Spins, [.. system.Terms, .. Enumerable.Range(0, model.Labels.Count).SelectMany(Empty)]);
        var linear = Tables(system, moved, modes.Columns, modes.Derivatives, modes.File, modes.HeaderLine);
        var quadratic = pairs is null ? null : Tables(system, moved, pairs.Columns, pairs.Derivatives, pairs.File, pairs.HeaderLine);
        var magnetometer = new Magnetometer(system);
        return new VibratingMagnet
        {
            Origin = $"spin Hamiltonian of {system.Dimension} states, {modes.FrequenciesCm.Length} modes that move {modes.Columns.Length} parameters" + (pairs is null ? "" : $", {pairs.Pairs.Length} couplings of second order"),
            FrequenciesCm = modes.FrequenciesCm,
            WidthsCm = modes.WidthsCm,
            Hamiltonian = system.Hamiltonian,
            Coupling = b => Coupling(moved, b, linear, quadratic),
            Moment = [.. Enumerable.Range(0, 3).Select(magnetometer.Moment)],
            Momentum = [.. Enumerable.Range(0, 3).Select(axis => Enumerable.Range(0, model.Labels.Count).Select(i => system.Operators(i)[axis]).Aggregate((a, b) => a + b))],
            MomentumSymbol = system.Terms.OfType<StevensCrystalField>().Any() ? "J" : "S",
        };
    }

    private SpinSystem Built(YamlSection root)
    {
        try
        {
            return model.System(_values);
        }
        catch (ArgumentException e)
        {
            throw new InputException(root.File, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Correct the numbers of the system", e);
        }
    }

    private static IEnumerable<ISpinHamiltonianTerm> Empty(int centre) =>
    [
        new ZeroFieldSplitting(new Matrix(3, 3), centre),
        new ZeemanTerm(new Matrix(3, 3), centre),
        new StevensCrystalField(new StevensParameters(ParameterProvenance.NotStated, (6, 0, 0)), centre),
    ];

    private SpinPhononCoupling Coupling(SpinSystem moved, FieldVector field, Matrix[] linear, Matrix[]? quadratic)
    {
        var coupling = SpinPhononCoupling.FromParameterDerivatives(moved, field, modes.FrequenciesCm, linear, modes.Coordinate);
        if (pairs is null || quadratic is null)
        {
            return coupling;
        }

        // The matrices of pairs are made as those of modes are, which takes one factor of the coordinate; a second derivative has two.
        var v = SpinPhononCoupling.FromParameterDerivatives(moved, field, [.. pairs.Pairs.Select(_ => 1.0)], quadratic, modes.Coordinate).Matrices;
        return coupling.WithQuadratic([.. pairs.Pairs.Select((x, i) => new QuadraticCoupling(x.P, x.Q, modes.Coordinate.CouplingFactor * v[i]))]);
    }

    /// <summary>Derivatives of the parameters of every term, [row, parameter], from columns of named derivatives.</summary>
    private Matrix[] Tables(SpinSystem system, SpinSystem moved, string[] columns, double[][] rows, string file, int? header)
    {
        var tables = moved.Terms.Select(t => new Matrix(rows.Length, t.ParameterNames.Count)).ToArray();
        for (var c = 0; c < columns.Length; c++)
        {
            AddColumn(system, tables, columns, [.. rows.Select(r => r[c])], c, name => Unknown(name, file, header));
        }

        return tables;
    }

    private void AddColumn(SpinSystem system, Matrix[] tables, string[] columns, double[] values, int column, Func<string, InputException> unknown)
    {
        var name = columns[column];
        if (parameters.All.Any(p => p.Name == name))
        {
            AddNamed(system, tables, values, name);
            return;
        }

        var (label, word) = name.Split('.') is [var centre, var rest] ? (centre, rest) : (model.Labels[0], name);
        var index = model.Labels.ToList().IndexOf(label);
        if (index < 0 || (model.Labels.Count > 1 && !name.Contains('.', StringComparison.Ordinal)))
        {
            throw unknown(name);
        }

        foreach (var (term, parameter, weight) in Direct(name, word, columns) ?? throw unknown(name))
        {
            Add(tables[system.Terms.Count + 3 * index + term], parameter, values, weight);
        }
    }

    /// <summary>
    /// d(term parameters)/dp by the central difference of unit step: exact, since they are linear in p or (dipolar coupling, in g)
    /// quadratic. What is tied to p follows.
    /// </summary>
    private void AddNamed(SpinSystem system, Matrix[] tables, double[] values, string name)
    {
        var (up, down) = (model.System(Shifted(name, 1)), model.System(Shifted(name, -1)));
        for (var t = 0; t < system.Terms.Count; t++)
        {
            var slopes = up.Terms[t].GetParameters().Zip(down.Terms[t].GetParameters(), (a, b) => (a - b) / 2).ToArray();
            for (var p = 0; p < slopes.Length; p++)
            {
                Add(tables[t], p, values, slopes[p]);
            }
        }
    }

    private Dictionary<string, double> Shifted(string name, double step)
    {
        var values = new Dictionary<string, double>(_values) { [name] = _values[name] + step };
        foreach (var tied in parameters.All.Where(p => p.TiedTo == name))
        {
            values[tied.Name] = tied.Factor * values[name];
        }

        return values;
    }

    /// <summary>Which parameters of the empty terms of a centre a column moves: term 0 is D, 1 is g, 2 the crystal field. Null where none.</summary>
    private IEnumerable<(int Term, int Parameter, double Weight)>? Direct(string name, string word, string[] columns)
    {
        if (word.Length == 3 && word[0] is 'D' or 'g' && Axes.Contains(word[1], StringComparison.Ordinal) && Axes.Contains(word[2], StringComparison.Ordinal))
        {
            var (i, j) = (Axes.IndexOf(word[1], StringComparison.Ordinal), Axes.IndexOf(word[2], StringComparison.Ordinal));

            // A column Dxy alone stands for both elements of the symmetric tensor.
            var mirrored = i != j && !columns.Contains(name[..^2] + word[2] + word[1]);
            int[] elements = mirrored ? [3 * i + j, 3 * j + i] : [3 * i + j];
            return elements.Select(p => (word[0] == 'D' ? 0 : 1, p, 1.0));
        }

        return IsCrystalField(word) && crystalField is { } convert
            ? convert([(Rank(word), Component(word), 1.0)]).NonZero().Select(b => (2, StevensIndex(b.K, b.Q), b.Value))
            : null;
    }

    private static bool IsCrystalField(string column)
    {
        var word = column.Split('.')[^1];
        return word.Length is 3 or 4 && word[0] == 'B' && word[1] is '2' or '4' or '6' && char.IsAsciiDigit(word[^1])
            && (word.Length == 3 || word[2] == '-') && Math.Abs(Component(word)) <= Rank(word);
    }

    private static int Rank(string word) => word[1] - '0';

    private static int Component(string word) => (word[^1] - '0') * (word.Length == 4 ? -1 : 1);

    /// <summary>Place of B_k^q among the parameters of a crystal field: even ranks from 0, q = -k..k.</summary>
    private static int StevensIndex(int k, int q) => Enumerable.Range(0, k / 2).Sum(half => 4 * half + 1) + k + q;

    private static void Add(Matrix table, int parameter, double[] values, double weight)
    {
        for (var row = 0; row < table.Rows; row++)
        {
            table[row, parameter] += weight * values[row];
        }
    }

    private InputException Unknown(string name, string file, int? header) => new(
        file, header, $"'{name}' is nothing that a mode can change",
        $"Name a parameter of the section 'parameters', or Dxx, gxz, B20 of a centre, as {model.Labels[0]}.B20 where there are several");
}

using Kramers.Chemistry;
using Kramers.Magnetism;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;
using Kramers.Workbench.SpinSystems;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>
/// A spin system whose parameters the modes change. A column of the table is a name of the section 'parameters', or Dxx..Dzz, gxx..gzz
/// or B20..B66 of a centre, in the frame of the molecule: "B20" with one centre, "Dy.B20" with several.
/// </summary>
internal sealed class ParameterModes(CentresModel model, ModelParameters parameters, ModeTable modes, Func<(int K, int Q, double Value)[], StevensParameters>? crystalField)
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
        var convert = modes.Columns.Any(c => IsCrystalField(c) && parameters.All.All(p => p.Name != c)) ? CentreReader.Set(modeSection, ion is null ? null : TrivalentLanthanide.All.FirstOrDefault(i => i.Symbol == ion)) : null;
        modeSection.Finish();
        return new ParameterModes(model, parameters, modes, convert).Magnet(root);
    }

    private VibratingMagnet Magnet(YamlSection root)
    {
        var system = Built(root);
        // Terms without values of their own: only their derivatives are asked for, and those are linear in the parameters.
        var moved = new SpinSystem(system.Spins, [.. system.Terms, .. Enumerable.Range(0, model.Labels.Count).SelectMany(Empty)]);
        var tables = moved.Terms.Select(t => new Matrix(modes.FrequenciesCm.Length, t.ParameterNames.Count)).ToArray();
        for (var c = 0; c < modes.Columns.Length; c++)
        {
            AddColumn(system, moved, tables, c);
        }

        var magnetometer = new Magnetometer(system);
        return new VibratingMagnet
        {
            Origin = $"spin Hamiltonian of {system.Dimension} states, {modes.FrequenciesCm.Length} modes that move {modes.Columns.Length} parameters",
            FrequenciesCm = modes.FrequenciesCm,
            Hamiltonian = system.Hamiltonian,
            Coupling = b => SpinPhononCoupling.FromParameterDerivatives(moved, b, modes.FrequenciesCm, tables, modes.Coordinate),
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

    private void AddColumn(SpinSystem system, SpinSystem moved, Matrix[] tables, int column)
    {
        var name = modes.Columns[column];
        if (parameters.All.Any(p => p.Name == name))
        {
            AddNamed(system, tables, column, name);
            return;
        }

        var (label, word) = name.Split('.') is [var centre, var rest] ? (centre, rest) : (model.Labels[0], name);
        var index = model.Labels.ToList().IndexOf(label);
        if (index < 0 || (model.Labels.Count > 1 && !name.Contains('.', StringComparison.Ordinal)))
        {
            throw Unknown(name);
        }

        foreach (var (term, parameter, weight) in Direct(name, word))
        {
            Add(tables[system.Terms.Count + 3 * index + term], parameter, column, weight);
        }
    }

    /// <summary>
    /// d(term parameters)/dp by the central difference of unit step: exact, since they are linear in p or (dipolar coupling, in g)
    /// quadratic. What is tied to p follows.
    /// </summary>
    private void AddNamed(SpinSystem system, Matrix[] tables, int column, string name)
    {
        var (up, down) = (model.System(Shifted(name, 1)), model.System(Shifted(name, -1)));
        for (var t = 0; t < system.Terms.Count; t++)
        {
            var slopes = up.Terms[t].GetParameters().Zip(down.Terms[t].GetParameters(), (a, b) => (a - b) / 2).ToArray();
            for (var p = 0; p < slopes.Length; p++)
            {
                Add(tables[t], p, column, slopes[p]);
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

    /// <summary>Which parameters of the empty terms of a centre a column moves: term 0 is D, 1 is g, 2 the crystal field.</summary>
    private IEnumerable<(int Term, int Parameter, double Weight)> Direct(string name, string word)
    {
        if (word.Length == 3 && word[0] is 'D' or 'g' && Axes.Contains(word[1], StringComparison.Ordinal) && Axes.Contains(word[2], StringComparison.Ordinal))
        {
            var (i, j) = (Axes.IndexOf(word[1], StringComparison.Ordinal), Axes.IndexOf(word[2], StringComparison.Ordinal));

            // A column Dxy alone stands for both elements of the symmetric tensor.
            var mirrored = i != j && !modes.Columns.Contains(name[..^2] + word[2] + word[1]);
            int[] elements = mirrored ? [3 * i + j, 3 * j + i] : [3 * i + j];
            return elements.Select(p => (word[0] == 'D' ? 0 : 1, p, 1.0));
        }

        return IsCrystalField(word) && crystalField is { } convert
            ? convert([(Rank(word), Component(word), 1.0)]).NonZero().Select(b => (2, StevensIndex(b.K, b.Q), b.Value))
            : throw Unknown(name);
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

    private void Add(Matrix table, int parameter, int column, double weight)
    {
        for (var mode = 0; mode < table.Rows; mode++)
        {
            table[mode, parameter] += weight * modes.Derivatives[mode][column];
        }
    }

    private InputException Unknown(string name) => new(
        modes.File, modes.HeaderLine, $"'{name}' is nothing that a mode can change",
        $"Name a parameter of the section 'parameters', or Dxx, gxz, B20 of a centre, as {model.Labels[0]}.B20 where there are several");
}

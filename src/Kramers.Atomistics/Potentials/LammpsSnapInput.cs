namespace Kramers.Atomistics.Potentials;

/// <summary>The lines <c>variable</c>, <c>pair_style</c> and <c>pair_coeff</c> of a LAMMPS input file that sets up SNAP, perhaps with a ZBL core over it.</summary>
internal sealed class LammpsSnapInput
{
    private readonly string _folder;
    private readonly LammpsWords _words;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly List<(string Type, double Charge)> _charges = [];
    private (double Inner, double Outer)? _core;
    private string[]? _snap;

    public LammpsSnapInput(string file)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        _words = new LammpsWords(file);
        while (_words.Any)
        {
            Take([.. _words.Next("a command").Select(Substituted)]);
        }
    }

    public IPotential Potential()
    {
        if (_snap is null)
        {
            throw _words.Bad("there is no pair_coeff * * of style snap", "Write for example pair_coeff * * snap Ta.snapcoeff Ta.snapparam Ta");
        }

        var snap = LammpsSnap.Read(Path.Combine(_folder, _snap[0]), Path.Combine(_folder, _snap[1]));
        return _core is { } core ? new SumPotential(new ZblPotential(core.Inner, core.Outer, ChargesOf(_snap[2..])), snap) : snap;
    }

    private void Take(string[] line)
    {
        switch (line)
        {
            case ["variable", var name, "equal" or "string" or "index", var value, ..]:
                _variables[name] = value;
                break;
            case ["pair_style", .. var styles] when Array.IndexOf(styles, "zbl") is >= 0 and var at && at + 2 < styles.Length:
                _core = (_words.Number(styles[at + 1]), _words.Number(styles[at + 2]));
                break;
            case ["pair_coeff", var i, var j, "zbl", var zi, var zj]:
                _charges.AddRange([(i, _words.Number(zi)), (j, _words.Number(zj))]);
                break;
            case ["pair_coeff", "*", "*", "snap", .. { Length: >= 3 } named]:
                _snap = named;
                break;
            case ["pair_coeff", "*", "*", .. { Length: >= 3 } files] when files[0].EndsWith("coeff", StringComparison.Ordinal):
                _snap = files;
                break;
        }
    }

    private string Substituted(string word) => _variables.Aggregate(word, (w, v) => w.Replace($"${{{v.Key}}}", v.Value, StringComparison.Ordinal));

    /// <summary>Types are counted from 1 in the order of the elements of pair_coeff.</summary>
    private Dictionary<string, double> ChargesOf(string[] elements)
    {
        var charges = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (type, charge) in _charges)
        {
            foreach (var e in type == "*" ? elements : _words.Count(type) is >= 1 and var t && t <= elements.Length ? [elements[t - 1]] : [])
            {
                charges[e] = charge;
            }
        }

        return elements.FirstOrDefault(e => e != "NULL" && !charges.ContainsKey(e)) is { } missing
            ? throw _words.Bad($"{missing} has no pair_coeff of style zbl", "Give the nuclear charges of every type")
            : charges;
    }
}

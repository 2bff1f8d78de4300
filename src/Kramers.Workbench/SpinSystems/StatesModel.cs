using Kramers.Chemistry;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spectroscopy;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Spin-orbit states of an ab initio calculation, as OpenMolcas writes them.</summary>
public sealed class StatesModel : SpinModel
{
    private const double SameLevelCm = 0.01; // files print energies to 1e-4 cm^-1
    private const string Begin = ">> FILE StartOrb";
    private readonly SpinOrbitStates _states;

    internal StatesModel(SpinOrbitStates states, Func<IReadOnlyDictionary<string, double>, SampleCorrections> sample)
        : base(sample) => _states = states;

    /// <inheritdoc/>
    public override bool IsKramers =>
        _states.Count % 2 == 0 && _states.Energies.Chunk(2).All(pair => pair[1] - pair[0] < SameLevelCm);

    /// <summary>Reads a .aniso file of either format, or an OpenMolcas input that holds one after ">> FILE StartOrb".</summary>
    /// <exception cref="InputException">The file is missing, ends early, or holds no such states.</exception>
    public static SpinOrbitStates Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "the file of states does not exist", "Give the path of a .aniso file");
        }

        string[] lines = File.ReadAllLines(path);
        var begin = Array.FindIndex(lines, l => l.Trim() == Begin);
        if (begin < 0)
        {
            return Path.GetExtension(path) == ".input"
                ? throw new InputException(path, null, $"the input holds no states: there is no line '{Begin}'", "Give the .aniso file that RASSI or SINGLE_ANISO writes")
                : AnisoFile.Parse(lines, path);
        }

        if (lines.Skip(begin + 1).FirstOrDefault(l => !string.IsNullOrWhiteSpace(l))?.StartsWith("#INPORB", StringComparison.Ordinal) == true)
        {
            throw new InputException(path, begin + 2, "the input holds orbitals and no spin-orbit states", "Run it, and give the .aniso file that it writes");
        }

        var end = Array.FindIndex(lines, begin, l => l.Trim() == ">> EOF");

        // Empty lines in place of the input before keep the numbers of the lines.
        return AnisoFile.Parse([.. lines[..(begin + 1)].Select(_ => ""), .. lines[(begin + 1)..(end < 0 ? lines.Length : end)]], path);
    }

    /// <inheritdoc/>
    public override Magnetometer Magnetometer(IReadOnlyDictionary<string, double> values) => _states.ToMagnetometer();

    /// <inheritdoc/>
    public override SpinOrbitStates States(IReadOnlyDictionary<string, double> values) => _states;

    internal override IReadOnlyList<NeutronScatterer> Scatterers(IReadOnlyDictionary<string, double> values) => [new NeutronScatterer(Three(_states.Moment))];

    internal override IReadOnlyList<(string Key, string Symbol, ComplexMatrix[] Operators)> Momenta(IReadOnlyDictionary<string, double> values)
    {
        var (spin, orbit) = (Three(_states.Spin), Three(_states.OrbitalMomentum));
        return [("total", "*J*", [.. spin.Zip(orbit, (s, l) => s + l)]), ("spin", "*S*", spin), ("orbit", "*L*", orbit)];
    }

    private static ComplexMatrix[] Three(Func<int, ComplexMatrix> along) => [along(0), along(1), along(2)];
}

using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>
/// What an ORCA output (version 3 to 6) says. Nothing is read before it is asked for; blocks are found by their heading and shape. Each
/// number that ORCA prints more than once is compared: where the prints disagree the file is damaged, and no number is given.
/// Lists are empty where the run did not compute the quantity.
/// </summary>
public sealed class OrcaOutput
{
    private readonly OrcaText text;

    private OrcaOutput(OrcaText text) => this.text = text;

    /// <summary>Opens an output.</summary>
    /// <exception cref="InputException">There is no such file, or ORCA did not end normally; the message has ORCA's own last words.</exception>
    public static OrcaOutput Read(string path) => Checked(OrcaText.Read(path));

    /// <summary>As <see cref="Read"/>, from lines of text; messages call them <paramref name="name"/>.</summary>
    /// <exception cref="InputException">ORCA did not end normally.</exception>
    public static OrcaOutput Parse(IEnumerable<string> lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return Checked(new OrcaText(name, [.. lines]));
    }

    /// <summary>Version of the program, for example "5.0.4".</summary>
    /// <exception cref="InputException">It is not stated.</exception>
    public string ProgramVersion()
    {
        const string title = "Program Version";
        var words = text.Containing(title).Take(1).SelectMany(i => OrcaNumbers.Words(text[i].Trim()[title.Length..])).ToArray();
        return words.Length > 0 ? words[0] : throw text.Absent("program version", $"'{title}'");
    }

    /// <summary>Energy of the last single point.</summary>
    /// <exception cref="InputException">It is missing, belongs to an earlier geometry than the last, or to an SCF that did not converge.</exception>
    public Energy FinalEnergy() => EnergyReader.Final(text);

    /// <summary>The last geometry, in angstrom.</summary>
    /// <exception cref="InputException">It is missing, or its two prints, in angstrom and in bohr, disagree.</exception>
    public Structure Geometry() => GeometryReader.Last(text);

    /// <summary>dE/dX of the last geometry, [3N] as x1 y1 z1 x2 ..., in eV/angstrom: minus the force.</summary>
    /// <exception cref="InputException">It is missing, incomplete, or belongs to an earlier geometry.</exception>
    public double[] Gradient() => OptionalGradient() ?? throw text.Absent("gradient", "'CARTESIAN GRADIENT'");

    /// <summary>As <see cref="Gradient"/>, or null where the run has computed none.</summary>
    /// <exception cref="InputException">It is incomplete, or belongs to an earlier geometry.</exception>
    public double[]? OptionalGradient() => GeometryReader.Gradient(text);

    /// <summary>The last dipole moment, [3] in debye, in the frame of the geometry.</summary>
    /// <exception cref="InputException">It is missing or damaged.</exception>
    public double[] Dipole() => OptionalDipole() ?? throw text.Absent("dipole moment", "'DIPOLE MOMENT'");

    /// <summary>As <see cref="Dipole"/>, or null where the run has computed none.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public double[]? OptionalDipole() => DipoleReader.Last(text);

    /// <summary>Input, charge, spin and time of the run.</summary>
    /// <exception cref="InputException">Charge or multiplicity are not stated, or not the same throughout.</exception>
    public OrcaRun Run() => RunReader.Read(text);

    /// <summary>All g tensors, in the order of the file: of the SCF, and of the QDPT for each kind of energies.</summary>
    /// <exception cref="InputException">One is damaged.</exception>
    public IReadOnlyList<OrcaGTensor> GTensors() => GTensorReader.All(text);

    /// <summary>The last g tensor of a method.</summary>
    /// <param name="method">"SCF", "CASSCF" or "NEVPT2".</param>
    /// <exception cref="InputException">There is none, or one is damaged.</exception>
    public OrcaGTensor GTensor(string method) =>
        GTensors().LastOrDefault(g => g.Method == method) ?? throw text.Absent($"g tensor of {method}", "'ELECTRONIC G-MATRIX'");

    /// <summary>All zero-field splitting tensors, in the order of the file, each with its method and contribution.</summary>
    /// <exception cref="InputException">One is damaged.</exception>
    public IReadOnlyList<OrcaZeroField> ZeroFields() => ZeroFieldReader.All(text);

    /// <summary>The last zero-field splitting of a method that has a contribution.</summary>
    /// <param name="method">"SCF", "CASSCF" or "NEVPT2".</param>
    /// <param name="contribution">As printed, without brackets and the word contribution, for example "EFFECTIVE HAMILTONIAN SOC" (version 4: "EFFECTIVE HAMILTONIAN SPIN-ORBIT COUPLING"); "TOTAL" for the SCF.</param>
    /// <exception cref="InputException">There is none, or one is damaged.</exception>
    public OrcaZeroField ZeroField(string method, string contribution)
    {
        var all = ZeroFields();
        return all.LastOrDefault(d => d.Method == method && d.Contribution == contribution)
            ?? throw text.Absent($"zero-field splitting of {method}, {contribution}", $"'ZERO-FIELD SPLITTING'; it has {(all.Count == 0 ? "none" : string.Join("; ", all.Select(d => $"{d.Method}, {d.Contribution}")))}");
    }

    /// <summary>Hyperfine and quadrupole couplings, one entry a nucleus, in the order of the file.</summary>
    /// <exception cref="InputException">One is damaged.</exception>
    public IReadOnlyList<OrcaNucleus> Nuclei() => NucleusReader.All(text);

    /// <summary>Spin-orbit states: one entry for each QDPT, in the order of the file.</summary>
    /// <exception cref="InputException">One is damaged.</exception>
    public IReadOnlyList<OrcaSpinOrbitStates> SpinOrbitStates() => QdptReader.All(text);

    /// <summary>Runs of SINGLE_ANISO: one entry for each, in the order of the file.</summary>
    /// <exception cref="InputException">One is damaged or did not end well.</exception>
    public IReadOnlyList<OrcaSingleAniso> SingleAniso() => SingleAnisoReader.All(text);

    /// <summary>Ab initio ligand-field parameters, one entry for each method.</summary>
    /// <exception cref="InputException">One is damaged.</exception>
    public IReadOnlyList<OrcaLigandField> LigandFields() => LigandFieldReader.All(text);

    private static OrcaOutput Checked(OrcaText text)
    {
        if (text.Containing("****ORCA TERMINATED NORMALLY****").Any())
        {
            return new OrcaOutput(text);
        }

        var stop = text.Containing("ORCA finished by error termination").Concat(text.Containing("aborting the run")).Order().Select(i => (int?)i).FirstOrDefault();
        var last = stop ?? Enumerable.Range(0, text.Count).Where(i => !string.IsNullOrWhiteSpace(text[i])).Select(i => (int?)i).LastOrDefault();
        throw new InputException(text.File, last + 1, $"ORCA did not end normally{(last is { } line ? $", its last words are '{text[line].Trim()}'" : "")}", "Let the run end, or repeat it");
    }
}

using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>
/// The property file of ORCA 5 (NAME_property.txt): energy, dipole, g, D, hyperfine couplings and field gradients of the SCF, with six decimals.
/// It is written by another part of the program, and so a witness of the output: see <see cref="RequireSame"/>. Some versions 5.0.x leave a
/// matrix out or write zeros for its main values; matrix, main values and axes are compared, and what does not belong together is refused.
/// </summary>
public sealed class OrcaPropertyFile
{
    // Six decimals.
    private const double Error = 5e-7;
    private readonly OrcaText text;
    private readonly IReadOnlyList<OrcaBlock> sections;

    private OrcaPropertyFile(OrcaText text) => (this.text, sections) = (text, SectionsOf(text));

    /// <summary>Opens a property file.</summary>
    /// <exception cref="InputException">There is no such file, or it is no property file of ORCA 5, or it is cut short.</exception>
    public static OrcaPropertyFile Read(string path) => new(OrcaText.Read(path));

    /// <summary>As <see cref="Read"/>, from lines of text; messages call them <paramref name="name"/>.</summary>
    /// <exception cref="InputException">As <see cref="Read"/>.</exception>
    public static OrcaPropertyFile Parse(IEnumerable<string> lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new OrcaPropertyFile(new OrcaText(name, [.. lines]));
    }

    /// <summary>Energy of the last geometry: that of the SCF and the dispersion correction.</summary>
    /// <exception cref="InputException">It is missing, or not the total energy that the file has elsewhere.</exception>
    public Energy FinalEnergy()
    {
        var scf = Last("SCF_Energy") ?? throw text.Absent("energy", "'$ SCF_Energy'");
        var hartree = Number(scf, "SCF Energy:") + (Last("VdW_Correction") is { } vdw ? Number(vdw, "Van der Waals Correction:") : 0);
        var info = Last("Calculation_Info") ?? throw text.Absent("total energy", "'$ Calculation_Info'");
        return Math.Abs(Number(info, "Total Energy") - hartree) < 1.1e-6
            ? Energy.FromHartree(hartree)
            : throw text.Damaged(scf.Start, info.End, "the energies do not add up to the total energy");
    }

    /// <summary>The last dipole moment, [3] in debye, or null where none was computed.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public double[]? Dipole()
    {
        if (Last("SCF_Electric_Properties") is not { } section)
        {
            return null;
        }

        // The printed magnitude has an older debye, 2.5418 instead of 2.541746 a.u.
        var first = Below(section, "Total Dipole moment:");
        var dipole = Enumerable.Range(0, 3).Select(k => section.Numbers(first + k, 1, 1)[0] * DipoleReader.AtomicUnitDebye).ToArray();
        var (magnitude, printed) = (Math.Sqrt(dipole.Sum(d => d * d)), Number(section, "Magnitude of dipole moment (Debye) :"));
        return Math.Abs(magnitude - printed) < 3e-6 + 3e-5 * printed ? dipole : throw text.Damaged(section.Start, section.End, "the dipole moment has not the magnitude that is printed");
    }

    /// <summary>The last g tensor, or null where none was computed.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public OrcaGTensor? GTensor()
    {
        if (Last("EPRNMR_GTensor") is not { } section)
        {
            return null;
        }

        var (raw, axes, values) = (Table(section, "raw g tensor:"), Table(section, "g tensor:"), MainValues(section, "G eigenvalues:"));
        return PrincipalAxes.Oriented(raw, values, axes, Error) is { } tensor
            ? new OrcaGTensor("SCF", "SOC", tensor, values, axes)
            : throw Mismatch(section, "g tensor");
    }

    /// <summary>The last zero-field splitting, or null where none was computed.</summary>
    /// <exception cref="InputException">It is damaged.</exception>
    public OrcaZeroField? ZeroField()
    {
        if (Last("EPRNMR_DTensor") is not { } section)
        {
            return null;
        }

        // The line "Final E value (cm^-1)" holds E/D.
        var (raw, axes, values) = (Table(section, "Raw D tensor (cm^-1):"), Table(section, "D Eigenvectors:"), MainValues(section, "D Eigenvalues:"));
        return PrincipalAxes.Agree(raw, values, axes, Error)
            ? new OrcaZeroField("SCF", "TOTAL", raw, Number(section, "Final D value (cm^-1)"), Number(section, "Final E value (cm^-1)"), values, axes)
            : throw Mismatch(section, "zero-field splitting");
    }

    /// <summary>Hyperfine couplings of the last geometry by atom (from 0), empty where none were computed.</summary>
    /// <exception cref="InputException">One is damaged, or there are not as many as the file says.</exception>
    public IReadOnlyDictionary<int, OrcaHyperfine> Hyperfine() => Nuclei("EPRNMR_ATensor", nucleus =>
    {
        var (raw, axes, values) = (Table(nucleus, "Raw A tensor (MHz):"), Table(nucleus, "A Tensor eigenvectors:"), MainValues(nucleus, "A Eigenvalues:"));
        var asymmetry = (raw - raw.Transpose()).Data.Max(Math.Abs);
        return PrincipalAxes.Agree(0.5 * (raw + raw.Transpose()), values, axes, Error + asymmetry / 4)
            ? new OrcaHyperfine((int)Number(nucleus, "Isotope:"), Number(nucleus, "Nuclear Spin:"), raw, values, axes)
            : throw Mismatch(nucleus, "hyperfine coupling");
    });

    /// <summary>Electric field gradients V of the last geometry by atom (from 0), [3, 3] in atomic units, empty where none were computed.</summary>
    /// <exception cref="InputException">One is damaged, or there are not as many as the file says.</exception>
    public IReadOnlyDictionary<int, Matrix> FieldGradients()
    {
        var (name, letter) = Last("EPRNMR_QTensor") is null ? ("EPRNMR_EFGTensor", "EFG") : ("EPRNMR_QTensor", "Q");
        return Nuclei(name, nucleus =>
        {
            var (raw, axes) = (Table(nucleus, $"Raw {letter} tensor (au**-3):"), Table(nucleus, $"{letter} Tensor eigenvectors:"));
            return PrincipalAxes.Agree(raw, MainValues(nucleus, "EFG Eigenvalues (atomic units):"), axes, Error) ? raw : throw Mismatch(nucleus, "field gradient");
        });
    }

    /// <summary>Compares with the output of the same run: energy, g, D and hyperfine couplings within the digits of the output.</summary>
    /// <exception cref="InputException">They differ: the two files are of different runs, or one is damaged.</exception>
    public void RequireSame(OrcaOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Require("energy", [FinalEnergy().Hartree], [output.FinalEnergy().Hartree], 2e-9);
        if (GTensor() is { } g && output.GTensors().LastOrDefault(t => t.Method == "SCF") is { } printed)
        {
            Require("main values of g", g.MainValues, printed.MainValues, 2e-6);
        }

        if (ZeroField() is { } d && output.ZeroFields().LastOrDefault(t => t.Method == "SCF") is { } splitting)
        {
            Require("D", d.Tensor.Data, splitting.Tensor.Data, 2e-6);
        }

        var hyperfine = Hyperfine();
        foreach (var nucleus in output.Nuclei().Where(n => n.Hyperfine is not null && hyperfine.ContainsKey(n.Atom)))
        {
            Require($"hyperfine coupling of atom {nucleus.Atom + 1}", hyperfine[nucleus.Atom].TensorMHz.Data, nucleus.Hyperfine!.TensorMHz.Data, 1.1e-4);
        }
    }

    // Sections stand between '$ NAME' and the geometries; the line of the geometries comes last, so that a cut file is seen.
    private static IReadOnlyList<OrcaBlock> SectionsOf(OrcaText text)
    {
        var end = text.Containing("!GEOMETRIES!").Select(i => (int?)i).FirstOrDefault()
            ?? throw text.Damaged(0, text.Count, "the property file has no list of geometries: it is cut short, or not of ORCA 5");
        var starts = Enumerable.Range(0, end).Where(i => text[i].StartsWith("$ ", StringComparison.Ordinal)).Append(end).ToArray();
        return [.. starts.Zip(starts.Skip(1), (from, to) => new OrcaBlock(text, from, to, from, text[from][2..].Trim()))];
    }

    private OrcaBlock? Last(string name) => sections.LastOrDefault(section => section.What == name);

    private static double Number(OrcaBlock block, string begin) => block.NumberAfter(begin, block.Find(begin, block.Start, block.End - block.Start));

    private static Matrix Table(OrcaBlock block, string title) => block.Matrix3(Below(block, title), "0", "1", "2");

    private static double[] MainValues(OrcaBlock block, string title) => block.Numbers(Below(block, title), 1, 3);

    private static int Below(OrcaBlock block, string title) => block.Find(title, block.Start, block.End - block.Start) + 2;

    private Dictionary<int, T> Nuclei<T>(string name, Func<OrcaBlock, T> read)
    {
        if (Last(name) is not { } section)
        {
            return [];
        }

        const string title = "Nucleus:";
        var starts = Enumerable.Range(section.Start, section.End - section.Start).Where(i => text[i].TrimStart().StartsWith(title, StringComparison.Ordinal)).Append(section.End).ToArray();
        if (Number(section, "Number of stored nuclei") != starts.Length - 1)
        {
            throw text.Damaged(section.Start, section.End, $"{name} has {starts.Length - 1} nuclei and says another number");
        }

        var nuclei = starts.Zip(starts.Skip(1), (from, to) => new OrcaBlock(text, from, to, from, $"a nucleus of {name}"));
        return nuclei.ToDictionary(nucleus => (int)Number(nucleus, title), read);
    }

    private void Require(string what, double[] here, double[] there, double tolerance)
    {
        if (here.Zip(there, (a, b) => Math.Abs(a - b)).Max() is var difference && !(difference <= tolerance))
        {
            throw new InputException(text.File, null, FormattableString.Invariant($"the {what} differs from that of the output by {difference:G3}"), "Keep the two files of one run together");
        }
    }

    private InputException Mismatch(OrcaBlock block, string what) => text.Damaged(block.Start, block.End, $"matrix, main values and axes of a {what} do not belong together");
}

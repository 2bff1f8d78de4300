using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>What a .hess file holds.</summary>
/// <param name="Structure">The geometry, in angstrom.</param>
/// <param name="MassesU">Masses that ORCA used, in u, one per atom.</param>
/// <param name="Hessian">[3N, 3N] in eV/angstrom^2, as it stands in the file.</param>
/// <param name="FrequenciesCm">[3N] in cm^-1, as ORCA prints them: zero for rigid motions, negative for imaginary ones.</param>
/// <param name="Displacements">[3N, 3N]; columns are ORCA's normal modes: Cartesian displacements, normalised, zero for rigid motions.</param>
/// <param name="DipoleDerivatives">[3N, 3] d mu/dX in e; null where the file has none.</param>
public sealed record OrcaHessian(Structure Structure, double[] MassesU, Matrix Hessian, double[] FrequenciesCm, Matrix Displacements, Matrix? DipoleDerivatives)
{
    private const double Unit = PhysicalConstants.HartreeEv / (PhysicalConstants.BohrAngstrom * PhysicalConstants.BohrAngstrom);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">There is no such file, it does not end with $end, or a block is missing or incomplete.</exception>
    public static OrcaHessian Read(string path) => From(OrcaText.Read(path));

    /// <summary>As <see cref="Read"/>, from lines of text; messages call them <paramref name="name"/>.</summary>
    /// <exception cref="InputException">As <see cref="Read"/>.</exception>
    public static OrcaHessian Parse(IEnumerable<string> lines, string name)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return From(new OrcaText(name, [.. lines]));
    }

    /// <summary>Vibrations from the Hessian, with standard atomic weights and without rigid motions.</summary>
    public NormalModes Modes() => NormalModes.FromHessian(Structure, Hessian);

    private static OrcaHessian From(OrcaText text)
    {
        var file = new HessianFile(text);
        var (structure, masses) = file.Atoms();
        var n = 3 * structure.Count;
        var (hessian, modes) = (file.Square("$hessian", n), file.Square("$normal_modes", n));
        return new OrcaHessian(structure, masses, Unit * hessian, file.Frequencies(n), modes, file.DipoleDerivatives(n));
    }
}

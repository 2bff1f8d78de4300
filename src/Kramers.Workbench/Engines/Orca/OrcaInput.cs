using System.Globalization;
using System.Text;
using Kramers.Chemistry;

namespace Kramers.Workbench.Engines.Orca;

/// <summary>
/// Inputs for ORCA 5 and 6. <c>method</c> is what stands after the exclamation mark: functional, basis, accuracy, for example
/// "PBE0 def2-TZVP TightSCF". Keywords: ORCA manual 6.0, sections on CASSCF, SINGLE_ANISO and broken symmetry.
/// </summary>
public static class OrcaInput
{
    /// <summary>Energy and gradient (EnGrad): gives a .engrad file.</summary>
    /// <exception cref="ArgumentException">Charge and multiplicity do not fit the electrons, or the method is empty.</exception>
    public static string Gradient(Structure structure, int charge, int multiplicity, string method, OrcaResources resources) =>
        Text(structure, charge, multiplicity, $"{method} EnGrad", "", resources);

    /// <summary>Harmonic frequencies, by analytic derivatives or by differences of gradients: gives a .hess file.</summary>
    /// <exception cref="ArgumentException">As <see cref="Gradient"/>.</exception>
    public static string Frequencies(Structure structure, int charge, int multiplicity, string method, bool analytic, OrcaResources resources) =>
        Text(structure, charge, multiplicity, $"{method} {(analytic ? "Freq" : "NumFreq")}", "", resources);

    /// <summary>Broken symmetry for two centres with so many unpaired electrons each; the high-spin state, which ORCA converges first, has their sum.</summary>
    /// <param name="structure">The geometry.</param>
    /// <param name="charge">Charge.</param>
    /// <param name="unpairedA">Unpaired electrons of the first centre, not less than of the second.</param>
    /// <param name="unpairedB">Unpaired electrons of the second centre.</param>
    /// <param name="method">Functional, basis, accuracy.</param>
    /// <param name="resources">Processes and memory.</param>
    /// <exception cref="ArgumentException">As <see cref="Gradient"/>, or the numbers of unpaired electrons are not positive or in the wrong order.</exception>
    public static string BrokenSymmetry(Structure structure, int charge, int unpairedA, int unpairedB, string method, OrcaResources resources)
    {
        if (unpairedB < 1 || unpairedA < unpairedB)
        {
            throw new ArgumentException($"Unpaired electrons {unpairedA}, {unpairedB}: both must be positive, the larger number first.", nameof(unpairedA));
        }

        return Text(structure, charge, unpairedA + unpairedB + 1, $"UKS {method}", Lines("%scf", $"  BrokenSym {unpairedA},{unpairedB}", "end"), resources);
    }

    /// <summary>CASSCF with QDPT: spin-orbit states, D and g, SINGLE_ANISO, and on demand NEVPT2 and ligand-field theory.</summary>
    /// <param name="structure">The geometry.</param>
    /// <param name="charge">Charge.</param>
    /// <param name="space">Active space and what to compute.</param>
    /// <param name="method">Basis and Hamiltonian, for example "DKH DKH-def2-TZVP TightSCF"; no functional.</param>
    /// <param name="orbitals">Name of a .gbw file with starting orbitals, in the folder of the run, or null.</param>
    /// <param name="resources">Processes and memory.</param>
    /// <exception cref="ArgumentException">As <see cref="Gradient"/>, or the active space has no such states.</exception>
    public static string ActiveSpace(Structure structure, int charge, OrcaActiveSpace space, string method, string? orbitals, OrcaResources resources)
    {
        ArgumentNullException.ThrowIfNull(space);
        space.Check();
        if (orbitals is not null && orbitals.AsSpan().ContainsAny("\"\r\n"))
        {
            throw new ArgumentException("The name of the file of orbitals has a quote or a line break.", nameof(orbitals));
        }

        var start = orbitals is null ? "" : Lines($"%moinp \"{orbitals}\"");
        return Text(structure, charge, space.Roots[0].Multiplicity, orbitals is null ? method : $"{method} MORead", start + Casscf(space), resources);
    }

    private static string Casscf(OrcaActiveSpace space)
    {
        var text = new StringBuilder(Lines(
            "%casscf",
            $"  nel {space.Electrons}",
            $"  norb {space.Orbitals}",
            $"  mult {string.Join(',', space.Roots.Select(r => r.Multiplicity))}",
            $"  nroots {string.Join(',', space.Roots.Select(r => r.Count))}"));
        text.Append(space.LigandFieldShell is { } shell ? Lines($"  actorbs {shell}orbs") : "");
        text.Append(space.Nevpt2 ? Lines("  PTMethod SC_NEVPT2") : "");
        text.Append(Lines("  rel", "    dosoc true")).Append(space.SpinSpin ? Lines("    dossc true") : "").Append(Lines("    gtensor true", "    dtensor true", "  end"));
        return text.Append(Aniso(space)).Append(Lines("end")).ToString();
    }

    private static string Aniso(OrcaActiveSpace space)
    {
        if (space.Pseudospins.Count == 0)
        {
            return "";
        }

        var ion = space.CrystalFieldIon is { } field ? Lines($"    CRYS_element \"{field.Element.Symbol}\"", $"    CRYS_charge {field.Charge}") : "";
        return Lines("  ANISO", "    doaniso true", $"    MLTP {string.Join(',', space.Pseudospins)}", "    UBAR true") + ion + Lines("  end");
    }

    private static string Text(Structure structure, int charge, int multiplicity, string keywords, string blocks, OrcaResources resources)
    {
        Check(structure, charge, multiplicity, keywords, resources);
        var text = new StringBuilder(Lines($"! {keywords}", $"%maxcore {resources.MemoryPerProcessMb}", $"%pal nprocs {resources.Processes} end"));
        text.Append(blocks).Append(Lines($"* xyz {charge} {multiplicity}"));
        for (var i = 0; i < structure.Count; i++)
        {
            var r = structure.Positions.Slice(3 * i, 3);
            text.Append(Lines(string.Create(CultureInfo.InvariantCulture, $"  {structure.Elements[i].Symbol,-2} {r[0],20:F12} {r[1],20:F12} {r[2],20:F12}")));
        }

        return text.Append(Lines("*")).ToString();
    }

    private static void Check(Structure structure, int charge, int multiplicity, string keywords, OrcaResources resources)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentOutOfRangeException.ThrowIfLessThan(resources.Processes, 1, nameof(resources));
        ArgumentOutOfRangeException.ThrowIfLessThan(resources.MemoryPerProcessMb, 1, nameof(resources));
        var electrons = structure.Elements.Sum(e => e.AtomicNumber) - charge;
        if (multiplicity < 1 || multiplicity - 1 > electrons || (multiplicity - 1 - electrons) % 2 != 0)
        {
            throw new ArgumentException($"{structure.Formula} with charge {charge} has {electrons} electrons: the multiplicity cannot be {multiplicity}.");
        }

        if (keywords.StartsWith(' ') || keywords.AsSpan().ContainsAny("\r\n%*"))
        {
            throw new ArgumentException($"'{keywords}' is no line of keywords: name the method and its basis, blocks are written here.");
        }
    }

    // ORCA runs on Linux: the line end is always the same, so that the same input is the same file everywhere.
    private static string Lines(params ReadOnlySpan<string> lines) => string.Join('\n', lines!) + "\n";
}

using System.Globalization;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>Writes the input for energy and forces: GATEWAY and SEWARD with Cholesky decomposition, SCF or RASSCF with the response of MCLR, ALASKA.</summary>
internal static class OpenMolcasForceInput
{
    // group=c1: symmetry would turn and shift the molecule.
    public static string Write(Molecule molecule, ActiveSpace? space, OpenMolcasForceSettings settings) => $"""
        &GATEWAY
         coord={Geometry.FileName}
         basis={settings.Basis}
         group=c1
         RICD
        &SEWARD
        {(space is null ? Scf(molecule, settings.Method) : Rasscf(molecule, space))}&ALASKA

        """;

    private static string Scf(Molecule molecule, string method)
    {
        var open = molecule.Multiplicity == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" UHF\n zspin={molecule.UnpairedElectrons}\n");
        var functional = method.Equals("hf", StringComparison.OrdinalIgnoreCase) ? "" : $" KSDFT={method}\n";
        return string.Create(CultureInfo.InvariantCulture, $"&SCF\n charge={molecule.Charge}\n{open}{functional}");
    }

    // The orbitals are best for the average and not for the lowest state: its gradient needs their response (Stalring, Bernhardsson, Lindh, Mol. Phys. 99, 103
    // (2001), doi:10.1080/002689700110005642). Charge and active electrons give the inactive orbitals, also with effective core potentials.
    private static string Rasscf(Molecule molecule, ActiveSpace space)
    {
        var (average, state, response) = space.Roots == 1
            ? ("1 1\n 1", "", "")
            : (string.Create(CultureInfo.InvariantCulture, $"{space.Roots} {space.Roots} 1"), " rlxroot=1\n", "&MCLR\n sala=1\n threshold=1e-6\n");
        return string.Create(CultureInfo.InvariantCulture, $"""
            &RASSCF
             spin={molecule.Multiplicity}
             nactel={space.Ion.Electrons} 0 0
             ras2={space.Ion.Orbitals}
             ciroot={average}
             charge={molecule.Charge}
            {state}{response}
            """);
    }
}

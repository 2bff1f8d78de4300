namespace Kramers.Workbench.Engines.Xtb;

/// <summary>
/// Spin that xTB sees. GFN1 and GFN2 keep the 4f electrons of a lanthanide in its core and leave it three electrons, as if it were trivalent (Bannwarth
/// et al., J. Chem. Theory Comput. 15, 1652 (2019), doi:10.1021/acs.jctc.8b01176): their spin must not be given to the ligands.
/// </summary>
internal static class CoreElectrons
{
    private const int Lanthanum = 57;
    private const int Lutetium = 71;
    private const int FOrbitals = 7;

    /// <summary>
    /// Unpaired electrons outside the 4f shells: 2S of the molecule less those of every Ln(III) by Hund's first rule. Where 2S is smaller (shells coupled
    /// to a low spin), as few as the number of electrons allows.
    /// </summary>
    public static int UnpairedOutside(Molecule molecule)
    {
        var shells = molecule.Structure.Elements.Where(e => e.AtomicNumber is >= Lanthanum and <= Lutetium).Select(e => e.AtomicNumber - Lanthanum).ToArray();
        var outside = molecule.UnpairedElectrons - shells.Sum(n => Math.Min(n, 2 * FOrbitals - n));
        return outside >= 0 ? outside : (molecule.Electrons - shells.Sum()) % 2;
    }
}

namespace Kramers.Cli;

/// <summary>Help on ligands.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers ligands</c>.</summary>
    public const string Ligands = """
        kramers ligands - the library of ligands, and how your own would bind

        Usage:
          kramers ligands [SEARCH] [OPTIONS]

        Prints name, charge, denticity, donors, SMILES and full name of the ligands
        with SEARCH in their names or family; groups in brackets bind side-on.

        Arguments:
          SEARCH            a part of a name or family; default: all ligands

        Options:
              --smiles SMILES
                            instead: charge and donors of this ligand
              --xyz FILE    instead: those of the ligand in an xyz file, without the
                            metal and with all hydrogens
              --charge Q    charge of that ligand in e (default: 0)
          -h, --help        show this help

        Examples:
          kramers ligands
          kramers ligands crown
          kramers ligands --smiles "CC(=O)C=C(C)[O-]"
          kramers ligands --xyz acac.xyz --charge -1


        """ + ExitCodes;
}

namespace Kramers.Cli;

/// <summary>Help on coordination polyhedra.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers shape</c>.</summary>
    public const string Shape = """
        kramers shape - which polyhedron the donors of a metal come near

        Usage:
          kramers shape FILE... [OPTIONS]

        Prints continuous shape measures (0: ideal shape, 100: farthest) for all
        polyhedra of SHAPE with as many vertices as there are donors, 2 to 12; for
        several sites the two nearest of each. Writes inputs.yaml, result.json, a
        CSV file per table, report.html and log.txt, and of CIFs molecules.xyz with the
        molecule around each metal. Nothing is written before the run is complete.

        Arguments:
          FILE              .xyz, .extxyz or .cif, or a folder of such files

        Options:
          -m, --metal SYMBOL
                            the metal, such as Dy; default: f elements, else
                            transition metals, else any metal; all of them
              --cn N        take the nearest N donors, 2 to 12; default: by covalent
                            radii, to the first gap (docs/shape.md)
              --haptic      donors bonded to each other count as one, at their
                            centroid: Cp, COT, side-on ligands
              --statistics  of all sites together: coordination numbers, donor sets,
                            distances, angles; files that cannot be read are listed
          -o, --output DIR  folder to write to (default: runs/shape-NAME here, NAME
                            that of the first file)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers shape examples/06-shape/terbium.cif
          kramers shape examples/06-shape/holmium.xyz --cn 8
          kramers shape structures --metal Dy --haptic -o shapes
          kramers shape structures --statistics


        """ + ExitCodes;
}

namespace Kramers.Cli;

/// <summary>Help on moving atoms.</summary>
internal static partial class HelpText
{
    private const string PotentialOptions = """
          -p, --potential NAME
                            xtb (GFN2), xtb/gfn1, xtb/gfnff for molecules, or in
                            short gfn2, gfn1, gfnff; the
                            force-field.json of kramers learn or train; or a
                            LAMMPS file: X.snapcoeff with X.snapparam beside it, or
                            the .snap or .mod input that names both
              --charge Q    of the molecule, for xtb (default: 0)
              --multiplicity M
                            2S+1, for xtb (default: the lowest there can be)
        """;

    private const string FolderOptions = """
          -q, --quiet       no progress, only the results
          -h, --help        show this help
        """;

    /// <summary>Help on <c>kramers md</c>.</summary>
    public const string Md = """
        kramers md - molecular dynamics of a molecule or a crystal

        Usage:
          kramers md START --potential NAME [OPTIONS]

        Moves the atoms and keeps frames in trajectory.kmd while it runs: stop with
        Ctrl-C, go on with --resume, and the result is the same to the last bit. At
        the end writes trajectory.xyz, log.csv (energies, temperature, pressure,
        volume), result.json, report.html, inputs.yaml and log.txt.

        Arguments:
          START             .xyz or .extxyz with one geometry; a cell (Lattice)
                            makes it a crystal

        Options:

        """ + PotentialOptions + """

          -n, --steps N     time steps (default: 10000)
              --step FS     time step in fs (default: 0.5)
          -T, --temperature K
                            of the bath and of the first velocities (default: 300)
              --thermostat NAME
                            bussi, langevin or none (constant energy)
                            (default: bussi)
              --bath FS     time within which the bath makes velocities forgotten
                            (default: 100)
          -P, --pressure GPA
                            constant pressure, for crystals
              --piston FS   time within which it makes the volume forgotten
                            (default: 1000)
              --compressibility B
                            its estimate in 1/GPa (default: 0.05)
              --every N     steps from frame to frame (default: 10)
              --seed N      of all random numbers (default: 1)
              --limit G     extrapolation grade of a frame at which the run stops,
                            for a force-field.json with a committee (default: 3)
              --cores N     of this machine (default: 1); the result is the same
              --resume      go on with the trajectory in DIR, up to --steps
          -o, --output DIR  folder to write to (default: runs/md-NAME here)

        """ + FolderOptions + """


        Examples:
          kramers md molecule.xyz -p xtb --charge -2 -T 300 -n 20000
          kramers md crystal.xyz -p Ta06A.snapcoeff -P 0 -n 50000 -o ta
          kramers md crystal.xyz -p Ta06A.snapcoeff -P 0 -n 90000 -o ta --resume


        """ + ExitCodes;

    /// <summary>Help on <c>kramers phonons</c>.</summary>
    public const string Phonons = """
        kramers phonons - vibrations of a molecule or a crystal

        Usage:
          kramers phonons START --potential NAME [OPTIONS]

        Relaxes the geometry (of a crystal in its cell). Of a molecule: normal modes
        and, with xtb, infrared intensities. Of a crystal: frequencies and group
        velocities on a mesh, density of states, dispersion, thermal displacements.
        Writes modes.csv, the table of modes that kramers rates takes once columns of
        derivatives stand in it, further tables, relaxed.xyz, result.json,
        report.html, inputs.yaml and log.txt.

        Arguments:
          START             .xyz or .extxyz with one geometry; a cell (Lattice)
                            makes it a crystal

        Options:

        """ + PotentialOptions + """

              --supercell AxBxC
                            cells for the force constants (default: 2x2x2)
              --mesh AxBxC  wavevectors (default: 8x8x8)
              --fwhm CM     width in the density of states, cm^-1 (default: 5)
          -T, --temperature K
                            of the thermal displacements (default: 300)
              --as-is       do not relax
          -o, --output DIR  folder to write to (default: runs/phonons-NAME here)

        """ + FolderOptions + """


        Examples:
          kramers phonons molecule.xyz --potential xtb
          kramers phonons crystal.xyz -p Ta06A.snapcoeff --supercell 4x4x4


        """ + ExitCodes;
}

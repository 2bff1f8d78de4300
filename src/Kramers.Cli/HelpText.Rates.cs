namespace Kramers.Cli;

/// <summary>Help on the commands of relaxation from first principles.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers rates</c>.</summary>
    public const string Rates = """
        kramers rates - relaxation from first principles

        Usage:
          kramers rates SYSTEM [--converge] [--output DIR] [--quiet]

        Reads levels and how vibrations couple them, from a spin system with the
        derivatives of its parameters, matrices, crystal-field files of tau, input
        of MolForge, or linear vibronic coupling. Computes one- and two-phonon rates
        between levels, or of the whole density matrix, averages over internal
        fields, and finds tau(T, B), the barrier, the paths and the modes that drive
        them. Writes inputs.yaml, result.json, a CSV file per table, report.html and
        log.txt. Nothing is written before the run is complete.

        Arguments:
          SYSTEM            file that describes the magnet (docs/rates.md has all keys)

        Options:
              --converge    also compute tau for other line widths and fewer modes
          -o, --output DIR  folder to write to (default: runs/rates-NAME here, NAME
                            that of the file without .yaml)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers rates examples/05-relaxation-rates/dysprosium.yaml
          kramers rates examples/05-relaxation-rates/tau.yaml --converge
          kramers rates examples/08-published-crystal-field/erbium.yaml


        """ + ExitCodes;

    /// <summary>Help on <c>kramers t1</c>.</summary>
    public const string Trajectory = """
        kramers t1 - spin-lattice relaxation from a trajectory

        Usage:
          kramers t1 TRAJECTORY --field B... --step FS [--blocks N]
                     [--spin S --temperature K] [--output DIR] [--quiet]

        Reads g (a spin 1/2) or D (a spin of 1 or more) along molecular dynamics in
        the frame of the laboratory, the field along z, and computes spectral
        densities and T1 in every field, with its error. Writes inputs.yaml,
        result.json, t1.csv, spectrum.csv, report.html and log.txt.

        Arguments:
          TRAJECTORY        CSV with the columns gzx, gzy, gzz, or Dxx, Dxy, Dxz, Dyy,
                            Dyz, Dzz in cm^-1, and one line per step

        Options:
              --field B     field in T; several may follow
              --step FS     time between two lines in fs
              --blocks N    blocks for spectra and errors (default: 20); each must
                            hold many correlation times
              --spin S      spin of a trajectory of D
              --temperature K
                            temperature of a trajectory of D in K
          -o, --output DIR  folder to write to (default: runs/t1-NAME here, NAME that
                            of the file without .csv)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers t1 examples/07-t1-from-trajectory/g.csv --step 2000 --field 0.34


        """ + ExitCodes;
}

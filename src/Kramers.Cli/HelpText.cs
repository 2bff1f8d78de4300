using System.CommandLine;

namespace Kramers.Cli;

/// <summary>What <c>--help</c> prints, written by hand: a reader wants an example before a grammar.</summary>
internal static class HelpText
{
    /// <summary>Help on <c>kramers</c>.</summary>
    public const string Kramers = """
        kramers - from a single-molecule magnet to its relaxation time

        Usage:
          kramers COMMAND [OPTIONS]

        Commands:
          relax FOLDER    learn forces, D and g from labelled geometries; predict
                          U_eff, tau(T) and the blocking temperature
          spin TASK SYSTEM
                          levels, g tensors, susceptibility, magnetisation, heat
                          capacity and torque of a spin Hamiltonian, and its fit
          rates SYSTEM    relaxation times, paths and barriers from levels and their
                          coupling to vibrations
          doctor          say which libraries and programs this machine has

        Options:
          -h, --help      show this help, or that of a command
              --version   show the version

        Examples:
          kramers relax examples/01-cobalt-bipyramid
          kramers spin chi examples/02-spin-systems/copper-dimer.yaml
          kramers rates examples/05-relaxation-rates/dysprosium.yaml
          kramers relax --help
          kramers doctor


        """ + ExitCodes + """

        Environment:
          KRAMERS_DEBUG=1   show the stack trace of an unexpected error

        """;

    /// <summary>Help on <c>kramers relax</c>.</summary>
    public const string Relax = """
        kramers relax - labelled geometries in, relaxation time out

        Usage:
          kramers relax FOLDER [--output DIR] [--quiet]

        Reads FOLDER/relax.yaml and the files that it names: geometries with
        energies, forces, D and g tensors. Trains a potential and tensor models,
        relaxes the molecule, finds its vibrations and their coupling to the spin,
        and writes inputs.yaml, result.json, report.html and log.txt. Nothing is
        written before the run is complete.

        Arguments:
          FOLDER            folder that holds relax.yaml

        Options:
          -o, --output DIR  folder to write to (default: runs/relax-NAME here, NAME
                            from relax.yaml)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers relax examples/01-cobalt-bipyramid
          kramers relax my-molecule --output my-molecule/result
          kramers relax my-molecule --quiet > summary.txt


        """ + ExitCodes;

    /// <summary>Help on <c>kramers spin</c>.</summary>
    public const string Spin = """
        kramers spin - what a spin Hamiltonian shows, and which one data ask for

        Usage:
          kramers spin TASK SYSTEM [--output DIR] [--quiet]

        Reads a spin system and answers one question on it. Writes inputs.yaml,
        result.json, a CSV file per table, report.html and log.txt. Nothing is
        written before the run is complete.

        Arguments:
          TASK              what to do:
              levels          energies, <S> along an axis and leading weights
              gtensor         main g values and axes of the Kramers doublets
              chi             susceptibility and chi T of the powder
              magnetisation   M(B, T) of the powder
              heat            heat capacity, and the entropy that a field drives out
              zeeman          levels against a field along an axis
              torque          torque of a crystal while the field turns in a plane
              fit             parameters from measured chi, chi T and M
          SYSTEM            file that describes the system (docs/spin.md has all keys)

        Options:
          -o, --output DIR  folder to write to (default: runs/spin-TASK-NAME here,
                            NAME that of the file without .yaml)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers spin levels examples/02-spin-systems/cobalt.yaml
          kramers spin gtensor examples/02-spin-systems/dysprosium.yaml
          kramers spin fit examples/02-spin-systems/copper-dimer.yaml -o copper


        """ + ExitCodes;

    /// <summary>Help on <c>kramers rates</c>.</summary>
    public const string Rates = """
        kramers rates - relaxation from first principles

        Usage:
          kramers rates SYSTEM [--converge] [--output DIR] [--quiet]

        Reads levels and how vibrations couple them, from a spin system with the
        derivatives of its parameters, matrices, crystal-field files of tau, or
        linear vibronic coupling. Computes one- and two-phonon rates, tau(T, B), the
        barrier, the paths between the wells and the modes that drive them. Writes
        inputs.yaml, result.json, a CSV file per table, report.html and log.txt.
        Nothing is written before the run is complete.

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


        """ + ExitCodes;

    /// <summary>Help on <c>kramers doctor</c>.</summary>
    public const string Doctor = """
        kramers doctor - which libraries and programs this machine has

        Usage:
          kramers doctor

        Looks for OpenBLAS and for xtb, OpenMolcas, Psi4, ORCA, Slurm and LAMMPS on
        the PATH, asks them for their versions, and says how to get what is missing.
        All of them are optional: what is missing does not change the exit code.

        Options:
          -h, --help        show this help

        Examples:
          kramers doctor


        """ + ExitCodes;

    private const string ExitCodes = """
        Exit codes:
            0  done
            1  unexpected error: a mistake in Kramers or a fault of the machine
            2  wrong usage or bad input; the message says what to change
            3  an external program failed (no command starts one yet)
          130  stopped by Ctrl-C

        """;

    /// <summary>Help on a command.</summary>
    public static string Of(Command command) => command.Name switch
    {
        RelaxCommand.Name => Relax,
        SpinCommand.Name => Spin,
        RatesCommand.Name => Rates,
        DoctorCommand.Name => Doctor,
        _ => Kramers,
    };
}

using System.CommandLine;

namespace Kramers.Cli;

/// <summary>What <c>--help</c> prints, written by hand: a reader wants an example before a grammar.</summary>
internal static partial class HelpText
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
          fit TASK FILE   relaxation times and their rate law from ac
                          susceptibility, decays, or tables of tau(T)
          simulate TASK FILE
                          hysteresis loops, ZFC/FC curves and decays that follow
                          from relaxation rates, and the blocking temperatures
          convert IN OUT  a measurement between a magnetometer, CSV and PHI
          rates SYSTEM    relaxation times, paths and barriers from levels and their
                          coupling to vibrations
          t1 TRAJECTORY   T1 from g or D along molecular dynamics
          doctor          say which libraries and programs this machine has

        Options:
          -h, --help      show this help, or that of a command
              --version   show the version

        Examples:
          kramers relax examples/01-cobalt-bipyramid
          kramers spin chi examples/02-spin-systems/copper-dimer.yaml
          kramers fit ac examples/03-relaxation-times/ac.dat
          kramers simulate hysteresis examples/04-hysteresis/dysprosium.yaml
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

        Reads a spin system, an ion in a ligand field or ab initio states, and
        answers one question on it. Writes inputs.yaml,
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
              epr             EPR of powder and crystal, along field or frequency
              ins             inelastic neutron scattering of the powder
              barrier         levels by moment, transition moments, the barrier
              project         states as pseudospins: g, D, crystal field, barrier,
                              and a system.yaml to go on with
              fit             parameters from measured chi, chi T and M
          SYSTEM            file that describes the system (docs/spin.md has all keys),
                            or states from OpenMolcas (.aniso)

        Options:
          -o, --output DIR  folder to write to (default: runs/spin-TASK-NAME here,
                            NAME that of the file without .yaml)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers spin levels examples/02-spin-systems/cobalt.yaml
          kramers spin gtensor examples/02-spin-systems/dysprosium.yaml
          kramers spin fit examples/02-spin-systems/copper-dimer.yaml -o copper
          kramers spin epr examples/02-spin-systems/nickel.yaml
          kramers spin project examples/02-spin-systems/dysprosium.aniso


        """ + ExitCodes;

    /// <summary>Help on <c>kramers fit</c>.</summary>
    public const string Fit = """
        kramers fit - relaxation times from measurements, and their rate law

        Usage:
          kramers fit TASK FILE... [OPTIONS]

        Writes inputs.yaml, result.json, a CSV file per table, report.html and
        log.txt. Nothing is written before the run is complete.

        Arguments:
          TASK              what to do:
              ac              tau from chi'(f) and chi''(f), then the rate law
              dc              tau from decays of the magnetisation, likewise
              rates           the rate law of tables with T_K and tau_s
          FILE              .dat or .csv of a magnetometer, tables, or one settings
                            file in YAML (docs/fit.md has all keys and columns)

        Options of ac:
          --mass MG         mass of the sample; default: from the header
          --molar-mass G    of the formula unit in g/mol; default: from the header
          --diamagnetism CM3
                            in cm^3/mol, negative, or as constituents such as
                            "Dy3+ + 3 acac-"; default: none
          --model NAME      debye, generalised (default), cole-davidson,
                            havriliak-negami or auto
          --processes N     1 (default), 2 or auto
          --field T         take this static field only; default: all, each apart
          --temperature-tolerance K
                            rows no further apart are one isotherm (default: 0.05)

        Options of dc:
          --model NAME      exponential, stretched, double or auto (default)

        Options of the rate law:
          --no-rates        stop at the relaxation times
          --terms LIST      orbach, raman, local-raman, brons, qtm, qtm-field,
                            ta-qtm, direct, bottleneck, joined by commas; default:
                            all combinations that make sense, compared by AICc
          --fix NAME=VALUE  hold a parameter, such as n=9 or Orbach.U=210
          --bounds NAME=FROM:TO
                            keep a parameter between two values
          --weighting NAME  fit-error, distribution, both, equal or auto (default:
                            fit-error where all times have one, else equal)
          --bootstrap N     intervals from N synthetic data sets too
          --evaluate KELVIN
                            FILE holds parameters of laws, not times: rates and
                            leading processes at these temperatures (2,10,50)

        Options of all:
          -o, --output DIR  folder to write to (default: runs/fit-TASK-NAME here,
                            NAME that of the first file)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers fit ac examples/03-relaxation-times/ac.dat
          kramers fit dc examples/03-relaxation-times/decays.dat --model stretched
          kramers fit rates ac/tau.csv dc/tau.csv --terms orbach,raman,qtm
          kramers fit ac runs/fit-ac-ac/inputs.yaml


        """ + ExitCodes;

    /// <summary>Help on <c>kramers simulate</c>.</summary>
    public const string Simulate = """
        kramers simulate - from relaxation rates to what a magnetometer shows

        Usage:
          kramers simulate TASK FILE [--output DIR] [--quiet]

        Reads a magnet, its relaxation rates and the protocol of a measurement, and
        follows the magnetisation through it. Each task also gives the blocking
        temperature by all three definitions: tau = 100 s, the split of ZFC and FC,
        and the highest temperature with an open loop. Writes inputs.yaml,
        result.json, a CSV file per table, report.html and log.txt. Nothing is
        written before the run is complete.

        Arguments:
          TASK              what to measure:
              hysteresis      loops at several temperatures, remanence, coercive field
              zfc-fc          zero-field-cooled and field-cooled curves
              decay           magnetisation against time after a saturating field
          FILE              magnet, rates and protocol (docs/simulate.md has all keys)

        Options:
          -o, --output DIR  folder to write to (default: runs/simulate-TASK-NAME here,
                            NAME that of the file without .yaml)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers simulate hysteresis examples/04-hysteresis/dysprosium.yaml
          kramers simulate zfc-fc examples/04-hysteresis/dysprosium.yaml
          kramers simulate decay my-magnet.yaml --output my-decay


        """ + ExitCodes;

    /// <summary>Help on <c>kramers convert</c>.</summary>
    public const string Convert = """
        kramers convert - a measurement between a magnetometer, CSV and PHI

        Usage:
          kramers convert IN OUT [--mass MG] [--molar-mass G] [--diamagnetism X]
                          [--kind KIND]

        What IN is, is told by its content; what OUT becomes, by its extension:
          .csv    columns named with their units
          .dat    moments in emu under the titles of Quantum Design
          .sus    chi T of PHI, one column per field
          .mag    M of PHI, one column per temperature

        From moments to chi, chi T or M the sample is needed, from the header of IN
        or from the options. OUT must not exist.

        Arguments:
          IN                .dat of an MPMS or PPMS, .csv, .sus or .mag
          OUT               the file to write

        Options:
              --mass MG     mass of the sample in mg
              --molar-mass G
                            molar mass of the formula unit in g/mol
              --diamagnetism X
                            its diamagnetism in cm^3/mol, negative; taken off
                            moments, put back where OUT holds moments
              --kind KIND   chi, chiT or M: what a .csv holds
          -h, --help        show this help

        Examples:
          kramers convert sample.dat chi.csv --kind chiT --mass 20.1 --molar-mass 839
          kramers convert sample.dat sample.sus --diamagnetism -4e-4


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
        FitCommand.Name => Fit,
        SimulateCommand.Name => Simulate,
        ConvertCommand.Name => Convert,
        RatesCommand.Name => Rates,
        TrajectoryCommand.Name => Trajectory,
        DoctorCommand.Name => Doctor,
        _ => Kramers,
    };
}

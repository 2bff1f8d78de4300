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
          shape FILE      how near the coordination spheres of metals come to ideal
                          polyhedra: continuous shape measures
          ligands SEARCH  the library of ligands: SMILES, charge, donors; and how a
                          ligand of your own would bind
          build           complexes in space from a metal, ligands and a polyhedron,
                          all stereoisomers, ranked by energy
          label MOLECULE  energies, forces, D or crystal fields of many geometries by
                          quantum chemistry, here or on a cluster
          labels TASK SET look into labelled sets, merge, split and export them
          learn MOLECULE  a force field that trains itself: dynamics asks an engine
                          for what it does not know
          t1 TRAJECTORY   T1 from g or D along molecular dynamics
          md START        molecular dynamics with xtb or a trained potential
          phonons START   normal modes of a molecule, phonons of a crystal
          train WHAT      models of properties, force fields and tensors, with errors
          correlate TRAJECTORY
                          a learned tensor along molecular dynamics: correlations,
                          spectra, T1
          average MINIMUM
                          a learned tensor at temperatures, over the vibrations
          describe FILE   structures as features: SOAP, MBTR, bispectrum and others
          predict MODEL FILE
                          what a model says of new samples, and how sure it is
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
          kramers shape examples/06-shape/terbium.cif
          kramers build --metal Dy3+ --ligands "O x6" --shape OC-6
          kramers label molecule.xyz --engine xtb --task energy-forces
          kramers labels inspect runs/label-molecule
          kramers train property couplings.csv --target J --model gpr
          kramers relax --help
          kramers doctor


        """ + ExitCodes + """

        Environment:
          KRAMERS_DEBUG=1   show the stack trace of an unexpected error

        """;

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

    internal const string ExitCodes = """
        Exit codes:
            0  done
            1  unexpected error: a mistake in Kramers or a fault of the machine
            2  wrong usage or bad input; the message says what to change
            3  an external program failed; finished work is kept
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
        ShapeCommand.Name => Shape,
        LigandsCommand.Name => Ligands,
        BuildCommand.Name => Build,
        LabelCommand.Name => Label,
        LabelsCommand.Name or "inspect" or "merge" or "split" or "export" or "compute" => Labels,
        LearnCommand.Name => Learn,
        TrajectoryCommand.Name => Trajectory,
        MdCommand.Name => Md,
        PhononsCommand.Name => Phonons,
        TrainCommand.Name => Train,
        TrainPropertyCommand.Name => TrainProperty,
        TrainForceFieldCommand.Name => TrainForceField,
        TrainTensorCommand.Name => TrainTensor,
        CorrelateCommand.Name => Correlate,
        AverageCommand.Name => Average,
        DescribeCommand.Name => Describe,
        PredictCommand.Name => Predict,
        DoctorCommand.Name => Doctor,
        _ => Kramers,
    };
}

namespace Kramers.Cli;

/// <summary>Help on spin Hamiltonians and their measurements.</summary>
internal static partial class HelpText
{
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
}

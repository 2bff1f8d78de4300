namespace Kramers.Cli;

/// <summary>Help on relaxation from measurements.</summary>
internal static partial class HelpText
{
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
}

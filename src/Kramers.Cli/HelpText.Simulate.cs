namespace Kramers.Cli;

/// <summary>Help on what a magnetometer will show.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers simulate</c>.</summary>
    public const string Simulate = """
        kramers simulate - from relaxation rates to what a magnetometer shows

        Usage:
          kramers simulate TASK FILE [--output DIR] [--quiet]

        Reads a magnet, its relaxation rates and the protocol of a measurement, and
        follows the magnetisation through it. Each task but ladder also gives the
        blocking temperature by all three definitions: tau = 100 s, the split of ZFC
        and FC, and the highest temperature with an open loop. Writes inputs.yaml,
        result.json, a CSV file per table, report.html and log.txt. Nothing is
        written before the run is complete.

        Arguments:
          TASK              what to measure:
              hysteresis      loops at several temperatures, remanence, coercive field
              zfc-fc          zero-field-cooled and field-cooled curves
              decay           magnetisation against time after a saturating field
              ladder          loops of all levels, with steps where they cross
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
          kramers simulate ladder examples/04-hysteresis/giant-spin.yaml


        """ + ExitCodes;
}

using System.CommandLine;
using Kramers.Workbench.Dynamics;

namespace Kramers.Cli;

/// <summary>The options that say which potential moves the atoms.</summary>
/// <param name="required">Whether one must be given.</param>
internal sealed class PotentialFlags(bool required = true)
{
    private readonly Option<string?> _potential = new("--potential", "-p") { HelpName = "NAME", Required = required };
    private readonly Option<int> _charge = new("--charge") { HelpName = "Q" };
    private readonly Option<int?> _multiplicity = new("--multiplicity") { HelpName = "M" };

    public void AddTo(Command command)
    {
        command.Add(_potential);
        command.Add(_charge);
        command.Add(_multiplicity);
    }

    public PotentialChoice Read(ParseResult parsed) => ReadIfGiven(parsed)!;

    public PotentialChoice? ReadIfGiven(ParseResult parsed) => parsed.GetValue(_potential) is { } name
        ? new(name) { Charge = parsed.GetValue(_charge), Multiplicity = parsed.GetValue(_multiplicity) }
        : null;
}

using System.CommandLine;
using Kramers.Workbench.Dynamics;

namespace Kramers.Cli;

/// <summary>The options that say which potential moves the atoms.</summary>
internal sealed class PotentialFlags
{
    private readonly Option<string> _potential = new("--potential", "-p") { HelpName = "NAME", Required = true };
    private readonly Option<int> _charge = new("--charge") { HelpName = "Q" };
    private readonly Option<int?> _multiplicity = new("--multiplicity") { HelpName = "M" };

    public void AddTo(Command command)
    {
        command.Add(_potential);
        command.Add(_charge);
        command.Add(_multiplicity);
    }

    public PotentialChoice Read(ParseResult parsed) =>
        new(parsed.GetRequiredValue(_potential)) { Charge = parsed.GetValue(_charge), Multiplicity = parsed.GetValue(_multiplicity) };
}

using System.CommandLine;
using Kramers.Workbench.Ligands;

namespace Kramers.Cli;

/// <summary><c>kramers ligands [SEARCH] [--smiles SMILES] [--xyz FILE --charge Q]</c>.</summary>
internal static class LigandsCommand
{
    public const string Name = "ligands";

    public static Command Create(Shell shell)
    {
        var search = new Argument<string>("SEARCH") { DefaultValueFactory = _ => "", Validators = { Watching.RefuseOptions } };
        var smiles = new Option<string?>("--smiles") { HelpName = "SMILES" };
        var xyz = new Option<string?>("--xyz") { HelpName = "FILE" };
        var charge = new Option<int>("--charge") { HelpName = "Q" };
        var command = new Command(Name) { search, smiles, xyz, charge };
        command.SetAction(parsed =>
        {
            var lines = (parsed.GetValue(smiles), parsed.GetValue(xyz)) switch
            {
                ({ } own, _) => LigandListing.OfSmiles(own),
                (_, { } file) => LigandListing.OfXyz(file, parsed.GetValue(charge)),
                _ => LigandListing.Library(parsed.GetValue(search) ?? ""),
            };
            foreach (var line in lines)
            {
                shell.WriteLine(line);
            }

            return ExitCode.Success;
        });
        return command;
    }
}

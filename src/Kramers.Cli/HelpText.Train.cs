namespace Kramers.Cli;

/// <summary>Help on models that learn.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers train</c>.</summary>
    public const string Train = """
        kramers train - models that learn, with their errors

        Usage:
          kramers train property FILE --target KEY [OPTIONS]
          kramers train force-field LABELS [OPTIONS]
          kramers train tensor LABELS --target NAME... [OPTIONS]

        What to learn:
          property          a number or a class of structures or of rows of a table
          force-field       energies and forces; for kramers md, phonons
          tensor            D, g, dipoles, polarisabilities, crystal fields, which
                            turn with the molecule; for kramers correlate

        Options:
          -h, --help        show this help; after property, force-field or tensor
                            that of each

        Example:
          kramers train property --help


        """ + ExitCodes;
}

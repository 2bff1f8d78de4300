namespace Kramers.Chemistry.Graphs;

/// <summary>A SMILES or SELFIES string that is none: says where, what was found and what was expected.</summary>
public sealed class SmilesException : FormatException
{
    /// <summary>Makes the message from its parts.</summary>
    /// <param name="text">The whole string.</param>
    /// <param name="position">Character from 1.</param>
    /// <param name="found">What was found: a clause without full stop.</param>
    /// <param name="advice">What was expected or is to be changed: a clause without full stop.</param>
    public SmilesException(string text, int position, string found, string advice)
        : base($"'{text}', position {position}: {found}. {advice}.") => Position = position;

    /// <summary>Character from 1.</summary>
    public int Position { get; }
}

namespace Kramers.Chemistry.Formats;

/// <summary>A word of a CIF.</summary>
/// <param name="Text">The word without quotes.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="IsQuoted">Whether it stood in quotes or between semicolons: such a word is a value whatever it says.</param>
internal readonly record struct CifToken(string Text, int Line, bool IsQuoted)
{
    /// <summary>_cell_length_a and the like.</summary>
    internal bool IsName => !IsQuoted && Text.StartsWith('_');

    /// <summary>loop_, data_xyz, save_, global_, stop_.</summary>
    internal bool IsKeyword => !IsQuoted && (Is("loop_") || Is("stop_") || Is("global_") || Text.StartsWith("data_", StringComparison.OrdinalIgnoreCase) || Text.StartsWith("save_", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is this keyword.</summary>
    internal bool Is(string keyword) => !IsQuoted && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Cuts a text into words (Hall, Allen, Brown, Acta Cryst. A 47, 655 (1991)): blanks part, # begins a comment, a line that begins with a semicolon begins or ends a text of several lines.</summary>
    /// <exception cref="InputException">A text between semicolons has no end.</exception>
    internal static IEnumerable<CifToken> Split(TextReader reader, string file)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith(';'))
            {
                var first = number;
                List<string> lines = [line[1..]];
                while ((line = reader.ReadLine()) is not null && !line.StartsWith(';'))
                {
                    lines.Add(line);
                    number++;
                }

                number++;
                yield return line is null ? throw new InputException(file, first, "the text that begins here with a semicolon has no end", "Close it by a line with a semicolon alone") : new CifToken(string.Join('\n', lines), first, true);
                continue;
            }

            foreach (var token in Words(line, number))
            {
                yield return token;
            }
        }
    }

    private static IEnumerable<CifToken> Words(string line, int number)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsWhiteSpace(line[i]))
            {
                continue;
            }

            if (line[i] == '#')
            {
                yield break;
            }

            var isQuoted = line[i] is '\'' or '"';
            var end = isQuoted ? Quote(line, i) : Blank(line, i);
            yield return new CifToken(isQuoted ? line[(i + 1)..end] : line[i..end], number, isQuoted);
            i = end;
        }
    }

    /// <summary>A quote closes only before a blank: 'C1's' is one word.</summary>
    private static int Quote(string line, int start)
    {
        var end = start + 1;
        while (end < line.Length && !(line[end] == line[start] && (end + 1 == line.Length || char.IsWhiteSpace(line[end + 1]))))
        {
            end++;
        }

        return end;
    }

    private static int Blank(string line, int start)
    {
        var end = start;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
        {
            end++;
        }

        return end;
    }
}

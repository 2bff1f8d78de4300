using System.Globalization;

namespace Kramers.Chemistry.Formats;

/// <summary>A symmetry operation x' = W x + w in fractional coordinates.</summary>
/// <param name="Xyz">As the file writes it, for example -x,1/2+y,1/2-z.</param>
public sealed record CifSymmetry(string Xyz)
{
    private readonly double[] matrix = Parse(Xyz);

    /// <summary>[3] the image of a point, both in fractional coordinates.</summary>
    public double[] Apply(ReadOnlySpan<double> point)
    {
        var image = new double[3];
        for (var a = 0; a < 3; a++)
        {
            image[a] = matrix[4 * a] * point[0] + matrix[4 * a + 1] * point[1] + matrix[4 * a + 2] * point[2] + matrix[4 * a + 3];
        }

        return image;
    }

    /// <summary>[3, 4] rows of W and w.</summary>
    private static double[] Parse(string xyz)
    {
        var rows = xyz.Split(',');
        return rows.Length == 3 ? [.. rows.SelectMany(Row)] : throw new FormatException($"'{xyz}' has not three parts");
    }

    /// <summary>A sum of terms such as -x, +1/2, 0.25.</summary>
    private static double[] Row(string text)
    {
        var row = new double[4];
        var terms = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "+-", StringComparison.Ordinal).Split('+', StringSplitOptions.RemoveEmptyEntries);
        foreach (var term in terms)
        {
            var (sign, word) = term[0] == '-' ? (-1, term[1..]) : (1, term);
            var axis = word.Length == 1 ? "xyz".IndexOf(word[0], StringComparison.OrdinalIgnoreCase) : -1;
            row[axis < 0 ? 3 : axis] += sign * (axis < 0 ? Fraction(word) : 1);
        }

        return terms.Length > 0 ? row : throw new FormatException("a part is empty");
    }

    private static double Fraction(string text)
    {
        var parts = Array.ConvertAll(text.Split('/'), p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) ? x : throw new FormatException($"'{text}' is neither x, y or z nor a number"));
        return parts.Length == 1 ? parts[0] : parts[0] / parts[1];
    }
}

namespace Kramers.Magnetism.CrystalField;

/// <summary>An exact ratio of two integers, as tables of Stevens factors print them.</summary>
/// <param name="Numerator">Carries the sign.</param>
/// <param name="Denominator">Positive.</param>
public readonly record struct Fraction(int Numerator, int Denominator)
{
    /// <summary>Zero.</summary>
    public static Fraction Zero => new(0, 1);

    /// <summary>The nearest double.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>For example "-2/315".</summary>
    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";
}

using System.Globalization;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>Checks of what a user writes into a protocol.</summary>
internal static class ProtocolArguments
{
    public static void Positive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            Throw(value, name, "positive and finite");
        }
    }

    public static void NotNegative(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            Throw(value, name, "finite and not negative");
        }
    }

    public static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            Throw(value, name, "finite");
        }
    }

    private static void Throw(double value, string name, string expected) =>
        throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {expected}, got {value}."));
}

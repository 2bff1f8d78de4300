namespace Kramers.Learning.Networks;

/// <summary>The function of a hidden node.</summary>
public enum Activation
{
    /// <summary>tanh z.</summary>
    Tanh,

    /// <summary>z/(1 + exp(-z)), smooth: for energies whose gradient is a force.</summary>
    Silu,

    /// <summary>max(z, 0); its derivative jumps.</summary>
    Relu,
}

/// <summary>Values and derivatives.</summary>
internal static class Activations
{
    public static double Value(Activation kind, double z) => kind switch
    {
        Activation.Tanh => Math.Tanh(z),
        Activation.Silu => z * Logistic(z),
        _ => Math.Max(z, 0),
    };

    public static double Derivative(Activation kind, double z) => kind switch
    {
        Activation.Tanh => 1 - Math.Tanh(z) * Math.Tanh(z),
        Activation.Silu => Logistic(z) * (1 + z * (1 - Logistic(z))),
        _ => z > 0 ? 1 : 0,
    };

    /// <summary>The value and the first two derivatives, for the price of one exponential.</summary>
    public static (double Value, double First, double Second) Jet(Activation kind, double z)
    {
        switch (kind)
        {
            case Activation.Tanh:
                var t = Math.Tanh(z);
                return (t, 1 - t * t, -2 * t * (1 - t * t));
            case Activation.Silu:
                var p = Logistic(z);
                var q = 1 - p;
                return (z * p, p * (1 + z * q), p * q * (2 + z * (q - p)));
            default:
                return z > 0 ? (z, 1, 0) : (0, 0, 0);
        }
    }

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));
}

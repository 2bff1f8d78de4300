using System.Numerics;

namespace Kramers.Magnetism.Relaxation;

/// <summary>A line without its scale, for vectors of detunings x in units of the scale.</summary>
internal interface ILineKernel
{
    /// <summary>Integral over x, which normalises the line.</summary>
    static abstract double Area { get; }

    /// <summary>Largest x^2 at which the line is not exactly zero in double precision.</summary>
    static abstract double Reach { get; }

    /// <summary>The line at x^2.</summary>
    static abstract Vector<double> At(Vector<double> squared);
}

/// <summary>exp(-x^2).</summary>
internal readonly struct GaussianKernel : ILineKernel
{
    public static double Area { get; } = Math.Sqrt(Math.PI);

    // The smallest normal double is exp(-708.4): what lies beyond adds nothing to any rate.
    public static double Reach => 708;

    public static Vector<double> At(Vector<double> squared) => Vector.LessThanOrEqualAny(squared, new Vector<double>(Reach))
        ? Vector.Exp(-squared)
        : Vector<double>.Zero;
}

/// <summary>1/(1 + x^2).</summary>
internal readonly struct LorentzianKernel : ILineKernel
{
    public static double Area => Math.PI;

    public static double Reach => double.MaxValue;

    public static Vector<double> At(Vector<double> squared) => Vector<double>.One / (Vector<double>.One + squared);
}

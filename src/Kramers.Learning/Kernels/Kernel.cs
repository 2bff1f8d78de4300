using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning.Kernels;

/// <summary>
/// A covariance function k(x, x'), immutable. Its parameters are all positive and are handled as natural logarithms. Gradients are
/// asked for in the adjoint form sum_ij W_ij dK_ij/d ln p, so that no matrix per parameter is ever made. Forms and names:
/// Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), chapter 4.
/// </summary>
public abstract class Kernel
{
    /// <summary>Natural logarithms of the parameters.</summary>
    public abstract double[] LogParameters { get; }

    /// <summary>Name in files.</summary>
    internal abstract string Kind { get; }

    /// <summary>k1 + k2.</summary>
    public static Kernel operator +(Kernel left, Kernel right) => new SumKernel(left, right);

    /// <summary>k1 k2.</summary>
    public static Kernel operator *(Kernel left, Kernel right) => new ProductKernel(left, right);

    /// <summary>The same kernel with other parameters.</summary>
    /// <exception cref="ArgumentException">Their number differs.</exception>
    public Kernel WithLogParameters(ReadOnlySpan<double> logarithms)
    {
        if (logarithms.Length != LogParameters.Length)
        {
            throw new ArgumentException($"The kernel has {LogParameters.Length} parameters, not {logarithms.Length}.", nameof(logarithms));
        }

        return With(logarithms);
    }

    /// <summary>K between two sets of different samples, [a.Rows, b.Rows]; white noise is not in it.</summary>
    /// <param name="a">[sample, feature].</param>
    /// <param name="b">[sample, feature].</param>
    /// <exception cref="ArgumentException">The number of features does not go with the kernel or differs.</exception>
    public abstract Matrix Between(Matrix a, Matrix b);

    /// <summary>K of one set of samples with itself, symmetric; white noise is on its diagonal.</summary>
    /// <param name="x">[sample, feature].</param>
    /// <exception cref="ArgumentException">The number of features does not go with the kernel.</exception>
    public Matrix Of(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return On(new SamplePairs(x)).Values;
    }

    /// <summary>k(x, x) of each sample.</summary>
    /// <param name="x">[sample, feature].</param>
    /// <param name="withNoise">Whether white noise counts: the diagonal of <see cref="Of"/>, or that of <see cref="Between"/>.</param>
    public abstract double[] Diagonal(Matrix x, bool withNoise);

    /// <summary>Adds sum_ij W_ij dK_ij/d ln p to the gradient, for K of <see cref="Of"/>.</summary>
    /// <param name="x">[sample, feature].</param>
    /// <param name="weights">W, symmetric.</param>
    /// <param name="gradient">One number per parameter.</param>
    public void AddGradient(Matrix x, Matrix weights, Span<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(weights);
        On(new SamplePairs(x)).AddGradient(weights, gradient);
    }

    /// <summary>K of one set of samples with itself, ready for its gradient.</summary>
    internal abstract KernelMatrix On(SamplePairs pairs);

    internal abstract Kernel With(ReadOnlySpan<double> logarithms);

    /// <summary>Writes the members of its JSON object.</summary>
    internal abstract void Write(Utf8JsonWriter json);

    internal void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", Kind);
        Write(json);
        json.WriteEndObject();
    }

    internal static Kernel Read(JsonElement kernel) => kernel.Text("kind") switch
    {
        Rbf.KindName => new Rbf(kernel.Vector("lengthScales")),
        Matern.KindName => new Matern((MaternOrder)kernel.Integer("twiceOrder"), kernel.Vector("lengthScales")),
        LinearKernel.KindName => new LinearKernel(kernel.Number("bias")),
        ConstantKernel.KindName => new ConstantKernel(kernel.Number("value")),
        WhiteKernel.KindName => new WhiteKernel(kernel.Number("variance")),
        SumKernel.KindName => new SumKernel(Read(kernel.Member("left")), Read(kernel.Member("right"))),
        ProductKernel.KindName => new ProductKernel(Read(kernel.Member("left")), Read(kernel.Member("right"))),
        var other => throw new InvalidDataException($"Kernels of kind \"{other}\" are not known."),
    };

    private protected static double Positive(double value, string what) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(what, value, "Kernel parameters must be positive.");

    private protected static double SumOf(Matrix m)
    {
        var sum = 0.0;
        foreach (var v in m.Data)
        {
            sum += v;
        }

        return sum;
    }

    private protected static Matrix Filled(int rows, int columns, double value)
    {
        var m = new Matrix(rows, columns);
        Array.Fill(m.Data, value);
        return m;
    }
}

using System.Text.Json;

namespace Kramers.Learning.Kernels;

/// <summary>Twice the order nu of a Matern kernel.</summary>
public enum MaternOrder
{
    /// <summary>nu = 1/2: k = exp(-r), continuous paths without a derivative.</summary>
    Half = 1,

    /// <summary>nu = 3/2: k = (1 + sqrt3 r) exp(-sqrt3 r), paths with one derivative.</summary>
    ThreeHalves = 3,

    /// <summary>nu = 5/2: k = (1 + sqrt5 r + 5 r^2/3) exp(-sqrt5 r), paths with two derivatives.</summary>
    FiveHalves = 5,
}

/// <summary>Matern kernel of r = sqrt(s); Rasmussen and Williams (2006), eq. 4.16 and 4.17.</summary>
/// <param name="order">nu.</param>
/// <param name="lengthScales">One, or one per feature; positive.</param>
public sealed class Matern(MaternOrder order, params double[] lengthScales) : StationaryKernel(lengthScales)
{
    internal const string KindName = "matern";

    /// <summary>nu.</summary>
    public MaternOrder Order { get; } =
        Enum.IsDefined(order) ? order : throw new ArgumentOutOfRangeException(nameof(order), order, "Matern kernels of order 1/2, 3/2 and 5/2 are known.");

    internal override string Kind => KindName;

    internal override Kernel With(ReadOnlySpan<double> logarithms) => new Matern(Order, Array.ConvertAll(logarithms.ToArray(), Math.Exp));

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("twiceOrder", (int)Order);
        base.Write(json);
    }

    private protected override void ToValues(Span<double> s)
    {
        foreach (ref var v in s)
        {
            var a = Math.Sqrt((int)Order * v);
            v = Math.Exp(-a) * Order switch
            {
                MaternOrder.Half => 1,
                MaternOrder.ThreeHalves => 1 + a,
                _ => 1 + a + a * a / 3,
            };
        }
    }

    private protected override void ToDerivatives(ReadOnlySpan<double> s, Span<double> k)
    {
        for (var i = 0; i < k.Length; i++)
        {
            var a = Math.Sqrt((int)Order * s[i]);
            k[i] *= Order switch
            {
                MaternOrder.Half => a > 0 ? -1 / (2 * a) : 0,
                MaternOrder.ThreeHalves => -1.5 / (1 + a),
                _ => -(1 + a) * 2.5 / (3 + 3 * a + a * a),
            };
        }
    }
}

using System.Globalization;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Tensors;

/// <summary>One tensor of a labelled set, by the key of the comment lines, and how it becomes spherical.</summary>
/// <param name="Name">The key: D, g, dipole, alpha, B.</param>
/// <param name="Numbers">3: a vector, x y z. 9: a symmetric tensor. 27: a crystal field in tesseral parameters B2-2 .. B66.</param>
public sealed record TensorTarget(string Name, int Numbers)
{
    private const string Axes = "xyz";

    private static readonly string[] Symmetric = ["xx", "xy", "xz", "yy", "yz", "zz"];
    private static readonly int[] Ranks = [2, 4, 6];

    // Real harmonics of degree 1 are y, z, x.
    private static readonly int[] VectorOrder = [1, 2, 0];

    /// <summary>Whether the trace is left out: that of D has no meaning.</summary>
    public bool IsTraceless => Numbers == 9 && Name == "D";

    /// <summary>Whether it is a symmetric tensor of rank 2.</summary>
    public bool IsRank2 => Numbers == 9;

    /// <summary>Degrees of its parts.</summary>
    public int[] Degrees => (Numbers, IsTraceless) switch { (3, _) => [1], (9, true) => [2], (9, false) => [0, 2], _ => [2, 4, 6] };

    /// <summary>Number of spherical components.</summary>
    public int Components => Degrees.Sum(l => 2 * l + 1);

    /// <summary>What a table calls the numbers that <see cref="ToLabel"/> gives.</summary>
    public string[] LabelNames => Numbers switch
    {
        3 => [.. Axes.Select(a => $"{Name}{a}")],
        9 => [.. Symmetric.Select(ab => Name + ab)],
        _ => [.. from k in Ranks from q in Enumerable.Range(-k, 2 * k + 1) select FormattableString.Invariant($"{Name}{k}{q}")],
    };

    /// <summary>Spherical components of what a file holds.</summary>
    public double[] ToSpherical(double[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (Numbers != 9)
        {
            return Numbers == 3 ? [.. VectorOrder.Select(c => numbers[c])] : numbers;
        }

        var tensor = new Matrix(3, 3, numbers);
        return IsTraceless ? SphericalTensors.ToReal(tensor) : [SphericalTensors.Scalar(tensor), .. SphericalTensors.ToReal(tensor)];
    }

    /// <summary>The tensor of rank 2, [3, 3], from its spherical components.</summary>
    public Matrix ToMatrix(ReadOnlySpan<double> spherical) =>
        IsTraceless ? SphericalTensors.FromReal(0, spherical) : SphericalTensors.FromReal(spherical[0], spherical[1..]);

    /// <summary>Numbers as people read them: x y z, xx xy xz yy yz zz, or B_kq.</summary>
    public double[] ToLabel(ReadOnlySpan<double> spherical)
    {
        if (!IsRank2)
        {
            return Numbers == 3 ? [spherical[2], spherical[0], spherical[1]] : spherical.ToArray();
        }

        var t = ToMatrix(spherical);
        return [t[0, 0], t[0, 1], t[0, 2], t[1, 1], t[1, 2], t[2, 2]];
    }

    /// <summary>Main values of a tensor of rank 2, ascending.</summary>
    public double[] MainValues(ReadOnlySpan<double> spherical) => DenseLinearAlgebra.Best.SymmetricEigenvalues(ToMatrix(spherical));

    /// <summary>Reads labels: the targets, and for every frame its structure and all spherical components behind each other.</summary>
    /// <exception cref="InputException">A frame lacks a key, or its value is not 3, 9 or 27 finite numbers, or the atoms of an empty file.</exception>
    public static (TensorTarget[] Targets, TensorExample[] Examples) Read(string file, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var frames = ExtendedXyz.ReadFrames(file);
        TensorTarget[] targets = [.. names.Select(n => new TensorTarget(n, Parse(file, frames[0], n, null).Length))];
        return (targets, [.. frames.Select(f => new TensorExample(f.Structure, [.. targets.SelectMany(t => t.ToSpherical(Parse(file, f, t.Name, t.Numbers)))]))]);
    }

    private static double[] Parse(string file, ExtendedXyzFrame frame, string name, int? count)
    {
        if (!frame.Info.TryGetValue(name, out var text))
        {
            throw new InputException(file, frame.Line, $"the frame has no '{name}'", $"Name a key that all frames have; this one has {string.Join(", ", frame.Info.Keys.Where(k => k is not "Properties" and not "pbc"))}");
        }

        var numbers = text.Split([' ', ',', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => double.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) ? x : double.NaN).ToArray();
        return numbers.Length is 3 or 9 or 27 && numbers.All(double.IsFinite) && (count ?? numbers.Length) == numbers.Length
            ? numbers
            : throw new InputException(file, frame.Line, $"{name}=\"{text}\" is no tensor", $"Write {(count is { } n ? n.ToString(CultureInfo.InvariantCulture) : "3, 9 or 27")} finite numbers: a vector, a symmetric tensor, or a tesseral crystal field B2-2 to B66");
    }
}

/// <summary>A geometry with its spherical components.</summary>
/// <param name="Structure">The geometry.</param>
/// <param name="Spherical">All targets behind each other.</param>
public sealed record TensorExample(Structure Structure, double[] Spherical);

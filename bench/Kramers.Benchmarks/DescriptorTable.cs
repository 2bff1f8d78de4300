using System.Diagnostics;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Numerics;

namespace Kramers.Benchmarks;

/// <summary>Time of every descriptor for a complex of 57 atoms and five elements, features alone and with the gradient; best of many on one core.</summary>
internal static class DescriptorTable
{
    private const double Spacing = 1.9;
    private static readonly string[] Elements = ["H", "C", "N", "O", "Co"];

    internal static void Print()
    {
        var complex = Complex();
        Console.WriteLine($"| {complex.Count} atoms | features | ms | with gradient, ms |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, descriptor) in Local())
        {
            Row(name, descriptor.Length, () => descriptor.Evaluate(complex), () => descriptor.EvaluateWithGradient(complex));
        }

        foreach (var (name, descriptor) in Global())
        {
            var smooth = descriptor as ISmoothStructureDescriptor;
            Row(name, descriptor.FeatureNames.Count, () => descriptor.Evaluate(complex), smooth is null ? null : () => smooth.EvaluateWithGradient(complex));
        }
    }

    /// <summary>A cobalt atom in the middle of atoms on a cubic grid, shaken by up to 0.25 angstrom: as dense as a molecule.</summary>
    private static Structure Complex()
    {
        var (random, positions) = (new SeededRandom(4), new List<double>());
        for (var n = 0; n < 125; n++)
        {
            int[] cell = [n / 25 - 2, n / 5 % 5 - 2, n % 5 - 2];
            if (cell.Sum(c => c * c) is > 0 and <= 5)
            {
                positions.AddRange(cell.Select(c => Spacing * c + random.Uniform(-0.25, 0.25)));
            }
        }

        positions.InsertRange(0, [0, 0, 0]);
        return new Structure([.. Enumerable.Range(0, positions.Count / 3).Select(i => Element.FromSymbol(i == 0 ? "Co" : Elements[i % 4]))], positions.ToArray());
    }

    private static IEnumerable<(string Name, IDescriptor Descriptor)> Local()
    {
        yield return ("bispectrum, twojmax 6", Bispectrum(6, channels: false));
        yield return ("bispectrum, twojmax 8", Bispectrum(8, channels: false));
        yield return ("bispectrum, twojmax 4, element channels", Bispectrum(4, channels: true));
        yield return ("SOAP, n 6, l 4", new Soap(new SoapSettings { Elements = Elements, CutoffAngstrom = 5, RadialCount = 6, LMax = 4 }));
        yield return ("Gaussian moments", new GaussianMoments(new GaussianMomentSettings { Elements = Elements, CutoffAngstrom = 5, InnerRadius = 0.5, Gaussians = 7, RadialCount = 5, Seed = 1 }));
    }

    private static IEnumerable<(string Name, IStructureDescriptor Descriptor)> Global()
    {
        yield return ("MBTR, 50 points", new Mbtr(new MbtrSettings
        {
            Elements = Elements,
            PairFunction = MbtrPairFunction.InverseDistance,
            Pairs = new BroadenedGrid(0, 1, 50, 0.02),
            Angles = new BroadenedGrid(-1, 1, 50, 0.05),
            PairDecay = 0.5,
            AngleDecay = 0.5,
            CutoffAngstrom = 5,
        }));
        yield return ("F2B, 15 powers", new F2B(Elements, 15, 5));
        yield return ("F3B, 3 powers", new F3B(Elements, 3, 5));
        yield return ("voxels, 16 points", new VoxelGrid(Elements, 16, 12, 0.5, "Co"));
        yield return ("ligands", new LigandFeatures());
    }

    private static Bispectrum Bispectrum(int twoJMax, bool channels) => new(new BispectrumSettings
    {
        TwoJMax = twoJMax,
        CutoffFactor = 5,
        Elements = [.. Elements.Select((e, k) => KeyValuePair.Create(e, new ElementDensity(0.5, channels ? 1 : 0.2 * (k + 1))))],
        ElementChannels = channels,
    });

    private static void Row(string name, int features, Func<object> values, Func<object>? gradient) =>
        Console.WriteLine($"| {name} | {features} | {Best(values):0.##} | {(gradient is null ? "" : Best(gradient).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))} |");

    /// <summary>Milliseconds; for a second at most, three times at least.</summary>
    private static double Best(Func<object> action)
    {
        var (best, begin) = (double.PositiveInfinity, Stopwatch.GetTimestamp());
        for (var run = 0; run < 3 || (run < 100 && Stopwatch.GetElapsedTime(begin).TotalSeconds < 1); run++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}

using System.Diagnostics;
using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Benchmarks;

/// <summary>Energy and forces of 1024 atoms of bcc tantalum by SNAP, microseconds per atom and step, for bench/lammps-snap.sh.</summary>
internal static class SnapTable
{
    private const double LatticeConstant = 3.316;
    private const int Repeats = 8;

    internal static void Print()
    {
        var structure = Crystal();
        foreach (var twoJMax in new[] { 6, 8 })
        {
            Console.WriteLine($"Kramers  twojmax {twoJMax}: {Best(Potential(twoJMax), structure),6:0.0} us per atom and step, {Environment.ProcessorCount} core(s)");
        }
    }

    /// <summary>Cutoff and mapping of Ta06A, coefficients without meaning.</summary>
    internal static SnapPotential Potential(int twoJMax)
    {
        var bispectrum = new Bispectrum(new BispectrumSettings { TwoJMax = twoJMax, CutoffFactor = 4.67637, Elements = [KeyValuePair.Create("Ta", new ElementDensity(0.5, 1))] });
        var random = new SeededRandom(1);
        return new SnapPotential(bispectrum, new Dictionary<string, ElementCoefficients> { ["Ta"] = new(0, [.. Enumerable.Range(0, bispectrum.Length).Select(_ => 0.01 * random.Gaussian())]) });
    }

    /// <summary>8 x 8 x 8 cells of two atoms, shaken by up to 0.05 angstrom.</summary>
    internal static Structure Crystal()
    {
        var random = new SeededRandom(2);
        var positions = new List<double>();
        for (var n = 0; n < 2 * Repeats * Repeats * Repeats; n++)
        {
            var (cell, centre) = (n / 2, n % 2 / 2.0);
            positions.AddRange(new[] { cell / (Repeats * Repeats), cell / Repeats % Repeats, cell % Repeats }.Select(k => LatticeConstant * (k + centre) + random.Uniform(-0.05, 0.05)));
        }

        return new Structure([.. Enumerable.Repeat(Element.FromSymbol("Ta"), positions.Count / 3)], positions.ToArray(), new UnitCell(Repeats * LatticeConstant * Matrix.Identity(3)));
    }

    private static double Best(SnapPotential potential, Structure structure)
    {
        var best = double.PositiveInfinity;
        for (var run = 0; run < 40; run++)
        {
            var start = Stopwatch.GetTimestamp();
            potential.Evaluate(structure);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / structure.Count);
        }

        return best;
    }
}

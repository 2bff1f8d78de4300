using System.Diagnostics;
using System.Globalization;
using Kramers.Magnetism;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Quadrature;

namespace Kramers.Benchmarks;

/// <summary>
/// M(B, T) of a powder against SINGLE_ANISO on the same states, fields and temperatures; driven by bench/single-aniso.sh. Both average
/// over half a Lebedev grid: SINGLE_ANISO over its usual 185 directions (degree 31), Kramers over 151 (degree 29) and, for its estimate
/// of the error, over 85 more.
/// </summary>
internal static class PowderAgainstSingleAniso
{
    private const int Repetitions = 40;
    private static readonly double[] Temperatures = [0.1, 0.6, 0.9, 2.4, 3.6, 10, 20, 40, 100];

    /// <summary>J = 15/2, Dy(III), in a field of low symmetry, as SINGLE_ANISO reads it.</summary>
    public static void WriteDysprosium(string path)
    {
        var ion = TrivalentLanthanide.Of("Dy");
        var field = new StevensParameters(
            ParameterProvenance.NotStated, (2, 0, -1.4), (2, 2, 0.6), (4, 0, -4e-3), (4, 3, 0.05), (4, -2, 0.01), (6, 0, 1.5e-5), (6, 4, 2e-4));
        var system = new SpinSystem(ion.J, new StevensCrystalField(field), ZeemanTerm.Isotropic(ion.LandeFactor.Value));
        using var writer = new StreamWriter(path);
        AnisoWriter.Write(SpinOrbitStates.Of(system, StateProvenance.NotStated), writer, AnisoFormat.Old);
    }

    /// <summary>
    /// Times the powder and compares all numbers with the table in SINGLE_ANISO's output. On a busy machine look at the processor times, of
    /// all threads together; SINGLE_ANISO has one.
    /// </summary>
    public static void Run(string statesPath, string outputPath, double wallSeconds, double processorSeconds)
    {
        var table = Table(outputPath);
        var molecule = AnisoFile.Read(statesPath).ToMagnetometer();
        double[] fields = [.. table.Select(row => row.Field)];
        using var process = Process.GetCurrentProcess();
        var (times, processor) = (new List<double>(), new List<double>());
        PowderCurves? curves = null;
        for (var i = 0; i < Repetitions; i++)
        {
            process.Refresh();
            var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            curves = new PowderSample(molecule, SphereGrid.Lebedev(29)).Magnetisation(fields, Temperatures);
            times.Add(watch.Elapsed.TotalSeconds);
            process.Refresh();
            processor.Add((process.TotalProcessorTime - before).TotalSeconds);
        }

        var difference = table.Index().Max(r => r.Item.Values.Index().Max(v => Math.Abs(v.Item - curves!.Values[r.Index, v.Index])));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{molecule.Dimension} states, {fields.Length} fields, {Temperatures.Length} temperatures, {Environment.ProcessorCount} cores, {DenseLinearAlgebra.Best.Name}\n"
            + $"SINGLE_ANISO, magnetisation alone: {1e3 * wallSeconds:f0} ms wall, {1e3 * processorSeconds:f0} ms processor\n"
            + $"Kramers, best of {Repetitions}: {1e3 * times.Min():f0} ms wall, {1e3 * processor.Min():f0} ms processor; first, with compilation: {1e3 * times[0]:f0} ms wall\n"
            + $"ratio: {wallSeconds / times.Min():f1} wall, {processorSeconds / processor.Min():f1} processor\n"
            + $"largest difference of M: {difference:e1} mu_B, own estimate of the error of the grid: {curves!.LargestGridDifference:e1} mu_B"));
    }

    /// <summary>The "HIGH-FIELD POWDER MAGNETIZATION": rows of field, partition function and some temperatures, in several parts.</summary>
    private static List<(double Field, List<double> Values)> Table(string path)
    {
        var rows = new List<(double Field, List<double> Values)>();
        foreach (var line in File.ReadLines(path).SkipWhile(l => !l.Contains("HIGH-FIELD POWDER", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length < 3 || !double.TryParse(cells[0], CultureInfo.InvariantCulture, out var field))
            {
                continue;
            }

            var found = rows.FindIndex(r => r.Field == field);
            if (found < 0)
            {
                found = rows.Count;
                rows.Add((field, []));
            }

            rows[found].Values.AddRange(cells[2..].Select(c => double.Parse(c, CultureInfo.InvariantCulture)));
        }

        return rows;
    }
}

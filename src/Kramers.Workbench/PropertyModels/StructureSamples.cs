using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.PropertyModels;

/// <summary>Samples from the frames of an extended XYZ file, described by a descriptor.</summary>
internal static class StructureSamples
{
    /// <summary>Symbols of the elements in the frames, by atomic number.</summary>
    public static string[] Elements(IReadOnlyList<ExtendedXyzFrame> frames) =>
        [.. frames.SelectMany(f => f.Structure.Elements).Distinct().OrderBy(e => e.AtomicNumber).Select(e => e.Symbol)];

    /// <summary>Describes all frames. Targets and groups are values of the comment lines, empty where a frame has none.</summary>
    public static SampleTable Describe(string file, IReadOnlyList<ExtendedXyzFrame> frames, IStructureDescriptor descriptor, string? target, string? group, IRunMonitor monitor, CancellationToken cancellation)
    {
        string[] features = [.. descriptor.FeatureNames];
        var x = new Matrix(frames.Count, features.Length);
        try
        {
            Fill(x, file, frames, descriptor, monitor, cancellation);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<InputException>().MinBy(i => i.Line) is { } first)
        {
            throw first;
        }

        return new SampleTable(file, [.. frames.Select((f, i) => f.Info.TryGetValue("id", out var id) ? id : FormattableString.Invariant($"frame {i + 1}"))], [.. frames.Select(f => f.Line)], features, x)
        {
            Targets = target is null ? null : [.. frames.Select(f => f.Info.GetValueOrDefault(target, ""))],
            Groups = group is null ? null : [.. frames.Select(f => f.Info.GetValueOrDefault(group, ""))],
        };
    }

    private static void Fill(Matrix x, string file, IReadOnlyList<ExtendedXyzFrame> frames, IStructureDescriptor descriptor, IRunMonitor monitor, CancellationToken cancellation)
    {
        var done = 0;
        using var step = monitor.Begin("Features", frames.Count);
        Parallel.For(0, frames.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            Features(file, frames[i], descriptor).CopyTo(x.Row(i));
            step.Report(Interlocked.Increment(ref done));
        });
    }

    private static double[] Features(string file, ExtendedXyzFrame frame, IStructureDescriptor descriptor)
    {
        try
        {
            var features = descriptor.Evaluate(frame.Structure);
            return Array.TrueForAll(features, double.IsFinite)
                ? features
                : throw new InputException(file, frame.Line, "a feature of this structure is not a finite number", "Look at the positions, or choose another descriptor");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new InputException(file, frame.Line, PlainMessage.Of(e), "Take this structure out, or choose another descriptor", e);
        }
        catch (EngineException e)
        {
            throw new InputException(file, frame.Line, string.Join("; ", [PlainMessage.Of(e), .. e.LastWords]), "Look at the geometry, its charge and multiplicity, or leave the electrons of ligands out", e);
        }
    }
}

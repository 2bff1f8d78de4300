using Kramers.Atomistics.Descriptors;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Potentials;

/// <summary>What is measured is the memory of the process: nothing else may run.</summary>
[CollectionDefinition(nameof(MemoryOfTheProcess), DisableParallelization = true)]
public class MemoryOfTheProcess;

/// <summary>10 000 geometries of 20 atoms, whose design of 610 000 rows is never there as a whole.</summary>
[Collection(nameof(MemoryOfTheProcess))]
public class SnapTrainingMemoryTests
{
    private const int Atoms = 20;
    private const int Features = 55; // twojmax 8

    [Fact]
    public void Training_on_10000_geometries_keeps_a_fraction_of_the_design()
    {
        var structure = Geometries.Random(string.Join(' ', Enumerable.Repeat("N", Atoms)), 1, 4);
        LabelledStructure[] labels = [.. Enumerable.Repeat(new LabelledStructure("x", structure, 0, new double[3 * Atoms], new Dictionary<string, Matrix>(), 1), 10_000)];
        var descriptor = new Noise();
        var design = new SnapDesign(descriptor, [.. labels.Select(l => l.Structure)]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var training = new SnapTraining(design, labels, [.. Enumerable.Range(0, labels.Length)], 1, 1, cancellation: TestContext.Current.CancellationToken);
        GC.KeepAlive(training);

        var whole = 8L * training.Rows * training.Parameters;
        Assert.Equal(8L * 610_000 * Features, whole);
        Assert.InRange(descriptor.MostBytes - before, 8L * Features * labels.Length, whole / 2);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < whole / 20);
    }

    /// <summary>Features without meaning that cost no time, and a look at the living memory now and then.</summary>
    private sealed class Noise : IDescriptor
    {
        private int _calls;

        public long MostBytes { get; private set; }

        public int Length => Features;

        public Matrix Evaluate(Structure structure) => throw new NotSupportedException();

        public DescriptorGradient EvaluateWithGradient(Structure structure)
        {
            var call = Interlocked.Increment(ref _calls);
            if (call % 1000 == 0)
            {
                lock (this)
                {
                    MostBytes = Math.Max(MostBytes, GC.GetTotalMemory(forceFullCollection: true));
                }
            }

            var random = new SeededRandom((ulong)call);
            Matrix Random(int rows) => new(rows, Features, [.. Enumerable.Range(0, rows * Features).Select(_ => random.Uniform())]);
            return new DescriptorGradient(Random(Atoms), [new PairGradient(0, 1, Random(3))]);
        }

        public void AddGradient(Structure structure, Matrix coefficients, Span<double> gradient, Span<double> strain = default) => throw new NotSupportedException();
    }
}

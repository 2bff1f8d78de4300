using Kramers.Atomistics.ActiveLearning;
using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Numerics;
using Kramers.Workbench.Labels;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>Learning from labels that are there already: chooses among them, and tests on others that it has put aside.</summary>
internal sealed class RecordedLearning : ILearning
{
    private readonly LearnOptions _options;
    private readonly LabelledStructure[] _pool;
    private readonly LabelledStructure[] _test;

    private RecordedLearning(LearnOptions options, string file, LabelledStructure[] pool, LabelledStructure[] test) => (_options, File, _pool, _test) = (options, file, pool, test);

    /// <inheritdoc/>
    public string File { get; }

    /// <summary>Reads the labels; the start is that of the lowest energy, the test is drawn at random from the others.</summary>
    /// <exception cref="InputException">The file is missing or malformed, or there are too few labels, or labels without energy and forces, or of several molecules.</exception>
    public static RecordedLearning Read(LearnOptions options)
    {
        var file = Directory.Exists(options.File) ? Path.Combine(options.File, LabelledSet.LabelsFile) : options.File;
        LabelledStructure[] all = [.. ExtendedXyz.Read(file).OrderBy(l => l.EnergyEv)];
        if (all.FirstOrDefault(l => l.EnergyEv is null || l.ForcesEvPerAngstrom is null || !l.Structure.Elements.SequenceEqual(all[0].Structure.Elements)) is { } wrong)
        {
            throw new InputException(file, wrong.Line, "a label has no energy or no forces, or is of another molecule", "Give labels of one molecule, its atoms in one order, with energy and forces");
        }

        var least = options.TestLabels + options.Learning.Displacements + 1;
        if (all.Length <= least)
        {
            throw new InputException(file, null, $"there are {all.Length} labels, and more than {least} are needed to choose among and to test", "Give more labels, or a smaller --test");
        }

        var drawn = new SeededRandom((ulong)options.Learning.Seed).Permutation(all.Length - 1).Take(options.TestLabels).Select(k => k + 1).ToHashSet();
        return new RecordedLearning(options, file, [.. all.Where((_, k) => !drawn.Contains(k))], [.. all.Where((_, k) => drawn.Contains(k))]);
    }

    /// <inheritdoc/>
    public Learned Run(RunLog log, CancellationToken cancellation)
    {
        var start = _pool[0].Structure;
        log.Say($"{_pool.Length} labels to choose among, {_test.Length} put aside for the test; the start is {_pool[0].Id}, of the lowest energy.");
        var observations = LearnBasis.Of(_options, start, log);
        LearningResult result;
        using (var bar = log.Begin("Learning", _options.Learning.MostLabels))
        {
            result = new RecordedLearner(_pool, observations, _options.Learning, new LearningJournal(log, bar)).Learn(cancellation);
        }

        using var steps = log.Begin("Dynamics with the final force field", (int)Math.Ceiling(1e3 * _options.FinalPs / _options.Learning.StepFs));
        var final = FinalDynamics.Run(result.Model, start, _options, 0, stopsAtLimit: false, steps, cancellation);
        return new Learned(result, "recorded labels", 0, final, _test);
    }
}

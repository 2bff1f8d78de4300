using Kramers.Atomistics.ActiveLearning;
using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Workbench.Dynamics;
using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.ActiveLearning;

/// <summary>Learning from an engine: relaxes, learns along the dynamics, and lets the final dynamics ask for more where the grade goes beyond the limit.</summary>
internal sealed class EngineLearning : ILearning
{
    private const double RelaxedForce = 0.01;
    private readonly LearnOptions _options;
    private readonly Structure _molecule;
    private readonly LearningLabels _labels;

    /// <exception cref="InputException">The file is malformed, or there is no such engine.</exception>
    public EngineLearning(LearnOptions options, string folder, (IReadOnlyList<string> Kramers, string SearchPath) programs, IRunMonitor log, CancellationToken cancellation) =>
        (_options, _molecule, _labels) = (options, StartFile.Read(options.File), new LearningLabels(options, folder, programs, log, cancellation));

    /// <inheritdoc/>
    public string File => _options.File;

    /// <inheritdoc/>
    public Learned Run(RunLog log, CancellationToken cancellation)
    {
        var start = _options.Relax ? Relaxed(log, cancellation) : _molecule;
        var relaxing = _labels.Calls;
        var observations = LearnBasis.Of(_options, start, log);
        using var bar = log.Begin("Learning", _options.Learning.MostLabels);
        var learner = new ActiveLearner(start, observations, _options.Learning, _labels.Label, new LearningJournal(log, bar));
        var (result, final) = (learner.Learn(cancellation), default(FinalDynamics));
        for (var attempt = 0; final is null or { IsCutShort: true }; attempt++)
        {
            var mayAsk = observations.Count < _options.Learning.MostLabels;
            final = Final(result.Model, start, attempt, mayAsk, log, cancellation);
            if (!mayAsk || !final.IsCutShort)
            {
                break;
            }

            learner.Learn(final.Unknown, final.Reason, FormattableString.Invariant($"the final dynamics was cut short at {final.TimePs:G3} ps: {final.End}"));
            result = learner.Learn(cancellation);
        }

        log.Say($"{final.Frames.Count} geometries of the final dynamics are labelled for the test.");
        return new Learned(result, _labels.Level, relaxing, final, [.. _labels.Label(final.Frames).OfType<LabelledStructure>()]);
    }

    private FinalDynamics Final(LinearPosterior model, Structure start, int attempt, bool stopsAtLimit, RunLog log, CancellationToken cancellation)
    {
        using var bar = log.Begin("Dynamics with the final force field", (int)Math.Ceiling(1e3 * _options.FinalPs / _options.Learning.StepFs));
        return FinalDynamics.Run(model, start, _options, attempt, stopsAtLimit, bar, cancellation);
    }

    private Structure Relaxed(RunLog log, CancellationToken cancellation)
    {
        var minimum = LbfgsRelaxation.Relax(new LabelledSurface(_labels, _options.Engine.Engine), _molecule, RelaxedForce, maxEvaluations: 300, cancellation: cancellation);
        log.Say(FormattableString.Invariant($"Relaxed with {minimum.Evaluations} calls; the largest force left is {minimum.MaxForceEvPerAngstrom:G2} eV/angstrom."));
        return minimum.Structure;
    }
}

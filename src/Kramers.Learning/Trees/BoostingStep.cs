using Kramers.Numerics;

namespace Kramers.Learning.Trees;

/// <summary>
/// What a loss contributes to a stage of boosting: Friedman, Ann. Stat. 29, 1189 (2001), doi:10.1214/aos/1013203451, algorithms 2
/// to 5. f is the present sum of trees, y the targets.
/// </summary>
internal abstract class BoostingStep
{
    /// <summary>The constant that fits y best.</summary>
    public abstract double Start(IReadOnlyList<double> y);

    /// <summary>Scale of this stage, from y - f of the samples in use; only Huber's loss has one.</summary>
    public virtual double Scale(IEnumerable<double> errors) => 0;

    /// <summary>Negative derivative of the loss by f.</summary>
    public abstract double Gradient(double y, double f, double scale);

    /// <summary>The constant that a leaf should add.</summary>
    public abstract double LeafValue(IReadOnlyList<(double Y, double F)> leaf, double scale);

    /// <summary>Loss of one sample.</summary>
    public abstract double Loss(double y, double f, double scale);

    /// <summary>From f to what is predicted.</summary>
    public virtual double Response(double f) => f;

    public static BoostingStep Of(BoostingLoss loss) => loss switch
    {
        BoostingLoss.Squared => new SquaredStep(),
        BoostingLoss.Absolute => new AbsoluteStep(),
        BoostingLoss.Huber => new HuberStep(),
        BoostingLoss.Logistic => new LogisticStep(),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "There is no such loss."),
    };

    private sealed class SquaredStep : BoostingStep
    {
        public override double Start(IReadOnlyList<double> y) => y.Average();

        public override double Gradient(double y, double f, double scale) => y - f;

        public override double LeafValue(IReadOnlyList<(double Y, double F)> leaf, double scale) => leaf.Average(s => s.Y - s.F);

        public override double Loss(double y, double f, double scale) => (y - f) * (y - f) / 2;
    }

    private sealed class AbsoluteStep : BoostingStep
    {
        public override double Start(IReadOnlyList<double> y) => Quantiles.Median(y);

        public override double Gradient(double y, double f, double scale) => Math.Sign(y - f);

        public override double LeafValue(IReadOnlyList<(double Y, double F)> leaf, double scale) => Quantiles.Of(leaf.Select(s => s.Y - s.F), 0.5);

        public override double Loss(double y, double f, double scale) => Math.Abs(y - f);
    }

    private sealed class HuberStep : BoostingStep
    {
        private const double Core = 0.9;

        public override double Start(IReadOnlyList<double> y) => Quantiles.Median(y);

        public override double Scale(IEnumerable<double> errors) => Quantiles.Of(errors.Select(Math.Abs), Core);

        public override double Gradient(double y, double f, double scale) => Math.Clamp(y - f, -scale, scale);

        /// <summary>One step from the median towards the minimum (Friedman's algorithm 4).</summary>
        public override double LeafValue(IReadOnlyList<(double Y, double F)> leaf, double scale)
        {
            var median = Quantiles.Of(leaf.Select(s => s.Y - s.F), 0.5);
            return median + leaf.Average(s => Math.Clamp(s.Y - s.F - median, -scale, scale));
        }

        public override double Loss(double y, double f, double scale)
        {
            var error = Math.Abs(y - f);
            return error <= scale ? error * error / 2 : scale * (error - scale / 2);
        }
    }

    private sealed class LogisticStep : BoostingStep
    {
        public override double Start(IReadOnlyList<double> y) => y.Average() is var p && p is > 0 and < 1
            ? Math.Log(p / (1 - p))
            : throw new ArgumentException("Logistic boosting needs samples of both classes, 0 and 1.", nameof(y));

        public override double Gradient(double y, double f, double scale) => y - Response(f);

        /// <summary>One step of Newton; nothing where the leaf is already certain.</summary>
        public override double LeafValue(IReadOnlyList<(double Y, double F)> leaf, double scale)
        {
            var curvature = leaf.Sum(s => Response(s.F) * (1 - Response(s.F)));
            return curvature < 1e-150 ? 0 : leaf.Sum(s => s.Y - Response(s.F)) / curvature;
        }

        public override double Loss(double y, double f, double scale) => Math.Max(f, 0) + Math.Log(1 + Math.Exp(-Math.Abs(f))) - y * f;

        public override double Response(double f) => 1 / (1 + Math.Exp(-f));
    }
}

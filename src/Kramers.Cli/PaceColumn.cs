using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Kramers.Cli;

/// <summary>What stands behind a bar: count, rate and time left while it runs, and how long it took at the end.</summary>
internal sealed class PaceColumn : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var elapsed = task.ElapsedTime ?? TimeSpan.Zero;
        return new Text(
            task.IsFinished ? Duration.Text(elapsed)
            : task.IsIndeterminate ? $"{Duration.Text(elapsed)} so far"
            : Pace(task.Value, task.MaxValue, elapsed));
    }

    /// <summary>For example "120/236, 14/s, 8.1 s left". The rate is the mean since the start: steps do equal work per unit.</summary>
    internal static string Pace(double done, double total, TimeSpan elapsed)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{done:0}/{total:0}");
        if (done <= 0 || elapsed <= TimeSpan.Zero)
        {
            return count;
        }

        var rate = done / elapsed.TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture, $"{count}, {rate:g3}/s, {Duration.Text(TimeSpan.FromSeconds((total - done) / rate))} left");
    }
}

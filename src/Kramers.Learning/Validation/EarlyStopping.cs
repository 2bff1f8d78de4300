namespace Kramers.Learning.Validation;

/// <summary>Ends a training that goes in steps once the error on samples left out of it no longer falls; the best step is kept.</summary>
/// <param name="ValidationFraction">Part of the training samples that is left out to watch the error, between 0 and 1.</param>
/// <param name="Patience">Number of steps without a new smallest error after which training ends, at least 1.</param>
public sealed record EarlyStopping(double ValidationFraction = 0.1, int Patience = 20)
{
    internal void Check()
    {
        if (!(ValidationFraction > 0 && ValidationFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ValidationFraction), ValidationFraction, "The fraction left out must lie between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
    }

    /// <summary>Marks the samples that are left out: at least one, and never all.</summary>
    /// <exception cref="ArgumentException">There is only one sample.</exception>
    internal bool[] LeaveOut(int samples, Numerics.SeededRandom random)
    {
        if (samples < 2)
        {
            throw new ArgumentException("Early stopping needs at least two samples, one of them to watch the error.", nameof(samples));
        }

        var left = new bool[samples];
        foreach (var i in random.Permutation(samples).Take(Math.Clamp((int)Math.Round(ValidationFraction * samples), 1, samples - 1)))
        {
            left[i] = true;
        }

        return left;
    }
}

namespace Kramers.Learning.Networks;

/// <summary>What to say where weights have run off to infinity.</summary>
internal static class Divergence
{
    public static ArithmeticException At(double learningRate) => new(
        $"The training of the network diverged. Lower the learning rate of {learningRate}, and look for samples far from all others: "
        + "features and targets are standardised, but by one standard deviation for all samples.");
}

namespace Kramers.Learning.Trees;

/// <summary>What boosting makes small.</summary>
public enum BoostingLoss
{
    /// <summary>(y - f)^2/2.</summary>
    Squared,

    /// <summary>|y - f|, for data with outliers; predicts the median. Leaves need several samples (ten, say), or each outlier gets its own.</summary>
    Absolute,

    /// <summary>(y - f)^2/2 for the nine tenths of the samples with the smallest error, linear for the others.</summary>
    Huber,

    /// <summary>ln(1 + exp(f)) - y f for y = 0 or 1; predicts the probability of 1.</summary>
    Logistic,
}

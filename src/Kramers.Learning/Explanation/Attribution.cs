namespace Kramers.Learning.Explanation;

/// <summary>A prediction as a sum over features: base value + sum of contributions.</summary>
/// <param name="BaseValue">Prediction where no feature is known, in the unit of the target.</param>
/// <param name="Contributions">Shapley value of each feature, [feature], in the unit of the target.</param>
public sealed record Attribution(double BaseValue, double[] Contributions);

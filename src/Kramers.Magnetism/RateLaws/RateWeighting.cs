namespace Kramers.Magnetism.RateLaws;

/// <summary>What is taken for the error of ln tau.</summary>
public enum RateWeighting
{
    /// <summary>All points alike; their error is found from the residuals.</summary>
    Equal,

    /// <summary><see cref="MeasuredRelaxationTime.LnTauStandardError"/>: the statistical choice where these errors can be believed.</summary>
    FitError,

    /// <summary>
    /// <see cref="MeasuredRelaxationTime.LnTauSigma"/> as relative weight. The width of a distribution is not the error of its
    /// centre, so that the size of the errors is found from the residuals.
    /// </summary>
    Distribution,

    /// <summary>Root of the sum of both squares, as an error: cautious, since times are taken to scatter by their whole distribution.</summary>
    Both,
}

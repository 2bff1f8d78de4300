using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.RateLaws;

/// <summary>A temperature where the leading process changes.</summary>
/// <param name="TemperatureKelvin">K.</param>
/// <param name="Below">Name of the process that leads below.</param>
/// <param name="Above">Name of the process that leads above.</param>
public readonly record struct Crossover(double TemperatureKelvin, string Below, string Above);

/// <summary>A rate model with numbers: tau, its error, and who relaxes at a temperature and field.</summary>
public sealed class RateLaw
{
    private readonly double[] _coordinates;

    internal RateLaw(RateModel model, double[] coordinates, Matrix covariance) => (Model, _coordinates, Covariance) = (model, coordinates, covariance);

    /// <summary>The terms and their parameters.</summary>
    public RateModel Model { get; }

    /// <summary>[parameter]: logarithms of logarithmic parameters, values of the others.</summary>
    public IReadOnlyList<double> Coordinates => _coordinates;

    /// <summary>[parameter, parameter], of the coordinates; zeros for fixed parameters, and where nothing was fitted.</summary>
    public Matrix Covariance { get; }

    /// <summary>Value of a parameter in its unit, e.g. of "Orbach.U" in cm^-1.</summary>
    public double Value(string parameter)
    {
        var index = Model.IndexOf(parameter);
        return Model.Parameters[index].ToValue(_coordinates[index]);
    }

    /// <summary>tau, s.</summary>
    /// <param name="temperatureKelvin">K.</param>
    /// <param name="fieldTesla">T.</param>
    public double TauSeconds(double temperatureKelvin, double fieldTesla = 0) => Math.Exp(-Model.LogRate(_coordinates, temperatureKelvin, fieldTesla));

    /// <summary>Standard error of ln tau, from the covariance and the analytic derivatives.</summary>
    public double LogTauError(double temperatureKelvin, double fieldTesla = 0)
    {
        var (n, variance) = (_coordinates.Length, 0.0);
        var slope = new double[n];
        Model.LogRate(_coordinates, temperatureKelvin, fieldTesla, slope);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                variance += slope[i] * Covariance[i, j] * slope[j];
            }
        }

        return Math.Sqrt(Math.Max(0, variance));
    }

    /// <summary>Rate of each term, s^-1, in the order of the terms.</summary>
    public double[] Rates(double temperatureKelvin, double fieldTesla = 0)
    {
        var logs = new double[Model.Terms.Count];
        Model.LogRates(_coordinates, temperatureKelvin, fieldTesla, logs);
        return Array.ConvertAll(logs, Math.Exp);
    }

    /// <summary>Part of 1/tau that each term has, 0 to 1.</summary>
    public double[] Shares(double temperatureKelvin, double fieldTesla = 0)
    {
        var logs = new double[Model.Terms.Count];
        var total = Model.LogRates(_coordinates, temperatureKelvin, fieldTesla, logs);
        return Array.ConvertAll(logs, log => Math.Exp(log - total));
    }

    /// <summary>Name of the process with the largest rate.</summary>
    public string LeadingTerm(double temperatureKelvin, double fieldTesla = 0) => Model.TermNames[Leading(temperatureKelvin, fieldTesla)];

    /// <summary>Where the leading process changes between two temperatures, from cold to hot.</summary>
    /// <param name="fromKelvin">K, above zero.</param>
    /// <param name="toKelvin">K. Between the two, 400 temperatures are looked at; two changes between neighbours are missed.</param>
    /// <param name="fieldTesla">T.</param>
    public IReadOnlyList<Crossover> Crossovers(double fromKelvin, double toKelvin, double fieldTesla = 0)
    {
        const int Steps = 400;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fromKelvin);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(toKelvin, fromKelvin);
        double[] grid = [.. Enumerable.Range(0, Steps + 1).Select(i => fromKelvin * Math.Pow(toKelvin / fromKelvin, (double)i / Steps))];
        int[] leading = [.. grid.Select(t => Leading(t, fieldTesla))];
        return [.. Enumerable.Range(1, Steps).Where(i => leading[i] != leading[i - 1]).Select(i => Cross(grid[i - 1], grid[i], leading[i - 1], leading[i], fieldTesla))];
    }

    private Crossover Cross(double cold, double hot, int below, int above, double field)
    {
        while (hot - cold > 1e-10 * hot)
        {
            var middle = (cold + hot) / 2;
            var rates = Rates(middle, field);
            (cold, hot) = rates[below] >= rates[above] ? (middle, hot) : (cold, middle);
        }

        return new Crossover((cold + hot) / 2, Model.TermNames[below], Model.TermNames[above]);
    }

    private int Leading(double temperature, double field)
    {
        var shares = Shares(temperature, field);
        return Array.IndexOf(shares, shares.Max());
    }
}

using System.Globalization;
using Kramers.Chemistry;
using Kramers.Numerics.Fitting;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinSystems.Fits;

/// <summary>The task 'fit': parameters of a spin system from measurements.</summary>
internal static class FitTask
{
    private const double StronglyCorrelated = 0.98;
    private const double HardlyDetermined = 0.5;
    private const double SameMinimum = 1e-4; // relative to the rms residual

    public static TaskResult Run(SpinSystemFile file, IRunMonitor monitor, CancellationToken cancellation)
    {
        if (file.Fit is null)
        {
            throw new InputException(file.File, null, "the file has no section 'fit'", "Add it with 'data', and name parameters in the section 'parameters'");
        }

        var sets = file.Fit.Data.Select(MeasuredSet.Read).ToArray();
        Check(file, sets);
        var fit = new SpinFit(file, sets, cancellation);
        var all = fit.Run(monitor);
        if (all.Count == 0)
        {
            throw new InputException(file.File, null, "the model has no finite value at any starting point", "Change the starts and bounds of the parameters");
        }

        var best = all[0];
        var values = file.Parameters.At(best.Parameters);
        var curves = fit.Curves(best.Parameters);
        return new TaskResult
        {
            Command = "spin",
            Task = "fit",
            Name = file.Name,
            Title = "Fit of the spin Hamiltonian to measurements",
            Parameters = values,
            Numbers = Numbers(file, sets, all, curves),
            Tables = [Parameters(file, best), .. file.Parameters.Free.Count > 1 ? [Correlation(file, best), Covariance(file, best)] : Array.Empty<ResultTable>(), FitPoints.Table(file.Model, sets, curves)],
            Figures = FitFigures.Draw(fit, sets, best.Parameters),
            Warnings = Warnings(file, sets, fit, all),
        };
    }

    private static void Check(SpinSystemFile file, MeasuredSet[] sets)
    {
        if (sets.Sum(s => s.Values.Length) is var points && points <= file.Parameters.Free.Count)
        {
            throw new InputException(file.File, null, $"{points} points cannot determine {file.Parameters.Free.Count} parameters", "Fix parameters or add data");
        }

        if (sets.Any(s => s.Points.Quantity == MeasuredQuantity.HeatCapacity && s.Points.Fields!.Any(b => b != 0)) && file.Model.Sample(file.Parameters.Start).MeanField is not null)
        {
            throw new InputException(file.File, null, "a mean field stands beside a heat capacity in a field, which does not know of it", "Take out sample.meanField, or the heat capacity in fields");
        }

        CheckCluster(file, sets);
        foreach (var set in sets)
        {
            FitPoints.CheckLevels(file, set);
        }
    }

    /// <summary>A sample of levels scatters from step to step, and transitions need states.</summary>
    private static void CheckCluster(SpinSystemFile file, MeasuredSet[] sets)
    {
        if (file.Model is not CentresModel { IsCluster: true } centres)
        {
            return;
        }

        if (!ClusterSolution.FitsTotalSpin(centres.Cluster(file.Parameters.Start)))
        {
            throw new InputException(file.File, null, FormattableString.Invariant($"{centres.StateCount} states are too many for a fit: not all levels can be found"), "Fit a smaller cluster, and compare 'kramers spin chi' of this one with the measurement");
        }

        if (sets.FirstOrDefault(s => s.Points.Quantity is MeasuredQuantity.LevelEnergy or MeasuredQuantity.ResonanceFrequency) is { } set)
        {
            throw new InputException(set.Options.Path, null, FormattableString.Invariant($"level energies and EPR positions of {centres.StateCount} states are not fitted"), "A cluster of this size is fitted to chi, M and heat capacities");
        }
    }

    private static ResultTable Parameters(SpinSystemFile file, FitResult fit)
    {
        var values = file.Parameters.At(fit.Parameters);
        var free = file.Parameters.Free.Select(p => p.Name).ToList();
        double Error(ModelParameter p) => p.Role switch
        {
            ParameterRole.Free => fit.StandardErrors[free.IndexOf(p.Name)],
            ParameterRole.Tied when free.Contains(p.TiedTo!) => Math.Abs(p.Factor) * fit.StandardErrors[free.IndexOf(p.TiedTo!)],
            _ => 0,
        };
        var all = file.Parameters.All;
        return new ResultTable("parameters", "Parameters", [
            new("name", "Parameter", [], [.. all.Select(p => p.Name)]),
            new("value", "Value", [.. all.Select(p => values[p.Name])]),
            new("standardError", "Standard error", [.. all.Select(Error)]),
            new("role", "Role", [], [.. all.Select(p => p.Role switch { ParameterRole.Free => "free", ParameterRole.Fixed => "fixed", _ => "tied to " + p.TiedTo })]),
        ]);
    }

    /// <summary>Covariances over the product of the standard errors.</summary>
    private static ResultTable Correlation(SpinSystemFile file, FitResult fit)
    {
        var names = file.Parameters.Free.Select(p => p.Name).ToArray();
        double Entry(int i, int j) => i == j ? 1 : fit.Covariance[i, j] / (fit.StandardErrors[i] * fit.StandardErrors[j]);
        return new ResultTable("correlation", "Correlation of the free parameters", [
            new("name", "", [], names),
            .. names.Select((n, j) => new ResultColumn(n, n, [.. names.Select((_, i) => Entry(i, j))])),
        ]);
    }

    private static ResultTable Covariance(SpinSystemFile file, FitResult fit)
    {
        var names = file.Parameters.Free.Select(p => p.Name).ToArray();
        return new ResultTable("covariance", "Covariance of the free parameters", [
            new("name", "", [], names),
            .. names.Select((n, j) => new ResultColumn(n, n, [.. names.Select((_, i) => fit.Covariance[i, j])])),
        ]);
    }

    /// <summary>R = sqrt(sum (measured - fitted)^2 / sum measured^2) of each set, and chi^2 per degree of freedom where errors were stated.</summary>
    private static List<ResultNumber> Numbers(SpinSystemFile file, MeasuredSet[] sets, IReadOnlyList<FitResult> all, double[][] curves)
    {
        var points = sets.Sum(s => s.Values.Length);
        List<ResultNumber> numbers = [.. sets.Select((s, k) => new ResultNumber($"rOfSet{k + 1}", $"*R* of {s.Options.Label.Replace('_', ' ')}", Math.Sqrt(s.Values.Zip(curves[k], (m, c) => (m - c) * (m - c)).Sum() / s.Values.Sum(m => m * m))))];
        if (sets.All(s => s.HasErrors))
        {
            var square = all[0].RmsResidual * all[0].RmsResidual * points;
            numbers.Add(new("reducedChiSquared", "Reduced *\u03c7*^2", square / (points - file.Parameters.Free.Count)));
        }

        numbers.Add(new("points", "Points", points));
        numbers.Add(new("starts", "Starting points that gave a fit", all.Count));
        numbers.Add(new("startsAtBest", "of these at the best minimum", all.Count(f => IsBest(f, all[0]))));
        return numbers;
    }

    private static bool IsBest(FitResult fit, FitResult best) => fit.RmsResidual <= (1 + SameMinimum) * best.RmsResidual + 1e-12;

    private static List<string> Warnings(SpinSystemFile file, MeasuredSet[] sets, SpinFit fit, IReadOnlyList<FitResult> all)
    {
        var (best, free, warnings) = (all[0], file.Parameters.Free, new List<string>());
        for (var k = 0; k < free.Count; k++)
        {
            var (value, error) = (best.Parameters[k], best.StandardErrors[k]);
            if (value <= free[k].Min || value >= free[k].Max)
            {
                warnings.Add(Line($"{free[k].Name} ran into its bound {value:G6}: it has no error, and those of the others hold only while it stays there"));
            }
            else if (error > HardlyDetermined * Math.Abs(value))
            {
                warnings.Add(Line($"{free[k].Name} is hardly determined: {value:G4} with a standard error of {error:G2}"));
            }
        }

        if (best.StandardErrors.Any(double.IsNaN))
        {
            warnings.Add($"The data do not determine {string.Join(" and ", fit.Undetermined(best.Parameters))}: fix or tie a parameter, or add data");
        }

        warnings.AddRange(Correlated(free, best));
        if (!best.Converged)
        {
            warnings.Add("The iterations ran out before the minimum was reached");
        }

        if (!sets.All(s => s.HasErrors))
        {
            warnings.Add("No errors were stated for some data: standard errors follow from the scatter around the fit, and a reduced chi^2 is not given");
        }

        return warnings;
    }

    private static IEnumerable<string> Correlated(IReadOnlyList<ModelParameter> free, FitResult fit) =>
        from i in Enumerable.Range(0, free.Count)
        from j in Enumerable.Range(0, i)
        let r = fit.Covariance[i, j] / (fit.StandardErrors[i] * fit.StandardErrors[j])
        where Math.Abs(r) > StronglyCorrelated
        select Line($"{free[j].Name} and {free[i].Name} can hardly be told apart: their correlation is {r:0.000}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

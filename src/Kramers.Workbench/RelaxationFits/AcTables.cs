using Kramers.Magnetism.AcSusceptibility;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>What fits of isotherms found, as tables.</summary>
internal static class AcTables
{
    /// <summary>One row per isotherm and process. A time that was not measured is no number; its column 'status' says what is known.</summary>
    public static ResultTable Parameters(IReadOnlyList<AcSeries> series)
    {
        var rows = (from s in series from f in s.Fits from p in f.Processes.Index() select (Fit: f, Process: p.Item, Number: p.Index + 1)).ToArray();
        double[] Column(Func<(AcFit Fit, FittedProcess Process, int Number), double> value) => Array.ConvertAll(rows, r => value(r));
        var shapes = rows.SelectMany(r => r.Process.Form.Shape.Select(p => p.Name)).Distinct();
        return new("ac_params", "Fits of the isotherms",
        [
            new("T_K", "*T* (K)", Column(r => r.Fit.Isotherm.TemperatureKelvin)),
            new("B_T", "*B* (T)", Column(r => r.Fit.Isotherm.FieldTesla)),
            new("process", "Process", Column(r => r.Number)),
            new("tau_s", "*\u03c4* (s)", Column(r => r.Process.TauSeconds?.Value ?? double.NaN)),
            new("tau_err_s", "error of *\u03c4* (s)", Column(r => r.Process.TauSeconds is { } tau ? tau.Value * tau.StandardError : double.NaN)),
            new("status", "Status", [], Array.ConvertAll(rows, r => r.Process.Status == TauStatus.Measured ? "measured" : r.Process.Summary)),
            .. shapes.Select(name => new ResultColumn(name, Greek(name), Column(r => Shape(r.Process, name)))),
            new("ln_tau_sigma", "*\u03c3* of ln *\u03c4*", Column(r => r.Process.Distribution?.SigmaLnTau ?? double.NaN)),
            new("chi_S_cm3mol", "*\u03c7*_S (cm^3 mol^-1)", Column(r => r.Fit.ChiS.Value)),
            new("chi_T_cm3mol", "*\u03c7*_T (cm^3 mol^-1)", Column(r => r.Fit.ChiT.Value)),
            new("delta_chi_cm3mol", "\u0394*\u03c7* (cm^3 mol^-1)", Column(r => r.Process.DeltaChi.Value)) { IsInReport = false },
            new("chi_S_err_cm3mol", "error of *\u03c7*_S", Column(r => r.Fit.ChiS.StandardError)) { IsInReport = false },
            new("chi_T_err_cm3mol", "error of *\u03c7*_T", Column(r => r.Fit.ChiT.StandardError)) { IsInReport = false },
            .. shapes.Select(name => new ResultColumn(name + "_err", "error of " + Greek(name), Column(r => ShapeError(r.Process, name))) { IsInReport = false }),
            new("rms_cm3mol", "rms residual (cm^3 mol^-1)", Column(r => r.Fit.RmsResidual)),
        ]);
    }

    /// <summary>chi' and chi'' as measured and as fitted.</summary>
    public static ResultTable Points(IReadOnlyList<AcSeries> series)
    {
        var rows = (from s in series from f in s.Fits from i in Enumerable.Range(0, f.Residuals.Count) select (Fit: f, At: i)).ToArray();
        double[] Column(Func<AcFit, int, double> value) => Array.ConvertAll(rows, r => value(r.Fit, r.At));
        return new("ac_points", "Susceptibilities",
        [
            new("T_K", "*T* (K)", Column((f, _) => f.Isotherm.TemperatureKelvin)),
            new("B_T", "*B* (T)", Column((f, _) => f.Isotherm.FieldTesla)),
            new("f_Hz", "*f* (Hz)", Column((f, i) => f.Isotherm.FrequenciesHz[i])),
            new("chi_re_cm3mol", "*\u03c7*\u2032 (cm^3 mol^-1)", Column((f, i) => f.Isotherm.ChiPrime[i])),
            new("chi_im_cm3mol", "*\u03c7*\u2033 (cm^3 mol^-1)", Column((f, i) => f.Isotherm.ChiDoublePrime[i])),
            new("fit_re_cm3mol", "*\u03c7*\u2032 fitted", Column((f, i) => f.Isotherm.ChiPrime[i] - f.Residuals[i].Real)),
            new("fit_im_cm3mol", "*\u03c7*\u2033 fitted", Column((f, i) => f.Isotherm.ChiDoublePrime[i] + f.Residuals[i].Imaginary)),
        ]) { IsInReport = false };
    }

    /// <summary>The comparison, where there was one.</summary>
    public static IEnumerable<ResultTable> Models(IEnumerable<(double FieldTesla, AcSeries Series)> candidates)
    {
        var rows = candidates.ToArray();
        return rows.DistinctBy(r => r.Series.Model.Name).Count() == 1 ? [] :
        [
            new("ac_models", "Models of the isotherms",
            [
                new("model", "Model", [], Array.ConvertAll(rows, r => r.Series.Model.Name)),
                new("B_T", "*B* (T)", Array.ConvertAll(rows, r => r.FieldTesla)),
                new("aicc", "Sum of AICc", Array.ConvertAll(rows, r => r.Series.Aicc)),
            ]),
        ];
    }

    private static double Shape(FittedProcess process, string name) => Place(process, name) is >= 0 and var k ? process.Shape[k].Value : double.NaN;

    private static double ShapeError(FittedProcess process, string name) => Place(process, name) is >= 0 and var k ? process.Shape[k].StandardError : double.NaN;

    private static int Place(FittedProcess process, string name) => process.Form.Shape.Select(s => s.Name).ToList().IndexOf(name);

    private static string Greek(string name) => name switch { "alpha" => "*\u03b1*", "gamma" => "*\u03b3*", "beta" => "*\u03b2*", _ => name };
}

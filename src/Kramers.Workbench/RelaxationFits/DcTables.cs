using Kramers.Magnetism.AcSusceptibility;
using Kramers.Magnetism.MagnetisationDecay;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.RelaxationFits;

/// <summary>What fits of decays found, as tables.</summary>
internal static class DcTables
{
    /// <summary>One row per decay and process. A time that was not measured is no number; its column 'status' says what is known.</summary>
    public static ResultTable Parameters(IReadOnlyList<DecayFit> fits)
    {
        var rows = (from f in fits from p in f.Processes.Index() select (Fit: f, Process: p.Item, Number: p.Index + 1)).ToArray();
        double[] Column(Func<(DecayFit Fit, DecayProcess Process, int Number), double> value) => Array.ConvertAll(rows, r => value(r));
        var hasBeta = rows.Any(r => r.Process.Shape.Count > 0);
        return new("dc_params", "Fits of the decays",
        [
            new("T_K", "*T* (K)", Column(r => r.Fit.Trace.TemperatureKelvin)),
            new("B_T", "*B* (T)", Column(r => r.Fit.Trace.FieldTesla)),
            new("process", "Process", Column(r => r.Number)),
            new("tau_s", "*\u03c4* (s)", Column(r => r.Process.TauSeconds?.Value ?? double.NaN)),
            new("tau_err_s", "error of *\u03c4* (s)", Column(r => r.Process.TauSeconds is { } tau ? tau.Value * tau.StandardError : double.NaN)),
            new("status", "Status", [], Array.ConvertAll(rows, r => Status(r.Process))),
            .. hasBeta ? new ResultColumn[]
            {
                new("beta", "*\u03b2*", Column(r => r.Process.Shape.Count > 0 ? r.Process.Shape[0].Value : double.NaN)),
                new("beta_err", "error of *\u03b2*", Column(r => r.Process.Shape.Count > 0 ? r.Process.Shape[0].StandardError : double.NaN)) { IsInReport = false },
            } : [],
            new("ln_tau_sigma", "*\u03c3* of ln *\u03c4*", Column(r => r.Process.Distribution?.SigmaLnTau ?? double.NaN)),
            new("M_eq", "*M*_eq", Column(r => r.Fit.EquilibriumMoment.Value)),
            new("M_eq_err", "error of *M*_eq", Column(r => r.Fit.EquilibriumMoment.StandardError)) { IsInReport = false },
            new("M_0", "*M*(0)", Column(r => r.Fit.StartMoment)),
            new("rms", "rms residual", Column(r => r.Fit.RmsResidual)),
        ]);
    }

    /// <summary>M(t) as measured and as fitted, in the unit of the file.</summary>
    public static ResultTable Points(IReadOnlyList<DecayFit> fits)
    {
        var rows = (from f in fits from i in Enumerable.Range(0, f.Residuals.Count) select (Fit: f, At: i)).ToArray();
        double[] Column(Func<DecayFit, int, double> value) => Array.ConvertAll(rows, r => value(r.Fit, r.At));
        return new("dc_points", "Decays",
        [
            new("T_K", "*T* (K)", Column((f, _) => f.Trace.TemperatureKelvin)),
            new("B_T", "*B* (T)", Column((f, _) => f.Trace.FieldTesla)),
            new("t_s", "*t* (s)", Column((f, i) => f.Trace.TimesSeconds[i])),
            new("M", "*M*", Column((f, i) => f.Trace.Moments[i])),
            new("M_fit", "*M* fitted", Column((f, i) => f.Trace.Moments[i] - f.Residuals[i])),
        ]) { IsInReport = false };
    }

    /// <summary>What is known of a time, in words.</summary>
    public static string Status(DecayProcess process) => process.Status switch
    {
        TauStatus.Measured => "measured",
        TauStatus.SlowerThanWindow => FormattableString.Invariant($"tau > {process.BoundSeconds:G2} s"),
        TauStatus.FasterThanWindow => FormattableString.Invariant($"tau < {process.BoundSeconds:G2} s"),
        _ => "tau undetermined",
    };
}

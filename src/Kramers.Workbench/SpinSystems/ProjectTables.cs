using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.CrystalField;
using Kramers.Workbench.Reports;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Tables of pseudospins: g, D, E, axes and parameters of all ranks.</summary>
internal static class ProjectTables
{
    // Parameters that rounding and the digits of files leave where there are none, relative to the largest.
    private const double Nothing = 1e-9;

    public static IEnumerable<ResultTable> Of(IReadOnlyList<PseudospinProjection> all, SpinOrbitStates states)
    {
        if (all.Count == 0)
        {
            yield break;
        }

        var d = all.Select(p => p.DAndE).ToArray();
        yield return new ResultTable("pseudospins", "Levels as pseudospins", [
            new("firstState", "first state", [.. all.Select(p => p.First + 1.0)]),
            new("spin", "*S\u0303*", [.. all.Select(p => p.Spin.Value)]),
            new("energyCm", "Energy (cm^-1)", [.. all.Select(p => states.Energies[p.First])]),
            new("splittingCm", "splitting (cm^-1)", [.. all.Select(p => Math.Round(states.Energies[p.First + p.Spin.Multiplicity - 1] - states.Energies[p.First], 8))]),
            .. Enumerable.Range(0, 3).Select(k => new ResultColumn($"g{k + 1}", $"*g*_{k + 1}", [.. all.Select(p => p.G.MainValues[k])])),
            new("DCm", "*D* (cm^-1)", [.. d.Select(x => x.D)]),
            new("ECm", "*E* (cm^-1)", [.. d.Select(x => x.E)]),
            new("signOfProduct", "sign of *g*_1*g*_2*g*_3", [.. all.Select(p => (double)Math.Sign(Math.Round(p.G.Product, 9)))]),
        ]);
        var axes = all.SelectMany(p => Enumerable.Range(0, 3).Select(k => (P: p, K: k))).ToArray();
        yield return new ResultTable("axes", "Main axes of *g*, in the frame of the states", [
            new("firstState", "first state", [.. axes.Select(a => a.P.First + 1.0)]),
            new("g", "*g*", [.. axes.Select(a => a.P.G.MainValues[a.K])]),
            .. "xyz".Select((c, i) => new ResultColumn($"{c}", $"*{c}*", [.. axes.Select(a => a.P.G.Axes[i, a.K])])),
        ]);
        PseudospinProjection[] split = [.. all.Where(p => p.Spin.Doubled > 1 || p.ZeroField.NonZero().Any(e => e.K > 0 && Math.Abs(e.Value) > 1e-6))];
        if (split.Length > 0)
        {
            yield return Parameters("zeroField", "Zero-field parameters of the pseudospins", split);
        }
    }

    /// <summary>Crystal-field parameters of a multiplet, and what each rank does.</summary>
    public static IEnumerable<ResultTable> CrystalField(PseudospinProjection multiplet)
    {
        yield return Parameters("crystalField", $"Crystal-field parameters of *J* = {multiplet.Spin}", [multiplet]);
        var n = multiplet.Spin.Multiplicity;
        int[] ranks = [.. Enumerable.Range(1, n - 1).Where(k => k % 2 == 0)];
        double Size(int k) => CrystalFieldProjection.Compose(multiplet.Spin, Rank(multiplet.ZeroField, k)).Norm() / Math.Sqrt(n);
        yield return new ResultTable("ranks", "Root mean square of each rank of the crystal field", [
            new("k", "*k*", [.. ranks.Select(k => (double)k)]),
            new("sizeCm", "size (cm^-1)", [.. ranks.Select(Size)]),
        ]);
    }

    private static StevensParameters Rank(StevensParameters all, int k) => new(all.Provenance, [.. all.NonZero().Where(e => e.K == k)]);

    private static ResultTable Parameters(string key, string title, IReadOnlyList<PseudospinProjection> all)
    {
        var rows = all.SelectMany(p =>
        {
            var (own, input) = (p.ZeroField, p.ZeroFieldInInputFrame);
            var chibotaru = own.ToChibotaruUngur();
            var all = Enumerable.Range(1, p.Spin.Multiplicity - 1).SelectMany(k => Enumerable.Range(-k, 2 * k + 1).Select(q => (K: k, Q: q)))
                .Select(i => (P: p, i.K, i.Q, Own: own[i.K, i.Q], Input: input[i.K, i.Q], Chibotaru: chibotaru[i.K, i.Q])).ToArray();
            var largest = all.Max(r => Math.Abs(r.Chibotaru));
            return all.Where(r => Math.Max(Math.Abs(r.Own), Math.Abs(r.Input)) > Nothing * largest);
        }).ToArray();
        return new ResultTable(key, title, [
            new("firstState", "first state", [.. rows.Select(r => r.P.First + 1.0)]),
            new("k", "*k*", [.. rows.Select(r => (double)r.K)]),
            new("q", "*q*", [.. rows.Select(r => (double)r.Q)]),
            new("stevensCm", "Stevens, magnetic axes (cm^-1)", [.. rows.Select(r => r.Own)]),
            new("chibotaruUngurCm", "SINGLE_ANISO's, magnetic axes (cm^-1)", [.. rows.Select(r => r.Chibotaru)]),
            new("stevensInputFrameCm", "Stevens, frame of the states (cm^-1)", [.. rows.Select(r => r.Input)]),
        ]);
    }
}

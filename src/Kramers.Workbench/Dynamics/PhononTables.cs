using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Workbench.Dynamics;

/// <summary>Vibrations as tables, figures and a table of modes for 'kramers rates'.</summary>
internal static class PhononTables
{
    private const int PointsPerLeg = 40;
    private static readonly (string Name, double[] Q)[] Stops =
        [("\u0393", [0, 0, 0]), ("\u00bd 0 0", [0.5, 0, 0]), ("\u00bd \u00bd 0", [0.5, 0.5, 0]), ("\u0393", [0, 0, 0]), ("\u00bd \u00bd \u00bd", [0.5, 0.5, 0.5])];

    public static TaskResult OfMolecule(PhononOptions options, RelaxedGeometry relaxed, NormalModes modes, double[]? infrared)
    {
        var real = Enumerable.Range(0, modes.Count).Where(m => modes.FrequenciesCm[m] > WavevectorModes.LeastFrequencyCm).ToArray();
        List<ResultTable> tables = [Modes([.. real.Select(m => modes.FrequenciesCm[m])], [.. real.Select(_ => 1.0)])];
        if (infrared is not null)
        {
            tables.Add(new ResultTable("infrared", "Infrared absorption", [new("frequencyCm", "Frequency (cm^-1)", modes.FrequenciesCm), new("intensityKmPerMol", "*A* (km/mol)", infrared)]));
        }

        tables.Add(Displacements(modes, real));
        return Result(options, relaxed.Structure, "normal modes of the molecule", tables) with
        {
            Numbers = [new("maxForceEvPerA", "largest force left (eV/\u00c5)", relaxed.MaxForceEvPerAngstrom), new("lowestCm", "lowest frequency (cm^-1)", modes.FrequenciesCm.DefaultIfEmpty(double.NaN).Min())],
            Warnings = [.. Doubts(relaxed.Converged || options.AsIs, modes.FrequenciesCm.Count(w => w < -WavevectorModes.LeastFrequencyCm), modes.Count - real.Length)],
            Figures = [Sticks(modes.FrequenciesCm, infrared)],
        };
    }

    public static TaskResult OfCrystal(PhononOptions options, Minimum relaxed, SupercellForceConstants constants, CrystalPhonons phonons, PhononMesh mesh)
    {
        var all = mesh.Points.Zip(mesh.Weights).SelectMany(p => p.First.FrequenciesCm.Select(w => (Frequency: w, Weight: p.Second))).OrderBy(m => m.Frequency).ToArray();
        var real = all.Where(m => m.Frequency > WavevectorModes.LeastFrequencyCm).ToArray();
        var (dispersion, stops) = Dispersion(phonons);
        var density = Density(options, mesh, all[0].Frequency, all[^1].Frequency);
        return Result(options, relaxed.Structure, FormattableString.Invariant($"phonons, supercell {options.Supercell.A}x{options.Supercell.B}x{options.Supercell.C}, mesh {options.Mesh.A}x{options.Mesh.B}x{options.Mesh.C}"),
            [Modes([.. real.Select(m => m.Frequency)], [.. real.Select(m => m.Weight)]), Mesh(phonons, mesh), density, dispersion, Thermal(options, phonons, mesh)]) with
        {
            Numbers =
            [
                new("maxForceEvPerA", "largest force left (eV/\u00c5)", relaxed.MaxForceEvPerAngstrom),
                new("pressureGPa", "pressure of the cell at rest (GPa)", relaxed.Value.Pressure(relaxed.Structure.Cell!) * DynamicsRun.GpaPerEvAngstrom3),
                new("sumRuleViolation", "sum rule broken before it was imposed (eV/\u00c5^2)", constants.SumRuleViolation),
                new("lowestCm", "lowest frequency (cm^-1)", all[0].Frequency),
            ],
            Warnings = [.. Doubts(relaxed.Converged || options.AsIs, all.Count(m => m.Frequency < -WavevectorModes.LeastFrequencyCm), all.Length - real.Length - 3)],
            Figures = [DispersionFigure(dispersion, stops), DensityFigure(density)],
        };
    }

    private static TaskResult Result(PhononOptions options, Structure structure, string title, IReadOnlyList<ResultTable> tables) => new()
    {
        Command = "phonons", Task = "phonons", Name = structure.Formula, Title = $"{title}, {Path.GetFileName(options.Potential.Name)}", Tables = tables, Parameters = new Dictionary<string, double>(),
    };

    /// <summary>In the layout of the table of modes of 'kramers rates', which wants columns of derivatives beside these.</summary>
    private static ResultTable Modes(double[] frequencies, double[] weights) =>
        new("modes", "Modes", [new("frequencyCm", "Frequency (cm^-1)", frequencies), new("weight", "Share of the mesh", weights)]);

    private static ResultTable Displacements(NormalModes modes, int[] real)
    {
        double[][] rows = [.. real.Select(modes.ZeroPointDisplacement)];
        return new("displacements", "d*X*/d*Q* of each mode (\u00c5 per dimensionless *Q*)",
            [new("frequencyCm", "Frequency (cm^-1)", [.. real.Select(m => modes.FrequenciesCm[m])]), .. Enumerable.Range(0, modes.Vectors.Columns).Select(k => new ResultColumn(FormattableString.Invariant($"{"xyz"[k % 3]}{k / 3 + 1}"), "", [.. rows.Select(r => r[k])]))])
        {
            IsInReport = false,
        };
    }

    private static ResultTable Mesh(CrystalPhonons phonons, PhononMesh mesh)
    {
        var rows = mesh.Points.SelectMany((p, i) =>
        {
            var (q, v) = (mesh.Reduced[i], p.GroupVelocities(phonons));
            return p.FrequenciesCm.Select((w, m) => new[] { q[0], q[1], q[2], mesh.Weights[i], w, v[m, 0], v[m, 1], v[m, 2] });
        }).ToArray();
        string[] keys = ["qa", "qb", "qc", "weight", "frequencyCm", "vxKmPerS", "vyKmPerS", "vzKmPerS"];
        return new("mesh", "Modes and group velocities on the mesh", [.. keys.Select((key, c) => new ResultColumn(key, key, Array.ConvertAll(rows, r => r[c])))]) { IsInReport = false };
    }

    private static ResultTable Density(PhononOptions options, PhononMesh mesh, double lowest, double highest)
    {
        var (from, to) = (Math.Min(0, lowest - 2 * options.FwhmCm), highest + 2 * options.FwhmCm);
        double[] grid = [.. Enumerable.Range(0, 401).Select(k => from + k * (to - from) / 400)];
        return new("dos", "Density of states", [new("frequencyCm", "Frequency (cm^-1)", grid), new("statesPerCm", "Modes per cell and cm^-1", mesh.DensityOfStates(grid, options.FwhmCm))]) { IsInReport = false };
    }

    private static (ResultTable Table, double[] Stops) Dispersion(CrystalPhonons phonons)
    {
        var (rows, stops, length) = (new List<double[]>(), new List<double> { 0 }, 0.0);
        for (var leg = 0; leg + 1 < Stops.Length; leg++)
        {
            var (from, to) = (Stops[leg].Q, Stops[leg + 1].Q);
            var whole = Math.Sqrt(phonons.Wavevector([to[0] - from[0], to[1] - from[1], to[2] - from[2]]).Sum(x => x * x));
            for (var k = leg == 0 ? 0 : 1; k <= PointsPerLeg; k++)
            {
                var t = k / (double)PointsPerLeg;
                double[] q = [.. from.Zip(to, (a, b) => a + t * (b - a))];
                rows.Add([length + t * whole, .. q, .. phonons.At(phonons.Wavevector(q)).FrequenciesCm]);
            }

            length += whole;
            stops.Add(length);
        }

        string[] keys = ["pathPerA", "qa", "qb", "qc", .. Enumerable.Range(1, phonons.Branches).Select(b => FormattableString.Invariant($"branch{b}Cm"))];
        return (new("dispersion", "Frequencies along lines of wavevectors", [.. keys.Select((key, c) => new ResultColumn(key, key, [.. rows.Select(r => r[c])]))]) { IsInReport = false }, [.. stops]);
    }

    private static ResultTable Thermal(PhononOptions options, CrystalPhonons phonons, PhononMesh mesh)
    {
        var u = mesh.ThermalDisplacements(options.TemperatureK);
        (string Key, int A, int B)[] parts = [("xx", 0, 0), ("yy", 1, 1), ("zz", 2, 2), ("yz", 1, 2), ("xz", 0, 2), ("xy", 0, 1)];
        return new("thermal", FormattableString.Invariant($"Mean square displacements at {options.TemperatureK:0.##} K (\u00c5^2)"),
            [new("atom", "Atom", [], [.. phonons.Crystal.Elements.Select((e, i) => FormattableString.Invariant($"{e}{i + 1}"))]), .. parts.Select(p => new ResultColumn("u" + p.Key + "A2", $"*U*_{p.Key}", [.. u.Select(m => m[p.A, p.B])]))]);
    }

    private static IEnumerable<string> Doubts(bool converged, int imaginary, int left)
    {
        if (!converged)
        {
            yield return "The geometry has not come to rest: frequencies are not those of a minimum.";
        }

        if (imaginary > 0)
        {
            yield return FormattableString.Invariant($"{imaginary} modes are imaginary (negative in the tables): the geometry is no minimum, or the supercell or the potential is not good enough.");
        }

        if (left > 0)
        {
            yield return FormattableString.Invariant($"{left} modes that are imaginary or have no frequency are left out of modes.csv.");
        }
    }

    private static CaptionedFigure Sticks(double[] frequencies, double[]? infrared) => CaptionedFigure.Wide(
        infrared is null ? "Frequencies of the normal modes, one stick per mode." : "Infrared absorption of the normal modes.",
        LinearAxis.FromZero("Frequency (cm^-1)", frequencies), infrared is null ? new LinearAxis("", 0, 1.1) { IsBare = true } : LinearAxis.FromZero("*A* (km/mol)", infrared),
        [new StemSeries(null, PaletteColor.Blue, frequencies, infrared ?? [.. frequencies.Select(_ => 1.0)])]);

    private static CaptionedFigure DispersionFigure(ResultTable table, double[] stops)
    {
        var branches = table.Columns.Skip(4).Select(c => (Series)new LineSeries(null, PaletteColor.Blue, table["pathPerA"], c.Values) { StrokeWidth = 1.2 });
        var y = LinearAxis.Around("Frequency (cm^-1)", table.Columns.Skip(4).SelectMany(c => c.Values).Append(0));
        var walls = stops.Select(x => (Series)new LineSeries(null, PaletteColor.Muted, [x, x], [y.Min, y.Max]) { StrokeWidth = 1 });
        return CaptionedFigure.Wide("Frequencies along the lines " + string.Join(" \u2192 ", Stops.Select(s => s.Name)) + " in units of the reciprocal vectors, corners marked.", new LinearAxis("Path (\u00c5^-1)", 0, stops[^1]), y, [.. walls, .. branches]);
    }

    private static CaptionedFigure DensityFigure(ResultTable table) => CaptionedFigure.Wide(
        "Density of states: the area is three modes per atom of the cell.", new LinearAxis("Frequency (cm^-1)", table["frequencyCm"][0], table["frequencyCm"][^1]), LinearAxis.FromZero("Modes per cell and cm^-1", table["statesPerCm"]),
        [new LineSeries(null, PaletteColor.Blue, table["frequencyCm"], table["statesPerCm"])]);
}

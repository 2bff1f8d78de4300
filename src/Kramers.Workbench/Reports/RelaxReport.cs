using Kramers.Workbench.Pipelines;

namespace Kramers.Workbench.Reports;

/// <summary>The report of <c>kramers relax</c>: one HTML file that opens without network and prints.</summary>
public static class RelaxReport
{
    /// <summary>Draws the report.</summary>
    /// <param name="result">What the run found.</param>
    /// <returns>A whole HTML page, well-formed as XML too; equal results give equal text.</returns>
    public static string Render(RelaxResult result)
    {
        ReportPage page = new();
        AddSummary(page, result);
        AddMolecule(page, result);
        AddModels(page, result);
        AddVibrations(page, result);
        AddRelaxation(page, result);
        page.Section("Timings").WideFigure(TimingFigure.Render(result.Timings));
        page.Raw("<footer>Made by Kramers, kramers relax. All numbers stand in result.json with full precision.</footer>");
        return page.ToHtml(result.Molecule.Name + " \u2013 Kramers");
    }

    private static void AddSummary(ReportPage page, RelaxResult result)
    {
        page.Title(result.Molecule.Name, "Spin Hamiltonian, spin-phonon coupling and magnetic relaxation from machine-learned tensors");
        page.Raw(HeadlineCards.Render(result));
        page.Warnings(result.Warnings);
    }

    private static void AddMolecule(ReportPage page, RelaxResult result)
    {
        string drawing = MoleculeDrawing.Render(result.Molecule, result.SpinHamiltonian.MainAxis);
        CaptionedFigure figure = new(drawing, "Geometry at the minimum; the dashed line is the main axis of the *D* tensor.");
        page.Section("Molecule").Pair(page.Numbered(figure), ReportTables.Molecule(result));
    }

    private static void AddModels(ReportPage page, RelaxResult result)
    {
        page.Section("How good are the models?");
        if (result.Potential is PotentialResult potential)
        {
            page.Pair(ParityFigures.Energy(potential), ParityFigures.Forces(potential));
        }

        page.Pair(ParityFigures.ZeroFieldTensor(result), ParityFigures.GTensor(result));
        page.Raw(ReportTables.Models(result));
    }

    private static void AddVibrations(ReportPage page, RelaxResult result)
    {
        page.Section("Vibrations and their coupling to the spin");
        page.WideFigure(PhononFigures.Spectrum(result.Phonons));
        page.WideFigure(PhononFigures.Couplings(result.SpinPhonon));
    }

    private static void AddRelaxation(ReportPage page, RelaxResult result)
    {
        page.Section("Magnetic relaxation");
        page.Pair(RelaxationFigures.Arrhenius(result.Relaxation), RelaxationFigures.Fields(result.Relaxation));
        if (result.TauCheck is TauCheckResult check)
        {
            page.WideFigure(RelaxationFigures.Check(check, result.Relaxation.TemperaturesK));
        }

        page.Pair(page.Numbered(LevelFigure.Render(result.SpinHamiltonian)), ReportTables.Fit(result.Relaxation.Fit));
        page.Raw(ReportTables.Modes(result.Relaxation));
    }
}

using Kramers.Magnetism.Relaxation;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>The section 'line': the shape that stands for delta(E), and where phonon numbers are taken.</summary>
internal static class LineReader
{
    /// <summary>Adds what the section says to settings.</summary>
    /// <param name="section">'shape', 'fwhmCm' or (MolForge) 'sigmaCm', 'temperature', 'occupation'.</param>
    /// <param name="molForge">Whether the width is MolForge's sigma.</param>
    /// <param name="settings">The other settings.</param>
    public static RateSettings Read(YamlSection section, bool molForge, RateSettings settings)
    {
        var shape = molForge ? section.Choice("shape", "gaussian", "gaussian", "lorentzian") : section.Choice("shape", "gaussian", "gaussian", "lorentzian", "anti-lorentzian");
        var width = molForge ? section.Number("sigmaCm", null, 1e-3, 1000) : section.Number("fwhmCm", 10, 1e-3, 1000);
        var read = settings with
        {
            Line = (molForge, shape) switch
            {
                (true, "gaussian") => MolForgeConventions.Gaussian(width),
                (true, _) => MolForgeConventions.Lorentzian(width),
                (_, "gaussian") => LineShape.GaussianFwhm(width),
                (_, "lorentzian") => LineShape.LorentzianFwhm(width),
                _ => LineShape.AntiLorentzianFwhm(width),
            },
            WidthsGrow = section.Choice("temperature", "fixed", "fixed", "klemens") == "klemens",
            OccupationAt = section.Choice("occupation", "mode-frequency", "mode-frequency", "transition-energy") == "transition-energy" ? OccupationAt.TransitionEnergy : OccupationAt.ModeFrequency,
        };
        section.Finish();
        return molForge && read.WidthsGrow
            ? throw section.Error("temperature", "MolForge has no widths that grow with temperature", "Leave out 'temperature: klemens', or 'conventions: molforge' with fwhmCm in place of sigmaCm")
            : read;
    }
}

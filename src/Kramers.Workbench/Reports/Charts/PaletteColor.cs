namespace Kramers.Workbench.Reports.Charts;

/// <summary>
/// Colours that readers with colour-vision deficiency can tell apart: Okabe and Ito, "Color universal design" (2008). The
/// page's style sheet gives each its light and its dark tone.
/// </summary>
public enum PaletteColor
{
    /// <summary>Text colour.</summary>
    Ink,

    /// <summary>Subdued text colour.</summary>
    Muted,

    /// <summary>Okabe-Ito blue.</summary>
    Blue,

    /// <summary>Okabe-Ito vermillion.</summary>
    Vermillion,

    /// <summary>Okabe-Ito bluish green.</summary>
    Green,

    /// <summary>Okabe-Ito orange.</summary>
    Orange,

    /// <summary>Okabe-Ito reddish purple.</summary>
    Purple,

    /// <summary>Okabe-Ito sky blue.</summary>
    Sky,

    /// <summary>Step 1 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Coldest,

    /// <summary>Step 2 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Colder,

    /// <summary>Step 3 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Cold,

    /// <summary>Step 4 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Cool,

    /// <summary>Step 5 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Warm,

    /// <summary>Step 6 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Hot,

    /// <summary>Step 7 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Hotter,

    /// <summary>Step 8 of 8 from blue to red, for curves that follow each other along temperature or field.</summary>
    Hottest,
}

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

    /// <summary>Dark blue of the scale from cold to hot.</summary>
    Coldest,

    /// <summary>Violet of the scale from cold to hot.</summary>
    Colder,

    /// <summary>Purple of the scale from cold to hot.</summary>
    Cold,

    /// <summary>Magenta of the scale from cold to hot.</summary>
    Tepid,

    /// <summary>Red of the scale from cold to hot.</summary>
    Warm,

    /// <summary>Orange of the scale from cold to hot.</summary>
    Hot,

    /// <summary>Yellow of the scale from cold to hot.</summary>
    Hottest,
}

namespace Kramers.Workbench.Reports.Charts;

/// <summary>How the colours of a figure reach the page: a class per colour, whose tone the style sheet sets.</summary>
public static class Palette
{
    private static readonly PaletteColor[] Cycle =
        [PaletteColor.Blue, PaletteColor.Vermillion, PaletteColor.Green, PaletteColor.Orange, PaletteColor.Purple, PaletteColor.Sky];

    private static readonly PaletteColor[] Scale =
        [PaletteColor.Coldest, PaletteColor.Colder, PaletteColor.Cold, PaletteColor.Tepid, PaletteColor.Warm, PaletteColor.Hot, PaletteColor.Hottest];

    /// <summary>Tones for light and dark pages and the look of chart parts, to be put into a page's <c>style</c> once.</summary>
    public const string StyleSheet = """
        :root{color-scheme:light dark;--paper:#fff;--panel:#f7f7f5;--ink:#1d1f23;--muted:#62666d;--rule:#d9dadd;--grid:#ececee;
        --blue:#0072b2;--vermillion:#d55e00;--green:#009e73;--orange:#e69f00;--purple:#cc79a7;--sky:#56b4e9;
        --coldest:#1b2a8c;--colder:#5a1ba3;--cold:#92189c;--tepid:#bf3180;--warm:#de5a5c;--hot:#ee8136;--hottest:#e5a80b}
        @media screen and (prefers-color-scheme:dark){:root{--paper:#15171a;--panel:#1d2024;--ink:#e8e9eb;--muted:#a0a5ad;--rule:#3a3e45;--grid:#282b30;
        --blue:#3f9fdc;--vermillion:#f07f36;--green:#2fc597;--orange:#f0b73c;--purple:#e19cc4;--sky:#9bd6f7;
        --coldest:#6f86ff;--colder:#9b6bf2;--cold:#c561dd;--tepid:#e8669f;--warm:#f58a76;--hot:#f9a956;--hottest:#f6d345}}
        svg.chart{display:block;width:100%;height:auto;font:12px "Helvetica Neue",Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif}
        .chart text{fill:var(--ink)}.chart .tick{font-size:11px;fill:var(--muted)}.chart .note{font-size:11.5px}
        .chart .axis{stroke:var(--muted);fill:none;stroke-width:1}.chart .grid{stroke:var(--grid);fill:none;stroke-width:1}
        .ink{color:var(--ink)}.muted{color:var(--muted)}.blue{color:var(--blue)}.vermillion{color:var(--vermillion)}
        .green{color:var(--green)}.orange{color:var(--orange)}.purple{color:var(--purple)}.sky{color:var(--sky)}
        .coldest{color:var(--coldest)}.colder{color:var(--colder)}.cold{color:var(--cold)}.tepid{color:var(--tepid)}.warm{color:var(--warm)}.hot{color:var(--hot)}.hottest{color:var(--hottest)}

        """;

    /// <summary>The class of a colour: inside it <c>currentColor</c> is that colour.</summary>
    /// <param name="color">The colour.</param>
    /// <returns>A class of <see cref="StyleSheet"/>.</returns>
    public static string ClassOf(PaletteColor color) => color switch
    {
        PaletteColor.Ink => "ink",
        PaletteColor.Muted => "muted",
        PaletteColor.Blue => "blue",
        PaletteColor.Vermillion => "vermillion",
        PaletteColor.Green => "green",
        PaletteColor.Orange => "orange",
        PaletteColor.Purple => "purple",
        PaletteColor.Sky => "sky",
        PaletteColor.Coldest => "coldest",
        PaletteColor.Colder => "colder",
        PaletteColor.Cold => "cold",
        PaletteColor.Tepid => "tepid",
        PaletteColor.Warm => "warm",
        PaletteColor.Hot => "hot",
        PaletteColor.Hottest => "hottest",
        _ => throw new ArgumentOutOfRangeException(nameof(color)),
    };

    /// <summary>The colour of the n-th of several series; starts again after six.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>A colour other than the text colours.</returns>
    public static PaletteColor InOrder(int index) => Cycle[index % Cycle.Length];

    /// <summary>The colour of the n-th of several temperatures, from cold to hot; beyond seven, neighbours may share one.</summary>
    /// <param name="index">From 0, by ascending temperature.</param>
    /// <param name="count">Number of temperatures.</param>
    /// <returns>A colour of the scale from dark blue to yellow.</returns>
    public static PaletteColor ColdToHot(int index, int count) =>
        Scale[count < 2 ? 0 : (int)Math.Round((double)index * (Scale.Length - 1) / (count - 1))];
}

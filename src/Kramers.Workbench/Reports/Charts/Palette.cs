namespace Kramers.Workbench.Reports.Charts;

/// <summary>How the colours of a figure reach the page: a class per colour, whose tone the style sheet sets.</summary>
public static class Palette
{
    private static readonly PaletteColor[] Cycle =
        [PaletteColor.Blue, PaletteColor.Vermillion, PaletteColor.Green, PaletteColor.Orange, PaletteColor.Purple, PaletteColor.Sky];

    /// <summary>Tones for light and dark pages and the look of chart parts, to be put into a page's <c>style</c> once.</summary>
    public const string StyleSheet = """
        :root{color-scheme:light dark;--paper:#fff;--panel:#f7f7f5;--ink:#1d1f23;--muted:#62666d;--rule:#d9dadd;--grid:#ececee;
        --blue:#0072b2;--vermillion:#d55e00;--green:#009e73;--orange:#e69f00;--purple:#cc79a7;--sky:#56b4e9}
        @media screen and (prefers-color-scheme:dark){:root{--paper:#15171a;--panel:#1d2024;--ink:#e8e9eb;--muted:#a0a5ad;--rule:#3a3e45;--grid:#282b30;
        --blue:#3f9fdc;--vermillion:#f07f36;--green:#2fc597;--orange:#f0b73c;--purple:#e19cc4;--sky:#9bd6f7}}
        svg.chart{display:block;width:100%;height:auto;font:12px "Helvetica Neue",Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif}
        .chart text{fill:var(--ink)}.chart .tick{font-size:11px;fill:var(--muted)}.chart .note{font-size:11.5px}
        .chart .axis{stroke:var(--muted);fill:none;stroke-width:1}.chart .grid{stroke:var(--grid);fill:none;stroke-width:1}
        .ramp1{color:#3f4fb5}.ramp2{color:#3079cf}.ramp3{color:#2599b8}.ramp4{color:#2aa77c}.ramp5{color:#7fa22b}.ramp6{color:#cf9417}.ramp7{color:#dc6a20}.ramp8{color:#c8323a}
        .ink{color:var(--ink)}.muted{color:var(--muted)}.blue{color:var(--blue)}.vermillion{color:var(--vermillion)}
        .green{color:var(--green)}.orange{color:var(--orange)}.purple{color:var(--purple)}.sky{color:var(--sky)}

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
        >= PaletteColor.Coldest and <= PaletteColor.Hottest => FormattableString.Invariant($"ramp{color - PaletteColor.Coldest + 1}"),
        _ => throw new ArgumentOutOfRangeException(nameof(color)),
    };

    /// <summary>The colour of the n-th of several series; starts again after six.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>A colour other than the text colours.</returns>
    public static PaletteColor InOrder(int index) => Cycle[index % Cycle.Length];

    /// <summary>The colour of the n-th of several curves that follow each other: blue for the first, red for the last.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>One of the eight steps of the ramp.</returns>
    public static PaletteColor Ramp(int index, int count) =>
        PaletteColor.Coldest + (int)Math.Round((PaletteColor.Hottest - PaletteColor.Coldest) * (double)index / Math.Max(1, count - 1));
}

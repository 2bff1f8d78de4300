namespace Kramers.Workbench.Reports.Charts;

/// <summary>The legend stands above the plot, in as many rows as it needs, so that it never covers data.</summary>
internal sealed class Legend
{
    private const double RowHeight = 18;
    private const double KeySpace = 27;
    private const double EntryGap = 16;

    private readonly List<(Series Series, double X, int Row)> entries = [];

    public Legend(IEnumerable<Series> series, double left, double right)
    {
        double x = left;
        int row = 0;
        foreach (Series entry in series.Where(entry => entry.Name is not null))
        {
            double width = KeySpace + RichText.Width(entry.Name!, Figure.TextSize);
            if (x > left && x + width > right) (x, row) = (left, row + 1);
            entries.Add((entry, x, row));
            x += width + EntryGap;
        }
    }

    public double Height => entries.Count == 0 ? 0 : RowHeight * (entries[^1].Row + 1);

    public void Draw(SvgWriter svg, double top)
    {
        foreach ((Series series, double x, int row) in entries)
        {
            double middle = top + RowHeight * (row + 0.5);
            svg.Open("g", ("class", Palette.ClassOf(series.Color)));
            series.DrawKey(svg, x, middle);
            svg.Open("text", ("x", x + KeySpace), ("y", middle + 4));
            RichText.Write(svg, series.Name!, Figure.TextSize);
            svg.Close().Close();
        }
    }
}

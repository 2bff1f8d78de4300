namespace Kramers.Workbench.Reports.Charts;

/// <summary>One axis of a figure: a range of data and the place of each value in it.</summary>
/// <param name="Label">Marked text with the unit, see <see cref="RichText"/>.</param>
public abstract record Axis(string Label)
{
    /// <summary>Labelled ticks, all inside the range.</summary>
    public abstract IReadOnlyList<Tick> Major { get; }

    /// <summary>Values of the short marks between them.</summary>
    public abstract IReadOnlyList<double> Minor { get; }

    /// <summary>Ticks on the opposite side, where the same position reads as another quantity; mostly none.</summary>
    public virtual IReadOnlyList<Tick> Opposite => [];

    /// <summary>Label of the opposite side.</summary>
    public virtual string OppositeLabel => "";

    /// <summary>True where grid lines help.</summary>
    public virtual bool HasGrid => true;

    /// <summary>Place of a value: 0 at the start of the axis, 1 at its end; NaN where the axis cannot show it.</summary>
    /// <param name="value">In the axis's data unit.</param>
    /// <returns>Fraction of the axis's length.</returns>
    public abstract double Fraction(double value);
}

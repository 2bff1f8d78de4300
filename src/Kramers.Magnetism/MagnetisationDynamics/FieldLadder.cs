using System.Globalization;
using Kramers.Magnetism.Magnetometry;
using Kramers.Numerics;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>
/// All levels of a molecule along a sweep of the field from -B to B in a fixed direction, and the avoided crossings on the way.
/// Between two fields of the grid a level either keeps its state (largest overlap), or exchanges it with its neighbour: then a
/// crossing lies between, narrower than the grid, and its gap is searched for. A gap that is wide on the scale of the grid is
/// followed adiabatically, as every laboratory sweep does. Around a gap above a limit the grid is made finer than the crossing, so
/// that phonons find the mixed states there: this is thermally assisted tunnelling. Independent of temperature and sweep rate.
/// </summary>
public sealed class FieldLadder
{
    private const int MaxBisections = 14;
    private readonly double _momentRange;
    private readonly List<FieldNode> _nodes = [];
    private readonly List<AvoidedCrossing[]> _crossings = [];

    /// <summary>Solves the levels.</summary>
    /// <param name="molecule">The molecule.</param>
    /// <param name="axis">Direction of the field, [3].</param>
    /// <param name="maxFieldTesla">Largest field, T.</param>
    /// <param name="intervals">Number of intervals between -B and B; more are added where crossings lie close together.</param>
    /// <param name="resolvedGapCm">Crossings with a larger gap in cm^-1 are resolved by the grid. Populations have no meaning where
    /// the gap is below hbar times the rates out of the levels: 5e-6 cm^-1 for 1e6 s^-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field or the gap is not positive, or there is no interval.</exception>
    /// <exception cref="ArgumentException">There is one level only, or levels stay degenerate, so that they cannot be followed.</exception>
    public FieldLadder(Magnetometer molecule, ReadOnlySpan<double> axis, double maxFieldTesla, int intervals = 401, double resolvedGapCm = 1e-4)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        ProtocolArguments.Positive(maxFieldTesla, nameof(maxFieldTesla));
        ProtocolArguments.Positive(resolvedGapCm, nameof(resolvedGapCm));
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(molecule.Dimension, 2, nameof(molecule));
        var spacing = 2 * maxFieldTesla / intervals;
        _nodes.Add(FieldNode.At(molecule, axis, -maxFieldTesla));
        _momentRange = _nodes[0].Moments.Max() - _nodes[0].Moments.Min();
        for (var i = 1; i <= intervals; i++)
        {
            var field = i == intervals ? maxFieldTesla : -maxFieldTesla + i * spacing;
            Extend(molecule, axis, i == intervals ? FieldNode.At(molecule, axis, field) : OffCrossings(molecule, axis, field, spacing), 0);
        }

        Resolve(molecule, axis, spacing, resolvedGapCm);
        Crossings = [.. _crossings.SelectMany(c => c)];
        FieldsTesla = [.. _nodes.Select(n => n.FieldTesla)];
    }

    /// <summary>Fields of the grid, T, ascending.</summary>
    public IReadOnlyList<double> FieldsTesla { get; }

    /// <summary>All crossings that are narrower than the grid, by ascending field within the grid.</summary>
    public IReadOnlyList<AvoidedCrossing> Crossings { get; }

    /// <summary>Levels at a field of the grid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public FieldLevels LevelsAt(int index) => _nodes[index].Levels;

    /// <summary>Moments of the levels along the axis at a field of the grid, Bohr magnetons, by ascending energy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public IReadOnlyList<double> MomentsAt(int index) => _nodes[index].Moments;

    /// <summary>Crossings between grid fields <paramref name="index"/> and the next.</summary>
    internal AvoidedCrossing[] CrossingsAfter(int index) => _crossings[index];

    /// <summary>Follows the levels once more with nodes at distances of 1/2, 2, 8, ... widths from the wide crossings.</summary>
    private void Resolve(Magnetometer molecule, ReadOnlySpan<double> axis, double spacing, double resolvedGapCm)
    {
        var top = _nodes[^1].FieldTesla;
        var nodes = new List<FieldNode>(_nodes);
        foreach (var crossing in _crossings.SelectMany(c => c).Where(c => c.GapCm > resolvedGapCm))
        {
            for (var distance = crossing.GapCm / crossing.DivergenceCmPerTesla / 2; distance < spacing; distance *= 4)
            {
                foreach (var field in new[] { crossing.FieldTesla - distance, crossing.FieldTesla + distance })
                {
                    if (Math.Abs(field) < top)
                    {
                        nodes.Add(FieldNode.At(molecule, axis, field));
                    }
                }
            }
        }

        _nodes.Clear();
        _crossings.Clear();
        nodes = [.. nodes.OrderBy(n => n.FieldTesla)];
        _nodes.Add(nodes[0]);
        foreach (var node in nodes.Skip(1).Where(n => n.FieldTesla > _nodes[^1].FieldTesla))
        {
            Extend(molecule, axis, node, 0);
        }
    }

    private void Extend(Magnetometer molecule, ReadOnlySpan<double> axis, FieldNode next, int bisections)
    {
        var last = _nodes[^1];
        if (last.Successors(next) is { } successors)
        {
            var crossings = new List<AvoidedCrossing>();
            for (var k = 0; k < successors.Length; k++)
            {
                if (successors[k] == k + 1)
                {
                    crossings.Add(CrossingSearch.Locate(molecule, axis, last.FieldTesla, next.FieldTesla, k));
                }
            }

            _crossings.Add([.. crossings.OrderBy(c => c.FieldTesla)]);
            _nodes.Add(next);
            return;
        }

        if (bisections == MaxBisections)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Levels cannot be followed at {next.FieldTesla:g6} T: more than two cross at one field, or some stay degenerate. Tilt the axis a little, or leave degenerate parts out of the system."), nameof(molecule));
        }

        var spacing = next.FieldTesla - last.FieldTesla;
        Extend(molecule, axis, OffCrossings(molecule, axis, last.FieldTesla + spacing / 2, spacing / 2), bisections + 1);
        Extend(molecule, axis, next, bisections + 1);
    }

    /// <summary>
    /// A node near a field. On a crossing the states of two levels are arbitrary mixtures, which resemble neither neighbour: such a
    /// node moves a little. Fractions of the spacing have no simple ratio to it, since crossings like to be equally spaced.
    /// </summary>
    private FieldNode OffCrossings(Magnetometer molecule, ReadOnlySpan<double> axis, double field, double spacing)
    {
        var first = FieldNode.At(molecule, axis, field);
        var tooClose = 1e-3 * PhysicalConstants.BohrMagnetonCm * spacing * _momentRange;
        if (first.SmallestGapCm > tooClose)
        {
            return first;
        }

        FieldNode[] others = [first, FieldNode.At(molecule, axis, field + 0.2137 * spacing), FieldNode.At(molecule, axis, field - 0.1713 * spacing)];
        return others.MaxBy(n => n.SmallestGapCm)!;
    }
}

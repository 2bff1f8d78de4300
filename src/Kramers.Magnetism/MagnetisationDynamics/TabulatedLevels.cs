using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;

namespace Kramers.Magnetism.MagnetisationDynamics;

/// <summary>Levels and moments of a molecule on equally spaced fields of one direction; M(T, B) by four-point Lagrange interpolation.</summary>
internal sealed class TabulatedLevels
{
    private readonly double _step;
    private readonly (FieldLevels Levels, double[] Moments)[] _nodes;

    public TabulatedLevels(Magnetometer molecule, ReadOnlySpan<double> axis, double maxFieldTesla, int intervals)
    {
        _step = maxFieldTesla / intervals;
        _nodes = new (FieldLevels, double[])[intervals + 1];
        for (var i = 0; i <= intervals; i++)
        {
            var levels = molecule.At(FieldVector.Along(axis, i * _step));
            _nodes[i] = (levels, levels.MomentsAlong(axis));
        }
    }

    public double Magnetisation(double temperatureKelvin, double fieldTesla)
    {
        var x = Math.Abs(fieldTesla) / _step;
        if (!(x <= _nodes.Length - 1 + 1e-9))
        {
            throw new ArgumentOutOfRangeException(nameof(fieldTesla), fieldTesla, $"The table of levels ends at {_step * (_nodes.Length - 1)} T: make it with a larger field.");
        }

        // Nodes first..first + 3; the one below zero is the mirror image of the one above, since M is odd in the field.
        var first = Math.Min((int)x - 1, _nodes.Length - 4);
        var u = x - first;
        var value = Node(first, temperatureKelvin) * (u - 1) * (u - 2) * (u - 3) / -6
            + Node(first + 1, temperatureKelvin) * u * (u - 2) * (u - 3) / 2
            + Node(first + 2, temperatureKelvin) * u * (u - 1) * (u - 3) / -2
            + Node(first + 3, temperatureKelvin) * u * (u - 1) * (u - 2) / 6;
        return fieldTesla < 0 ? -value : value;
    }

    private double Node(int index, double temperatureKelvin)
    {
        var (levels, moments) = _nodes[Math.Abs(index)];
        var populations = levels.At(temperatureKelvin).Populations;
        var sum = 0.0;
        for (var k = 0; k < moments.Length; k++)
        {
            sum += populations[k] * moments[k];
        }

        // Without a field the states of a doublet are arbitrary, their mean moment is not: it vanishes.
        return index == 0 ? 0 : index < 0 ? -sum : sum;
    }
}

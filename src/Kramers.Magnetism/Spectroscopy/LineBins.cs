namespace Kramers.Magnetism.Spectroscopy;

/// <summary>
/// Areas of lines along the axis of a spectrum, on points much closer than a line is wide, to be broadened once at the end. An area
/// between two points is shared out to both so that its centre stays; what that adds to the width of a line is 1e-5 of it. Lines that
/// are sharper than that distance are kept at their places.
/// </summary>
internal sealed class LineBins
{
    private const double PerWidth = 200;
    private const int Most = 400_000;
    private const double SamePlace = 1e-4; // of the width
    private readonly double _from;
    private readonly double _step;
    private readonly double[] _areas;
    private readonly double _same;
    private readonly Dictionary<long, (double Area, double Moment)> _sharp = []; // by place; lines of one place are one at their centre

    public LineBins(double from, double to, double fwhm)
    {
        var count = (int)Math.Clamp(Math.Ceiling(PerWidth * (to - from) / fwhm) + 1, 2, Most);
        (_from, _step, _areas, _same) = (from, (to - from) / (count - 1), new double[count], SamePlace * fwhm);
    }

    /// <summary>A sharp line.</summary>
    public void Add(double position, double area)
    {
        if (position >= _from && position <= _from + (_areas.Length - 1) * _step)
        {
            var place = (long)Math.Round((position - _from) / _same);
            var (before, moment) = _sharp.GetValueOrDefault(place);
            _sharp[place] = (before + area, moment + area * position);
        }
    }

    /// <summary>
    /// A line whose position is linear over a triangle of orientations: its density rises linearly from the lowest of the three positions
    /// to the middle one and falls to the highest.
    /// </summary>
    public void AddTriangle(double first, double second, double third, double area)
    {
        var tent = new Tent(first, second, third);
        var from = Math.Max(0, (int)Math.Floor((tent.Low - _from) / _step));
        var to = Math.Min(_areas.Length - 2, (int)Math.Floor((tent.High - _from) / _step));
        if (from == to || tent.High == tent.Low)
        {
            Add(tent.Mean, area);
            return;
        }

        var (share, integral) = tent.At(_from + from * _step);
        for (var i = from; i <= to; i++)
        {
            var (nextShare, nextIntegral) = tent.At(_from + (i + 1) * _step);

            // int d(x) (x - x_i)/step dx over this interval, by parts.
            var upper = nextShare - (nextIntegral - integral) / _step;
            _areas[i] += area * (nextShare - share - upper);
            _areas[i + 1] += area * upper;
            (share, integral) = (nextShare, nextIntegral);
        }
    }

    /// <summary>sum of area(x') f(x - x') at a position x, for x' closer than <paramref name="reach"/>.</summary>
    public double Convolved(double position, double reach, Func<double, double> line)
    {
        var first = Math.Max(0, (int)Math.Ceiling((position - reach - _from) / _step));
        var last = Math.Min(_areas.Length - 1, (position + reach - _from) / _step);
        var sum = 0.0;
        for (var i = first; i <= last; i++)
        {
            sum += _areas[i] == 0 ? 0 : _areas[i] * line(position - _from - i * _step);
        }

        foreach (var (area, moment) in _sharp.Values)
        {
            var distance = area == 0 ? double.PositiveInfinity : position - moment / area;
            sum += Math.Abs(distance) < reach ? area * line(distance) : 0;
        }

        return sum;
    }

    /// <summary>The density of a triangle, with its integral (the share below x) and the integral of that.</summary>
    private readonly struct Tent
    {
        private readonly double _middle;

        public Tent(double a, double b, double c)
        {
            (Low, High) = (Math.Min(a, Math.Min(b, c)), Math.Max(a, Math.Max(b, c)));
            _middle = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            Mean = (a + b + c) / 3;
        }

        public double Low { get; }

        public double High { get; }

        public double Mean { get; }

        public (double Share, double Integral) At(double x)
        {
            if (x <= Low)
            {
                return (0, 0);
            }

            if (x >= High)
            {
                return (1, x - Mean);
            }

            if (x < _middle)
            {
                var rise = (x - Low) * (x - Low) / ((High - Low) * (_middle - Low));
                return (rise, rise * (x - Low) / 3);
            }

            var rest = (High - x) * (High - x) / ((High - Low) * (High - _middle));
            return (1 - rest, x - Mean + rest * (High - x) / 3);
        }
    }
}

using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.OpenSystems;

/// <summary>
/// Elements of rho that drive each other and no others. They rotate about a common frequency, which is taken out: what is left are the
/// rates and the small differences of frequency, so that slow decay is not lost in the rounding of fast rotation.
/// </summary>
internal sealed class LiouvilleBlock
{
    private const double RadiansPerSecondAndCm = 2 * Math.PI / PhysicalConstants.PlanckCm;

    // In units of the fastest rate: beyond it eps |L| t, the error of exp(L t), is no longer small.
    private const double LongestTime = 1e13;

    // Of the machine, times the few operations that an eigensolver lets a number go through.
    private const double Rounding = 1e-15;
    private readonly Dissipator _dissipator;
    private readonly int[] _placeOf;

    public LiouvilleBlock(Dissipator dissipator, BohrFrequencies w, int[] elements)
    {
        var n = dissipator.Dimension;
        _dissipator = dissipator;
        Elements = elements;
        double[] cm = [.. elements.Select(ab => w.LevelsCm[ab / n] - w.LevelsCm[ab % n])];
        MeanRotation = RadiansPerSecondAndCm * (cm.Min() + cm.Max()) / 2;
        Rotations = [.. cm.Select(x => RadiansPerSecondAndCm * (x - (cm.Min() + cm.Max()) / 2))];
        _placeOf = new int[n * n];
        for (var i = 0; i < elements.Length; i++)
        {
            _placeOf[elements[i]] = i;
        }
    }

    /// <summary>Places a n + b in rho, ascending.</summary>
    public int[] Elements { get; }

    /// <summary>Common rotation, rad/s.</summary>
    public double MeanRotation { get; }

    /// <summary>Rotation of each element beyond the common one, rad/s.</summary>
    public double[] Rotations { get; }

    /// <summary>Whether it has populations and nothing else.</summary>
    public bool IsPopulations => Elements.All(ab => ab % (_dissipator.Dimension + 1) == 0);

    /// <summary>Whether some population belongs to it.</summary>
    public bool HasPopulations => Elements.Any(ab => ab % (_dissipator.Dimension + 1) == 0);

    /// <summary>Writes its elements into rho.</summary>
    public void Place(Complex[] values, ComplexMatrix rho)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rho.Data[Elements[i]] = values[i];
        }
    }

    /// <summary>The generator without the common rotation, s^-1.</summary>
    public ComplexMatrix Generator()
    {
        var l = new ComplexMatrix(Elements.Length, Elements.Length);
        for (var i = 0; i < Elements.Length; i++)
        {
            foreach (var (column, value) in _dissipator.Row(Elements[i]))
            {
                l[i, _placeOf[column]] += value;
            }

            l[i, i] -= new Complex(0, Rotations[i]);
        }

        return l;
    }

    /// <summary>The rates of a block of populations.</summary>
    public RateMatrix PopulationRates()
    {
        var l = Generator();
        return new RateMatrix(new Matrix(l.Rows, l.Rows, Array.ConvertAll(l.Data, x => x.Real)));
    }

    /// <summary>Decay rates, slowest first, without the stationary mode.</summary>
    public IReadOnlyList<DecayRate> DecayRates()
    {
        if (IsPopulations)
        {
            return [.. RelaxationTime.Spectrum(PopulationRates()).Select(r => new DecayRate(r, 0))];
        }

        var generator = Generator();
        var noise = Rounding * generator.Norm();
        var rates = (HasPopulations ? Array.ConvertAll(DenseLinearAlgebra.Best.GeneralEigenvalues(new HermitianCoordinates(Elements, _dissipator.Dimension).Of(generator)), x => x.Real) : RealParts(generator)).Select(x => new DecayRate(-x, noise)).OrderBy(r => Math.Abs(r.PerSecond));
        return [.. rates.Skip(HasPopulations ? 1 : 0)];
    }

    /// <summary>The elements after a time in s, by the exponential of the generator.</summary>
    /// <exception cref="ArithmeticException">Over this time the rounding of the fastest rate is no longer small.</exception>
    public Complex[] Propagated(Complex[] start, double seconds)
    {
        return start.All(x => x == Complex.Zero) ? start : (Propagator(seconds, seconds) * Column(start)).Data;
    }

    /// <summary>exp(L t) of a step in s, of which so many follow that they fill <paramref name="span"/>.</summary>
    /// <exception cref="ArithmeticException">Over the span the rounding of the fastest rate is no longer small.</exception>
    public ComplexMatrix Propagator(double seconds, double span)
    {
        if (IsPopulations)
        {
            var p = MatrixExponential.OfRates(PopulationRates().ToMatrix(), seconds);
            return new ComplexMatrix(p.Rows, p.Columns, Array.ConvertAll(p.Data, x => (Complex)x));
        }

        var generator = Generator();
        var fastest = MatrixExponential.LargestRowSum(generator);
        if (fastest * span > LongestTime)
        {
            return IsGoneAfter(seconds)
                ? new ComplexMatrix(generator.Rows, generator.Rows)
                : throw new ArithmeticException($"After {span:g3} s the rounding of the fastest rate, {fastest:g3} s^-1, hides the result. Take shorter times.");
        }

        return Complex.FromPolarCoordinates(1, -MeanRotation * seconds) * MatrixExponential.Of(seconds * generator);
    }

    /// <summary>
    /// Rates between populations, [to, from], once coherences have followed them, L_pp - L_pc L_cc^-1 L_cp; null where some coherence never
    /// decays. Of the block that has the populations.
    /// </summary>
    public Matrix? EliminatedRates()
    {
        var l = new HermitianCoordinates(Elements, _dissipator.Dimension).Of(Generator());
        var n = _dissipator.Dimension;
        Matrix Part(int rows, int height, int columns, int width) =>
            new(height, width, [.. from i in Enumerable.Range(rows, height) from j in Enumerable.Range(columns, width) select l[i, j]]);
        var (populations, coherences) = (Part(0, n, 0, n), l.Rows - n);
        try
        {
            return coherences == 0
                ? populations
                : populations - Part(0, n, n, coherences) * DenseLinearAlgebra.Best.Solve(Part(n, coherences, n, coherences), Part(n, coherences, 0, n));
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    /// <summary>The same by Runge-Kutta steps in the frame that rotates with each element: no matrix is stored.</summary>
    public Complex[] Integrated(Complex[] start, double seconds, double tolerance)
    {
        var whole = new Complex[_placeOf.Length];
        var solver = new DormandPrince(Derivative, tolerance);
        var turned = solver.Run(start, 0, seconds);
        return [.. turned.Select((x, i) => x * Phase(-1, i, seconds) * Complex.FromPolarCoordinates(1, -MeanRotation * seconds))];

        void Derivative(double t, Complex[] y, Complex[] dy)
        {
            for (var i = 0; i < y.Length; i++)
            {
                whole[Elements[i]] = y[i] * Phase(-1, i, t);
            }

            for (var i = 0; i < y.Length; i++)
            {
                dy[i] = _dissipator.RowTimes(Elements[i], whole) * Phase(1, i, t);
            }
        }
    }

    /// <summary>Whether nothing that a double can hold is left of a block of coherences.</summary>
    private bool IsGoneAfter(double seconds) => !HasPopulations && DecayRates()[0] is { IsResolved: true } slowest && slowest.PerSecond * seconds > 745;

    /// <summary>Real parts of the eigenvalues. The real matrix (Re, -Im; Im, Re) has each of them twice.</summary>
    private static IEnumerable<double> RealParts(ComplexMatrix l)
    {
        var n = l.Rows;
        var real = new Matrix(2 * n, 2 * n);
        for (var ij = 0; ij < n * n; ij++)
        {
            var (i, j) = (ij / n, ij % n);
            real[i, j] = real[n + i, n + j] = l.Data[ij].Real;
            real[n + i, j] = l.Data[ij].Imaginary;
            real[i, n + j] = -l.Data[ij].Imaginary;
        }

        var twice = DenseLinearAlgebra.Best.GeneralEigenvalues(real).Select(x => x.Real).Order().ToArray();
        return Enumerable.Range(0, n).Select(i => 0.5 * (twice[2 * i] + twice[2 * i + 1]));
    }

    private Complex Phase(int sign, int i, double seconds) =>
        Rotations[i] == 0 ? Complex.One : Complex.FromPolarCoordinates(1, sign * Rotations[i] * seconds);

    private static ComplexMatrix Column(Complex[] x) => new(x.Length, 1, x);
}

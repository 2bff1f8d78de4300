namespace Kramers.Magnetism.Clusters;

/// <summary>A real symmetric matrix that is known only by what it does to a vector.</summary>
public interface ISymmetricOperator
{
    /// <summary>Number of rows.</summary>
    int Dimension { get; }

    /// <summary>Writes A x into <paramref name="result"/>; both have length <see cref="Dimension"/> and are different arrays.</summary>
    void Apply(double[] vector, double[] result);
}

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>Finds the implementations of <see cref="ILinearAlgebra"/> on this machine.</summary>
public static class DenseLinearAlgebra
{
    private static readonly Lazy<ILinearAlgebra> Fastest =
        new(() => OpenBlas.Search.Library is { } library ? new LapackLinearAlgebra(library) : Managed!);

    /// <summary>The managed implementation, always there.</summary>
    public static ILinearAlgebra Managed { get; } = new ManagedLinearAlgebra();

    /// <summary>
    /// The fastest implementation found: OpenBLAS where the machine has it, else <see cref="Managed"/>.
    /// <see cref="OpenBlas.Search"/> says which and why.
    /// </summary>
    public static ILinearAlgebra Best => Fastest.Value;
}

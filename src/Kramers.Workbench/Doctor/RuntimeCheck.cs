using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kramers.Workbench.Doctor;

/// <summary>The .NET runtime, the system and the widest vectors of the processor.</summary>
public sealed class RuntimeCheck : ICheck
{
    /// <inheritdoc/>
    public Finding Run(CancellationToken cancellation) => new("runtime", FindingState.Found, string.Create(
        CultureInfo.InvariantCulture,
        $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture}), {Environment.ProcessorCount} cores, {Simd()}"));

    private static string Simd()
    {
        var widest = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        return widest == 0
            ? "no SIMD"
            : string.Create(CultureInfo.InvariantCulture, $"SIMD up to {widest} bit (Vector<double> holds {Vector<double>.Count})");
    }
}

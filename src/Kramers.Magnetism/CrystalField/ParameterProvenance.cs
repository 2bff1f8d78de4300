using System.Globalization;
using Kramers.Numerics.Angular;

namespace Kramers.Magnetism.CrystalField;

/// <summary>Where a set of crystal-field parameters comes from. It goes with the set through conversions and rotations.</summary>
/// <param name="Program">Program or paper, with its version or DOI.</param>
/// <param name="LevelOfTheory">For example "CASSCF(9,7)/RASSI", or "fit to INS".</param>
/// <param name="Axes">The frame, for example "input frame" or "main magnetic axes of the ground doublet".</param>
/// <param name="OperatorSet">The operators and the basis that the numbers were printed for, for example "SINGLE_ANISO, J = 15/2".</param>
public sealed record ParameterProvenance(string Program, string LevelOfTheory, string Axes, string OperatorSet)
{
    /// <summary>Nothing is known.</summary>
    public static ParameterProvenance NotStated { get; } = new("not stated", "not stated", "not stated", "not stated");

    /// <summary>The same origin; the axes tell that the molecule has been turned in them.</summary>
    internal ParameterProvenance Turned(Rotation rotation) => this with
    {
        Axes = string.Create(
            CultureInfo.InvariantCulture,
            $"{Axes}, molecule turned by z-y-z Euler angles {rotation.Alpha:R}, {rotation.Beta:R}, {rotation.Gamma:R} rad"),
    };
}

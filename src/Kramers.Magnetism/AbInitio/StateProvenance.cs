using Kramers.Magnetism.CrystalField;

namespace Kramers.Magnetism.AbInitio;

/// <summary>Where spin-orbit states come from.</summary>
/// <param name="Program">Program with its version, or the file.</param>
/// <param name="LevelOfTheory">For example "CASSCF(9,7)/RASSI".</param>
/// <param name="Axes">The frame of the moments, for example "input frame".</param>
public sealed record StateProvenance(string Program, string LevelOfTheory, string Axes)
{
    /// <summary>Nothing is known.</summary>
    public static StateProvenance NotStated { get; } = new("not stated", "not stated", "not stated");

    internal ParameterProvenance OfParameters(string axes, string operatorSet) => new(Program, LevelOfTheory, axes, operatorSet);
}

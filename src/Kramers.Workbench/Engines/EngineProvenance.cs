namespace Kramers.Workbench.Engines;

/// <summary>Where the numbers of an engine come from.</summary>
/// <param name="Program">Name of the program.</param>
/// <param name="Version">Its version as it states it.</param>
/// <param name="LevelOfTheory">For example "SA-CASSCF(7,5)/ANO-RCC, RASSI-SO".</param>
/// <param name="Input">The full input; empty for a library.</param>
/// <param name="WallSeconds">Wall time in s as the program states it, null where it does not.</param>
public sealed record EngineProvenance(string Program, string Version, string LevelOfTheory, string Input, double? WallSeconds);

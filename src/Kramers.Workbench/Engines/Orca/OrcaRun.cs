namespace Kramers.Workbench.Engines.Orca;

/// <summary>What a run was asked for.</summary>
/// <param name="InputName">Name of the input file; "input" where it is not stated.</param>
/// <param name="Input">The input as ORCA repeats it.</param>
/// <param name="Keywords">What stands after the exclamation marks: method, basis, accuracy.</param>
/// <param name="Charge">Charge of the molecule, e.</param>
/// <param name="Multiplicity">2S + 1.</param>
/// <param name="Seconds">Total run time in s, or null where it is not stated.</param>
public sealed record OrcaRun(string InputName, string Input, string Keywords, int Charge, int Multiplicity, double? Seconds);

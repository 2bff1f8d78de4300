namespace Kramers.Magnetism.Magnetometry;

/// <summary>One line in the sum of a <see cref="DiamagneticCorrection"/>.</summary>
/// <param name="Name">Atom, ion, ligand or correction.</param>
/// <param name="Count">How often it is there.</param>
/// <param name="Cm3PerMol">What one of them adds, in cm^3/mol.</param>
public sealed record DiamagneticCorrectionPart(string Name, double Count, double Cm3PerMol);

namespace Kramers.Magnetism.LigandField;

/// <summary>The element of a+_p a_q between two determinants: <paramref name="Sign"/> is +1 or -1.</summary>
internal readonly record struct Transition(int Bra, int Ket, int Create, int Annihilate, int Sign);

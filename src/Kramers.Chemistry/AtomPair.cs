namespace Kramers.Chemistry;

/// <summary>Two atoms of a structure and how far apart they are.</summary>
/// <param name="I">Index of the first atom, from 0.</param>
/// <param name="J">Index of the second atom, greater than <paramref name="I"/>.</param>
/// <param name="Distance">In angstrom.</param>
public readonly record struct AtomPair(int I, int J, double Distance);

namespace Kramers.Magnetism.LigandField;

/// <summary>A contribution to an element of a real sparse matrix; contributions to one place add.</summary>
internal readonly record struct MatrixElement(int Row, int Column, double Value);

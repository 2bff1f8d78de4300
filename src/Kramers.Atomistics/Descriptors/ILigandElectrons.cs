using Kramers.Chemistry;
using Kramers.Chemistry.Shapes;

namespace Kramers.Atomistics.Descriptors;

/// <summary>What electronic structure says of one ligand of a complex.</summary>
/// <param name="HomoElectronVolt">Energy of the highest occupied orbital of the free ligand in eV.</param>
/// <param name="LumoElectronVolt">Energy of the lowest empty orbital of the free ligand in eV; null where its basis has none, as that of F- in xTB.</param>
/// <param name="BondOrder">Bond order (Wiberg or Mayer) of metal and donor in the complex.</param>
public readonly record struct LigandElectrons(double HomoElectronVolt, double? LumoElectronVolt, double BondOrder);

/// <summary>A calculation of the electronic structure of ligands, such as by xTB.</summary>
public interface ILigandElectrons
{
    /// <summary>The ligand that binds with a donor.</summary>
    /// <param name="complex">The whole molecule.</param>
    /// <param name="metal">Number of the metal, from 0.</param>
    /// <param name="donor">The donor.</param>
    /// <exception cref="ArgumentException">The ligand cannot be told from the rest, or its charge is unclear.</exception>
    LigandElectrons Of(Structure complex, int metal, Donor donor);
}

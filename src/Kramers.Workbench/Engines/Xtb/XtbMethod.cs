namespace Kramers.Workbench.Engines.Xtb;

/// <summary>Which tight-binding Hamiltonian, or force field.</summary>
public enum XtbMethod
{
    /// <summary>GFN2-xTB: Bannwarth, Ehlert, Grimme, J. Chem. Theory Comput. 15, 1652 (2019), doi:10.1021/acs.jctc.8b01176.</summary>
    Gfn2,

    /// <summary>GFN1-xTB: Grimme, Bannwarth, Shushkov, J. Chem. Theory Comput. 13, 1989 (2017), doi:10.1021/acs.jctc.7b00118.</summary>
    Gfn1,

    /// <summary>GFN-FF, a force field that finds its bonds in the first geometry: Spicher, Grimme, Angew. Chem. 59, 15665 (2020), doi:10.1002/anie.202004239.</summary>
    GfnFf,
}

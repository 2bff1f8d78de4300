namespace Kramers.Chemistry.Ligands;

/// <summary>Halides, small anions and neutral oxygen donors; columns as in <see cref="LigandLibrary"/>.</summary>
internal static class SimpleLigands
{
    internal const string Text =
        """
        # Halides, pseudohalides and small anions
        F-|fluoride|[F-]|F0||-1|1|textbook
        Cl-|chloride|[Cl-]|Cl0||-1|1|textbook
        Br-|bromide|[Br-]|Br0||-1|1|textbook
        I-|iodide|[I-]|I0||-1|1|textbook
        H-|hydride|[H-]|H0||-1|1|textbook
        azide|azide|[N-]=[N+]=[N-]|N0||-1|1|textbook
        NCS-|thiocyanate, bound by nitrogen|[N-]=C=S|N0||-1|1|textbook
        SCN-|thiocyanate, bound by sulfur|[S-]C#N|S0||-1|1|textbook
        NCO-|cyanate, bound by nitrogen|[N-]=C=O|N0||-1|1|textbook
        NCSe-|selenocyanate, bound by nitrogen|[N-]=C=[Se]|N0||-1|1|textbook
        CN-|cyanide, bound by carbon|[C-]#N|C0||-1|1|textbook
        NC-|cyanide, bound by nitrogen|[C-]#N|N1||-1|1|textbook
        dca|dicyanamide, bound by one nitrile|N#C[N-]C#N|N0||-1|1|textbook
        tcm|tricyanomethanide, bound by one nitrile|N#C[C-](C#N)C#N|N0||-1|1|textbook
        nitrate|nitrate, chelating|[O-][N+](=O)[O-]|O0 O3||-1|2|textbook
        nitrate-k1|nitrate, one oxygen|[O-][N+](=O)[O-]|O0||-1|1|textbook
        nitrite-N|nitrite, bound by nitrogen (nitro)|[O-]N=O|N1||-1|1|textbook
        nitrite|nitrite, chelating|[O-]N=O|O0 O2||-1|2|textbook
        carbonate|carbonate, chelating|[O-]C(=O)[O-]|O0 O3||-2|2|textbook
        sulfate|sulfate, one oxygen|[O-]S(=O)(=O)[O-]|O0||-2|1|textbook
        triflate|trifluoromethanesulfonate, OTf|[O-]S(=O)(=O)C(F)(F)F|O0||-1|1|textbook
        mesylate|methanesulfonate|[O-]S(C)(=O)=O|O0||-1|1|textbook
        perchlorate|perchlorate, one oxygen|[O-][Cl+3]([O-])([O-])[O-]|O0||-1|1|textbook
        hydroxide|hydroxide|[OH-]|O0||-1|1|textbook
        oxide|oxide|[O-2]|O0||-2|1|textbook
        peroxide|peroxide, side-on|[O-][O-]|O0 O1||-2|2|textbook
        # Neutral oxygen donors
        H2O|water, aqua|O|O0||0|1|textbook
        MeOH|methanol|CO|O1||0|1|textbook
        EtOH|ethanol|CCO|O2||0|1|textbook
        iPrOH|2-propanol|CC(C)O|O3||0|1|textbook
        glycol|ethane-1,2-diol|OCCO|O0 O3||0|2|textbook
        thf|tetrahydrofuran|C1CCOC1|O3||0|1|IUPAC 2005
        Et2O|diethyl ether|CCOCC|O2||0|1|textbook
        dioxane|1,4-dioxane|C1COCCO1|O2||0|1|textbook
        dme|1,2-dimethoxyethane|COCCOC|O1 O4||0|2|IUPAC 2005
        diglyme|bis(2-methoxyethyl) ether|COCCOCCOC|O1 O4 O7||0|3|textbook
        acetone|acetone|CC(C)=O|O3||0|1|textbook
        dmf|N,N-dimethylformamide|CN(C)C=O|O4||0|1|IUPAC 2005
        dma|N,N-dimethylacetamide|CC(=O)N(C)C|O2||0|1|IUPAC 2005
        urea|urea|NC(N)=O|O3||0|1|IUPAC 2005
        dmso|dimethyl sulfoxide|CS(C)=O|O3||0|1|IUPAC 2005
        hmpa|hexamethylphosphoric triamide|CN(C)P(=O)(N(C)C)N(C)C|O4||0|1|IUPAC 2005
        OPPh3|triphenylphosphine oxide, tppo|O=P(c1ccccc1)(c1ccccc1)c1ccccc1|O0||0|1|textbook
        OPCy3|tricyclohexylphosphine oxide|O=P(C1CCCCC1)(C1CCCCC1)C1CCCCC1|O0||0|1|Chen et al., J. Am. Chem. Soc. 138, 2829 (2016): Dy pentagonal bipyramid
        OPMe3|trimethylphosphine oxide|CP(C)(C)=O|O4||0|1|textbook
        OAsPh3|triphenylarsine oxide|O=[As](c1ccccc1)(c1ccccc1)c1ccccc1|O0||0|1|textbook
        tBuPO(NHiPr)2|tert-butylphosphonic bis(isopropylamide)|CC(C)NP(=O)(NC(C)C)C(C)(C)C|O5||0|1|Gupta et al., Chem. Sci. 7, 5181 (2016): Dy pentagonal bipyramid
        pyNO|pyridine N-oxide|[O-][n+]1ccccc1|O0||0|1|textbook
        Me3NO|trimethylamine N-oxide|C[N+](C)(C)[O-]|O4||0|1|textbook
        """;
}

namespace Kramers.Chemistry.Ligands;

/// <summary>Diketonates, carboxylates, alkoxides and phenoxides; columns as in <see cref="LigandLibrary"/>.</summary>
internal static class AnionicOxygenLigands
{
    internal const string Text =
        """
        # Diketonates and relatives
        acac|acetylacetonate, pentane-2,4-dionate|CC(=O)C=C(C)[O-]|O2 O6||-1|2|IUPAC 2005
        tfac|1,1,1-trifluoropentane-2,4-dionate|CC(=O)C=C([O-])C(F)(F)F|O2 O5||-1|2|textbook
        hfac|1,1,1,5,5,5-hexafluoropentane-2,4-dionate, hfa|FC(F)(F)C(=O)C=C([O-])C(F)(F)F|O5 O8||-1|2|IUPAC 2005
        bzac|1-phenylbutane-1,3-dionate|CC(=O)C=C([O-])c1ccccc1|O2 O5||-1|2|textbook
        dbm|1,3-diphenylpropane-1,3-dionate, dibenzoylmethanate|O=C(C=C([O-])c1ccccc1)c1ccccc1|O0 O4||-1|2|IUPAC 2005
        tmhd|2,2,6,6-tetramethylheptane-3,5-dionate, dpm|CC(C)(C)C(=O)C=C([O-])C(C)(C)C|O5 O8||-1|2|textbook
        tta|4,4,4-trifluoro-1-(2-thienyl)butane-1,3-dionate|O=C(C=C([O-])C(F)(F)F)c1cccs1|O0 O4||-1|2|textbook
        fod|6,6,7,7,8,8,8-heptafluoro-2,2-dimethyloctane-3,5-dionate|CC(C)(C)C(=O)C=C([O-])C(F)(F)C(F)(F)C(F)(F)F|O5 O8||-1|2|IUPAC 2005
        tropolonate|2-oxocyclohepta-3,5,7-trienolate|[O-]C1=CC=CC=CC1=O|O0 O8||-1|2|textbook
        maltolate|2-methyl-4-oxopyran-3-olate|CC1=C([O-])C(=O)C=CO1|O3 O5||-1|2|textbook
        nacnac|N,N'-bis(2,6-diisopropylphenyl) beta-diketiminate, BDI|CC(C)c1cccc(C(C)C)c1N=C(C)C=C(C)[N-]c1c(C(C)C)cccc1C(C)C|N12 N18||-1|2|textbook
        amidinate|N,N'-di-tert-butylacetamidinate|CC(=NC(C)(C)C)[N-]C(C)(C)C|N2 N7||-1|2|textbook
        # Carboxylates and complexones
        formate|formate, one oxygen|[O-]C=O|O0||-1|1|textbook
        acetate|acetate, one oxygen|CC(=O)[O-]|O3||-1|1|textbook
        acetate-k2|acetate, chelating|CC(=O)[O-]|O2 O3||-1|2|textbook
        pivalate|2,2-dimethylpropanoate, one oxygen|CC(C)(C)C(=O)[O-]|O6||-1|1|textbook
        tfa|trifluoroacetate, one oxygen|[O-]C(=O)C(F)(F)F|O0||-1|1|textbook
        benzoate|benzoate, one oxygen|[O-]C(=O)c1ccccc1|O0||-1|1|textbook
        benzoate-k2|benzoate, chelating|[O-]C(=O)c1ccccc1|O0 O2||-1|2|textbook
        ox|oxalate|[O-]C(=O)C(=O)[O-]|O0 O5||-2|2|IUPAC 2005
        malonate|propanedioate|[O-]C(=O)CC(=O)[O-]|O0 O6||-2|2|textbook
        salicylate|2-oxidobenzoate|[O-]C(=O)c1ccccc1[O-]|O0 O9||-2|2|textbook
        gly|glycinate|NCC(=O)[O-]|N0 O4||-1|2|IUPAC 2005
        pic|pyridine-2-carboxylate, picolinate|[O-]C(=O)c1ccccn1|O0 N8||-1|2|textbook
        dipic|pyridine-2,6-dicarboxylate|[O-]C(=O)c1cccc(n1)C(=O)[O-]|O0 N8 O11||-2|3|textbook
        oda|oxydiacetate|[O-]C(=O)COCC(=O)[O-]|O0 O4 O8||-2|3|textbook
        ida|iminodiacetate|[O-]C(=O)CNCC(=O)[O-]|O0 N4 O8||-2|3|IUPAC 2005
        nta|nitrilotriacetate|[O-]C(=O)CN(CC(=O)[O-])CC(=O)[O-]|O0 N4 O8 O12||-3|4|IUPAC 2005
        edta|ethylenediaminetetraacetate|[O-]C(=O)CN(CC([O-])=O)CCN(CC([O-])=O)CC([O-])=O|O0 N4 O7 N11 O14 O18||-4|6|IUPAC 2005
        dtpa|diethylenetriaminepentaacetate|[O-]C(=O)CN(CCN(CC([O-])=O)CC([O-])=O)CCN(CC([O-])=O)CC([O-])=O|O0 N4 N7 O10 O14 N18 O21 O25||-5|8|IUPAC 2005
        dota|1,4,7,10-tetraazacyclododecane-1,4,7,10-tetraacetate|[O-]C(=O)CN1CCN(CC([O-])=O)CCN(CC([O-])=O)CCN(CC([O-])=O)CC1|O0 N4 N7 O10 N14 O17 N21 O24||-4|8|Cucinotta et al., Angew. Chem. Int. Ed. 51, 1606 (2012): Dy-DOTA
        quin|quinolin-8-olate, oxinate|[O-]c1cccc2cccnc12|O0 N9||-1|2|IUPAC 2005
        # Alkoxides, phenoxides, siloxides
        OMe|methoxide|C[O-]|O1||-1|1|textbook
        OEt|ethoxide|CC[O-]|O2||-1|1|textbook
        OiPr|isopropoxide|CC(C)[O-]|O3||-1|1|textbook
        OtBu|tert-butoxide|CC(C)(C)[O-]|O4||-1|1|Ding et al., Angew. Chem. Int. Ed. 55, 16071 (2016): [Dy(OtBu)2(py)5]+
        OtBuF|nonafluoro-tert-butoxide|[O-]C(C(F)(F)F)(C(F)(F)F)C(F)(F)F|O0||-1|1|textbook
        OAd|1-adamantanolate|[O-]C12CC3CC(C1)CC(C3)C2|O0||-1|1|textbook
        OCPh3|triphenylmethanolate|[O-]C(c1ccccc1)(c1ccccc1)c1ccccc1|O0||-1|1|textbook
        OPh|phenoxide|[O-]c1ccccc1|O0||-1|1|textbook
        OMes|2,4,6-trimethylphenoxide|Cc1cc(C)c([O-])c(C)c1|O6||-1|1|textbook
        OAr|2,6-di-tert-butylphenoxide|CC(C)(C)c1cccc(c1[O-])C(C)(C)C|O10||-1|1|textbook
        cat|catecholate, benzene-1,2-diolate|[O-]c1ccccc1[O-]|O0 O7||-2|2|IUPAC 2005
        dbcat|3,5-di-tert-butylcatecholate|CC(C)(C)c1cc([O-])c([O-])c(c1)C(C)(C)C|O7 O9||-2|2|textbook
        binol|1,1'-binaphthalene-2,2'-diolate|[O-]c1ccc2ccccc2c1-c1c([O-])ccc2ccccc12|O0 O13||-2|2|textbook
        guaiacolate|2-methoxyphenolate|COc1ccccc1[O-]|O1 O8||-1|2|textbook
        chloranilate|2,5-dichloro-3,6-dioxocyclohexa-1,4-diene-1,4-diolate, one side|[O-]C1=C(Cl)C(=O)C([O-])=C(Cl)C1=O|O0 O11||-2|2|textbook
        OSiMe3|trimethylsilanolate|C[Si](C)(C)[O-]|O4||-1|1|textbook
        OSiPh3|triphenylsilanolate|[O-][Si](c1ccccc1)(c1ccccc1)c1ccccc1|O0||-1|1|textbook
        OSi(OtBu)3|tris(tert-butoxy)silanolate|CC(C)(C)O[Si]([O-])(OC(C)(C)C)OC(C)(C)C|O6||-1|1|textbook
        tea|triethanolaminate, fully deprotonated|[O-]CCN(CC[O-])CC[O-]|O0 N3 O6 O9||-3|4|textbook
        ea|2-aminoethanolate|NCC[O-]|N0 O3||-1|2|textbook
        # Radicals
        dbsq|3,5-di-tert-butylsemiquinone radical|CC(C)(C)c1cc([O])c([O-])c(c1)C(C)(C)C|O7 O9||-1|2|textbook
        sq|1,2-semiquinone radical|[O]c1ccccc1[O-]|O0 O7||-1|2|textbook
        NITPh|4,4,5,5-tetramethyl-2-phenylimidazoline-1-oxyl 3-oxide, nitronyl nitroxide|CC1(C)N([O])C(=[N+]([O-])C1(C)C)c1ccccc1|O7||0|1|textbook
        NITPhOMe|2-(4-methoxyphenyl)-4,4,5,5-tetramethylimidazoline-1-oxyl 3-oxide|COc1ccc(cc1)C1=[N+]([O-])C(C)(C)C(C)(C)N1[O]|O10||0|1|Caneschi et al., Angew. Chem. Int. Ed. 40, 1760 (2001): [Co(hfac)2(NITPhOMe)]
        tempo|2,2,6,6-tetramethylpiperidine-1-oxyl|CC1(C)CCCC(C)(C)N1[O]|O10||0|1|textbook
        imPh|4,4,5,5-tetramethyl-2-phenylimidazoline-1-oxyl, imino nitroxide, bound by nitrogen|CC1(C)N=C(c2ccccc2)N([O])C1(C)C|N3||0|1|textbook
        """;
}

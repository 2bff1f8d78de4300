namespace Kramers.Chemistry.Ligands;

/// <summary>Sulfur and phosphorus donors, Schiff bases, macrocycles and haptic ligands; columns as in <see cref="LigandLibrary"/>.</summary>
internal static class ChelatingLigands
{
    internal const string Text =
        """
        # Sulfur, selenium and phosphorus donors
        SMe|methanethiolate|C[S-]|S1||-1|1|textbook
        StBu|tert-butylthiolate|CC(C)(C)[S-]|S4||-1|1|textbook
        SPh|benzenethiolate|[S-]c1ccccc1|S0||-1|1|Zadrozny and Long, J. Am. Chem. Soc. 133, 20732 (2011): [Co(SPh)4]2-
        SePh|benzeneselenolate|[Se-]c1ccccc1|Se0||-1|1|Zadrozny, Telser and Long, Polyhedron 64, 209 (2013): [Co(SePh)4]2-
        edt|ethane-1,2-dithiolate|[S-]CC[S-]|S0 S3||-2|2|textbook
        bdt|benzene-1,2-dithiolate|[S-]c1ccccc1[S-]|S0 S7||-2|2|textbook
        mnt|maleonitriledithiolate, 1,2-dicyanoethene-1,2-dithiolate|N#CC([S-])=C([S-])C#N|S3 S5||-2|2|IUPAC 2005
        dmit|2-thioxo-1,3-dithiole-4,5-dithiolate|[S-]C1=C([S-])SC(=S)S1|S0 S3||-2|2|textbook
        dtc|diethyldithiocarbamate|CCN(CC)C(=S)[S-]|S6 S7||-1|2|textbook
        xanthate|ethyl xanthate, O-ethyl dithiocarbonate|CCOC(=S)[S-]|S4 S5||-1|2|textbook
        tu|thiourea|NC(N)=S|S3||0|1|IUPAC 2005
        SMe2|dimethyl sulfide|CSC|S1||0|1|textbook
        tht|tetrahydrothiophene|C1CCSC1|S3||0|1|textbook
        PMe3|trimethylphosphine|CP(C)C|P1||0|1|textbook
        PPh3|triphenylphosphine|c1ccc(cc1)P(c1ccccc1)c1ccccc1|P6||0|1|textbook
        PCy3|tricyclohexylphosphine|C1CCC(CC1)P(C1CCCCC1)C1CCCCC1|P6||0|1|textbook
        dppm|bis(diphenylphosphino)methane, chelating|c1ccc(cc1)P(CP(c1ccccc1)c1ccccc1)c1ccccc1|P6 P8||0|2|textbook
        dppe|1,2-bis(diphenylphosphino)ethane|c1ccc(cc1)P(CCP(c1ccccc1)c1ccccc1)c1ccccc1|P6 P9||0|2|IUPAC 2005
        dppp|1,3-bis(diphenylphosphino)propane|c1ccc(cc1)P(CCCP(c1ccccc1)c1ccccc1)c1ccccc1|P6 P10||0|2|textbook
        dmpe|1,2-bis(dimethylphosphino)ethane|CP(C)CCP(C)C|P1 P5||0|2|IUPAC 2005
        # Schiff bases and other chelates
        salen|N,N'-bis(salicylidene)ethane-1,2-diamine, deprotonated|[O-]c1ccccc1C=NCCN=Cc1ccccc1[O-]|O0 N8 N11 O19||-2|4|IUPAC 2005
        salophen|N,N'-bis(salicylidene)-1,2-phenylenediamine, deprotonated|[O-]c1ccccc1C=Nc1ccccc1N=Cc1ccccc1[O-]|O0 N8 N15 O23||-2|4|textbook
        acacen|N,N'-bis(acetylacetone)ethylenediimine, deprotonated|CC([O-])=CC(C)=NCCN=C(C)C=C(C)[O-]|O2 N6 N9 O15||-2|4|IUPAC 2005
        saldien|N,N'-bis(salicylidene)diethylenetriamine, deprotonated|[O-]c1ccccc1C=NCCNCCN=Cc1ccccc1[O-]|O0 N8 N11 N14 O22||-2|5|IUPAC 2005
        trensal|tris[2-(salicylideneamino)ethyl]amine, deprotonated|[O-]c1ccccc1C=NCCN(CCN=Cc1ccccc1[O-])CCN=Cc1ccccc1[O-]|O0 N8 N11 N14 O22 N25 O33||-3|7|Pedersen et al., Chem. Sci. 5, 1650 (2014): Er(trensal)
        salicylaldiminate|N-phenylsalicylaldiminate|[O-]c1ccccc1C=Nc1ccccc1|O0 N8||-1|2|textbook
        salicylaldehydate|2-formylphenolate, sal|[O-]c1ccccc1C=O|O0 O8||-1|2|textbook
        o-vanillinate|2-formyl-6-methoxyphenolate|COc1cccc(C=O)c1[O-]|O8 O10||-1|2|textbook
        bbpen|N,N'-bis(2-oxidobenzyl)-N,N'-bis(2-pyridylmethyl)ethane-1,2-diamine|[O-]c1ccccc1CN(Cc1ccccn1)CCN(Cc1ccccn1)Cc1ccccc1[O-]|O0 N8 N15 N18 N25 O33||-2|6|Liu et al., J. Am. Chem. Soc. 138, 5441 (2016): [Dy(bbpen)Br]
        dapbh|2,6-diacetylpyridine bis(benzoylhydrazone), deprotonated|CC(=NN=C([O-])c1ccccc1)c1cccc(n1)C(C)=NN=C([O-])c1ccccc1|N2 O5 N17 N20 O23||-2|5|textbook
        dmg|dimethylglyoximate, singly deprotonated|CC(=NO)C(C)=N[O-]|N2 N6||-1|2|IUPAC 2005
        # Macrocycles
        tacn|1,4,7-triazacyclononane, [9]aneN3|C1CNCCNCCN1|N2 N5 N8||0|3|IUPAC 2005
        Me3tacn|1,4,7-trimethyl-1,4,7-triazacyclononane|CN1CCN(C)CCN(C)CC1|N1 N4 N8||0|3|textbook
        cyclen|1,4,7,10-tetraazacyclododecane, [12]aneN4|C1CNCCNCCNCCN1|N2 N5 N8 N11||0|4|IUPAC 2005
        cyclam|1,4,8,11-tetraazacyclotetradecane, [14]aneN4|C1CNCCNCCCNCCNC1|N2 N5 N9 N12||0|4|IUPAC 2005
        Me4cyclam|1,4,8,11-tetramethyl-1,4,8,11-tetraazacyclotetradecane, tmc|CN1CCCN(C)CCN(C)CCCN(C)CC1|N1 N5 N9 N14||0|4|textbook
        9aneS3|1,4,7-trithiacyclononane, [9]aneS3|C1CSCCSCCS1|S2 S5 S8||0|3|IUPAC 2005
        12-crown-4|1,4,7,10-tetraoxacyclododecane|C1COCCOCCOCCO1|O2 O5 O8 O11||0|4|textbook
        15-crown-5|1,4,7,10,13-pentaoxacyclopentadecane|C1COCCOCCOCCOCCO1|O2 O5 O8 O11 O14||0|5|textbook
        18-crown-6|1,4,7,10,13,16-hexaoxacyclooctadecane|C1COCCOCCOCCOCCOCCO1|O2 O5 O8 O11 O14 O17||0|6|textbook
        diaza-18-crown-6|1,10-diaza-4,7,13,16-tetraoxacyclooctadecane|C1COCCOCCNCCOCCOCCN1|O2 O5 N8 O11 O14 N17||0|6|textbook
        crypt-222|cryptand [2.2.2]|C1COCCOCCN2CCOCCOCCN1CCOCCOCC2|O2 O5 N8 O11 O14 N17 O20 O23||0|8|IUPAC 2005
        LN6|hexaazamacrocycle of 2,6-diacetylpyridine and ethane-1,2-diamine|CC1=NCCN=C(C)c2cccc(n2)C(C)=NCCN=C(C)c2cccc1n2|N2 N5 N13 N16 N19 N27||0|6|textbook
        LN5|pentaazamacrocycle of 2,6-diacetylpyridine and triethylenetetramine|CC1=NCCNCCNCCN=C(C)c2cccc1n2|N2 N5 N8 N11 N19||0|5|textbook
        porphin|porphyrin, deprotonated|C1=CC2=CC3=CC=C([N-]3)C=C3C=CC(=N3)C=C3C=CC(=CC1=N2)[N-]3|N8 N14 N22 N23||-2|4|textbook
        tpp|5,10,15,20-tetraphenylporphyrin, deprotonated|c1ccc(cc1)C1=C2C=CC(=N2)C(c2ccccc2)=C2C=CC([N-]2)=C(c2ccccc2)C2=NC(C=C2)=C(c2ccccc2)C2=CC=C1[N-]2|N11 N23 N32 N47||-2|4|IUPAC 2005
        oep|2,3,7,8,12,13,17,18-octaethylporphyrin, deprotonated|CCC1=C(CC)C2=CC3=C(CC)C(CC)=C([N-]3)C=C3C(CC)=C(CC)C(=N3)C=C3C(CC)=C(CC)C(=CC1=N2)[N-]3|N16 N26 N38 N39||-2|4|IUPAC 2005
        pc|phthalocyanine, deprotonated|c1ccc2c(c1)c1nc2nc2[n-]c(nc3nc(nc4[n-]c(n1)c1ccccc41)c1ccccc31)c1ccccc21|N7 N11 N15 N19||-2|4|IUPAC 2005
        # Haptic ligands
        Cp|cyclopentadienyl|[CH-]1C=CC=C1||C0 C1 C2 C3 C4|-1|1|IUPAC 2005
        MeCp|methylcyclopentadienyl|C[C-]1C=CC=C1||C1 C2 C3 C4 C5|-1|1|textbook
        Cp*|pentamethylcyclopentadienyl|CC1=C(C)[C-](C)C(C)=C1C||C1 C2 C4 C6 C8|-1|1|IUPAC 2005
        Cp''|1,3-bis(trimethylsilyl)cyclopentadienyl|C[Si](C)(C)C1=C[C-](C=C1)[Si](C)(C)C||C4 C5 C6 C7 C8|-1|1|textbook
        Cpttt|1,2,4-tri-tert-butylcyclopentadienyl|CC(C)(C)C1=C[C-](C(C)(C)C)C(=C1)C(C)(C)C||C4 C5 C6 C11 C12|-1|1|Goodwin et al., Nature 548, 439 (2017): [Dy(Cpttt)2]+
        CpiPr5|pentaisopropylcyclopentadienyl|CC(C)C1=C(C(C)C)[C-](C(C)C)C(C(C)C)=C1C(C)C||C3 C4 C8 C12 C16|-1|1|Guo et al., Science 362, 1400 (2018): [Dy(Cp*)(CpiPr5)]+
        CpiPr4|tetraisopropylcyclopentadienyl|CC(C)C1=C(C(C)C)[CH-]C(C(C)C)=C1C(C)C||C3 C4 C8 C9 C13|-1|1|McClain et al., Chem. Sci. 9, 8492 (2018): [Dy(CpiPr4R)2]+
        indenyl|indenyl|[CH-]1C=Cc2ccccc12||C0 C1 C2 C3 C8|-1|1|textbook
        fluorenyl|fluorenyl|[CH-]1c2ccccc2-c2ccccc12||C0 C1 C6 C7 C12|-1|1|textbook
        Me2Si(Cp)2|dimethylsilylbis(cyclopentadienyl), both rings on one metal|C[Si](C)([C-]1C=CC=C1)[C-]1C=CC=C1||C3 C4 C5 C6 C7; C8 C9 C10 C11 C12|-2|2|textbook
        CpSiNtBu|dimethylsilyl(tert-butylamido)cyclopentadienyl, constrained geometry|CC(C)(C)[N-][Si](C)(C)[C-]1C=CC=C1|N4|C8 C9 C10 C11 C12|-2|2|textbook
        Dtp|2,5-di-tert-butyl-3,4-dimethylphospholyl|CC1=C(C)C(=P[C-]1C(C)(C)C)C(C)(C)C||C1 C2 C4 P5 C6|-1|1|Evans et al., J. Am. Chem. Soc. 141, 19935 (2019): [Dy(Dtp)2]+
        COT|cyclooctatetraenide|[CH-]1C=C[CH-]C=CC=C1||C0 C1 C2 C3 C4 C5 C6 C7|-2|1|Meihaus and Long, J. Am. Chem. Soc. 135, 17952 (2013): [Er(COT)2]-
        COT''|1,4-bis(trimethylsilyl)cyclooctatetraenide|C[Si](C)(C)[C-]1C=C[C-](C=CC=C1)[Si](C)(C)C||C4 C5 C6 C7 C8 C9 C10 C11|-2|1|Jeletic et al., J. Am. Chem. Soc. 133, 19286 (2011): [Dy(COT'')2]-
        COT-TIPS2|1,4-bis(triisopropylsilyl)cyclooctatetraenide|CC(C)[Si](C(C)C)(C(C)C)[C-]1C=C[C-](C=CC=C1)[Si](C(C)C)(C(C)C)C(C)C||C10 C11 C12 C13 C14 C15 C16 C17|-2|1|textbook
        Cnt|cyclononatetraenyl|[CH-]1C=CC=CC=CC=C1||C0 C1 C2 C3 C4 C5 C6 C7 C8|-1|1|Munzfeld et al., Nat. Commun. 10, 3135 (2019): [Ln(Cnt)(COT)]
        allyl|allyl|[CH2-]C=C||C0 C1 C2|-1|1|textbook
        allyl''|1,3-bis(trimethylsilyl)allyl|C[Si](C)(C)[CH-]C=C[Si](C)(C)C||C4 C5 C6|-1|1|textbook
        benzene|benzene|c1ccccc1||C0 C1 C2 C3 C4 C5|0|1|textbook
        toluene|toluene|Cc1ccccc1||C1 C2 C3 C4 C5 C6|0|1|textbook
        C6Me6|hexamethylbenzene|Cc1c(C)c(C)c(C)c(C)c1C||C1 C2 C4 C6 C8 C10|0|1|textbook
        ttb|1,3,5-tri-tert-butylbenzene|CC(C)(C)c1cc(cc(c1)C(C)(C)C)C(C)(C)C||C4 C5 C6 C7 C8 C9|0|1|textbook
        ethene|ethene|C=C||C0 C1|0|1|textbook
        cod|cycloocta-1,5-diene|C1CC=CCCC=C1||C2 C3; C6 C7|0|2|IUPAC 2005
        nbd|bicyclo[2.2.1]hepta-2,5-diene, norbornadiene|C1C2C=CC1C=C2||C2 C3; C5 C6|0|2|IUPAC 2005
        butadiene|buta-1,3-diene|C=CC=C||C0 C1 C2 C3|0|1|textbook
        """;
}

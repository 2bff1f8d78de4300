namespace Kramers.Chemistry.Ligands;

/// <summary>Neutral nitrogen donors, scorpionates, amides and alkyls; columns as in <see cref="LigandLibrary"/>.</summary>
internal static class NitrogenLigands
{
    internal const string Text =
        """
        # Amines and nitriles
        NH3|ammonia, ammine|N|N0||0|1|textbook
        MeNH2|methylamine|CN|N1||0|1|textbook
        NMe3|trimethylamine|CN(C)C|N1||0|1|textbook
        NEt3|triethylamine|CCN(CC)CC|N2||0|1|textbook
        aniline|aniline|Nc1ccccc1|N0||0|1|textbook
        piperidine|piperidine, pip|C1CCNCC1|N3||0|1|textbook
        dabco|1,4-diazabicyclo[2.2.2]octane|C1CN2CCN1CC2|N2||0|1|IUPAC 2005
        en|ethane-1,2-diamine|NCCN|N0 N3||0|2|IUPAC 2005
        tn|propane-1,3-diamine|NCCCN|N0 N4||0|2|IUPAC 2005
        chxn|cyclohexane-1,2-diamine|NC1CCCCC1N|N0 N7||0|2|IUPAC 2005
        tmeda|N,N,N',N'-tetramethylethylenediamine, tmen|CN(C)CCN(C)C|N1 N5||0|2|IUPAC 2005
        pmdta|N,N,N',N'',N''-pentamethyldiethylenetriamine|CN(C)CCN(C)CCN(C)C|N1 N5 N9||0|3|textbook
        dien|diethylenetriamine|NCCNCCN|N0 N3 N6||0|3|IUPAC 2005
        trien|triethylenetetramine|NCCNCCNCCN|N0 N3 N6 N9||0|4|IUPAC 2005
        tren|tris(2-aminoethyl)amine|NCCN(CCN)CCN|N0 N3 N6 N9||0|4|IUPAC 2005
        Me6tren|tris(2-dimethylaminoethyl)amine|CN(C)CCN(CCN(C)C)CCN(C)C|N1 N5 N8 N13||0|4|textbook
        MeCN|acetonitrile|CC#N|N2||0|1|textbook
        PhCN|benzonitrile|N#Cc1ccccc1|N0||0|1|textbook
        # Azines and azoles
        py|pyridine|c1ccncc1|N3||0|1|IUPAC 2005
        4-Mepy|4-methylpyridine, 4-picoline|Cc1ccncc1|N4||0|1|textbook
        4-tBupy|4-tert-butylpyridine|CC(C)(C)c1ccncc1|N7||0|1|textbook
        4-Phpy|4-phenylpyridine|c1ccc(cc1)-c1ccncc1|N9||0|1|textbook
        dmap|4-dimethylaminopyridine|CN(C)c1ccncc1|N1||0|1|textbook
        pyz|pyrazine|c1cnccn1|N2||0|1|IUPAC 2005
        pym|pyrimidine|c1cncnc1|N2||0|1|textbook
        4,4'-bpy|4,4'-bipyridine, one end|c1cc(ccn1)-c1ccncc1|N5||0|1|IUPAC 2005
        quinoline|quinoline|c1ccc2ncccc2c1|N4||0|1|textbook
        isoquinoline|isoquinoline|c1ccc2cnccc2c1|N5||0|1|textbook
        im|imidazole|c1c[nH]cn1|N4||0|1|IUPAC 2005
        1-Meim|1-methylimidazole|Cn1ccnc1|N4||0|1|textbook
        bzim|benzimidazole|c1ccc2[nH]cnc2c1|N6||0|1|IUPAC 2005
        pz|pyrazole|c1cc[nH]n1|N4||0|1|IUPAC 2005
        trz|1-methyl-1,2,4-triazole|Cn1cncn1|N3||0|1|textbook
        bpy|2,2'-bipyridine, bipy|c1ccc(nc1)-c1ccccn1|N4 N11||0|2|IUPAC 2005
        dmbpy|4,4'-dimethyl-2,2'-bipyridine|Cc1ccnc(c1)-c1cc(C)ccn1|N4 N13||0|2|textbook
        dtbbpy|4,4'-di-tert-butyl-2,2'-bipyridine|CC(C)(C)c1ccnc(c1)-c1cc(ccn1)C(C)(C)C|N7 N15||0|2|textbook
        bpym|2,2'-bipyrimidine, one side|c1cnc(nc1)-c1ncccn1|N2 N7||0|2|Demir et al., J. Am. Chem. Soc. 134, 18546 (2012): as a radical bridge of two Ln
        phen|1,10-phenanthroline|c1cnc2c(c1)ccc1cccnc12|N2 N12||0|2|IUPAC 2005
        dmp|2,9-dimethyl-1,10-phenanthroline, neocuproine|Cc1ccc2ccc3ccc(C)nc3c2n1|N12 N15||0|2|textbook
        dppz|dipyrido[3,2-a:2',3'-c]phenazine|c1ccc2nc3c4cccnc4c4ncccc4c3nc2c1|N10 N13||0|2|textbook
        biim|2,2'-biimidazole|c1c[nH]c(n1)-c1ncc[nH]1|N4 N6||0|2|IUPAC 2005
        pq|2-(2-pyridyl)quinoline|c1ccc(nc1)-c1ccc2ccccc2n1|N4 N15||0|2|textbook
        terpy|2,2':6',2''-terpyridine|c1ccc(nc1)-c1cccc(n1)-c1ccccn1|N4 N11 N17||0|3|IUPAC 2005
        tptz|2,4,6-tris(2-pyridyl)-1,3,5-triazine|c1ccc(nc1)-c1nc(nc(n1)-c1ccccn1)-c1ccccn1|N4 N7 N23||0|3|textbook
        bpp|2,6-bis(pyrazol-1-yl)pyridine, 1-bpp|c1cc(nc(c1)-n1cccn1)-n1cccn1|N3 N10 N15||0|3|textbook
        3-bpp|2,6-bis(1H-pyrazol-3-yl)pyridine|c1cc(nc(c1)-c1cc[nH]n1)-c1cc[nH]n1|N3 N10 N15||0|3|textbook
        bzimpy|2,6-bis(benzimidazol-2-yl)pyridine|c1cc(nc(c1)-c1nc2ccccc2[nH]1)-c1nc2ccccc2[nH]1|N3 N7 N16||0|3|textbook
        pybox|2,6-bis(4,5-dihydrooxazol-2-yl)pyridine|C1COC(=N1)c1cccc(n1)C1=NCCO1|N4 N10 N12||0|3|textbook
        pdi|2,6-bis[1-(phenylimino)ethyl]pyridine|CC(=Nc1ccccc1)c1cccc(n1)C(C)=Nc1ccccc1|N2 N14 N17||0|3|textbook
        dpa|bis(2-pyridylmethyl)amine, bpa|c1ccc(nc1)CNCc1ccccn1|N4 N7 N14||0|3|textbook
        tpa|tris(2-pyridylmethyl)amine, tpma|c1ccc(nc1)CN(Cc1ccccn1)Cc1ccccn1|N4 N7 N14 N21||0|4|textbook
        bispicen|N,N'-bis(2-pyridylmethyl)ethane-1,2-diamine|c1ccc(nc1)CNCCNCc1ccccn1|N4 N7 N10 N17||0|4|textbook
        tpen|N,N,N',N'-tetrakis(2-pyridylmethyl)ethane-1,2-diamine|c1ccc(nc1)CN(Cc1ccccn1)CCN(Cc1ccccn1)Cc1ccccn1|N4 N7 N14 N17 N24 N31||0|6|textbook
        dad|N,N'-di-tert-butyl-1,4-diazabutadiene|CC(C)(C)N=CC=NC(C)(C)C|N4 N7||0|2|textbook
        Tp|hydrotris(pyrazol-1-yl)borate|[BH-](n1cccn1)(n1cccn1)n1cccn1|N5 N10 N15||-1|3|textbook
        Tp*|hydrotris(3,5-dimethylpyrazol-1-yl)borate|Cc1cc(C)n(n1)[BH-](n1nc(C)cc1C)n1nc(C)cc1C|N6 N9 N16||-1|3|textbook
        Bp|dihydrobis(pyrazol-1-yl)borate|[BH2-](n1cccn1)n1cccn1|N5 N10||-1|2|textbook
        Tpm|tris(pyrazol-1-yl)methane|c1cnn(c1)C(n1cccn1)n1cccn1|N2 N10 N15||0|3|textbook
        # Amides and alkyls
        NMe2|dimethylamide|C[N-]C|N1||-1|1|textbook
        NPh2|diphenylamide|c1ccc(cc1)[N-]c1ccccc1|N6||-1|1|textbook
        hmds|bis(trimethylsilyl)amide, N''|C[Si](C)(C)[N-][Si](C)(C)C|N4||-1|1|textbook
        N(SiiPr3)2|bis(triisopropylsilyl)amide|CC(C)[Si]([N-][Si](C(C)C)(C(C)C)C(C)C)(C(C)C)C(C)C|N4||-1|1|Chilton et al., Chem. Commun. 51, 101 (2015): near-linear Sm(II) amide
        N(SiMe3)Dipp|N-trimethylsilyl-2,6-diisopropylanilide|CC(C)c1cccc(C(C)C)c1[N-][Si](C)(C)C|N12||-1|1|textbook
        pdms|1,2-bis(methanesulfonamido)benzene, deprotonated|CS(=O)(=O)[N-]c1ccccc1[N-]S(C)(=O)=O|N4 N11||-2|2|Rechkemmer et al., Nat. Commun. 7, 10467 (2016): [Co(pdms)2]2-
        carbazolide|carbazolide|c1ccc2c(c1)[n-]c1ccccc12|N6||-1|1|textbook
        pyrrolide|pyrrolide, bound by nitrogen|c1cc[n-]c1|N3||-1|1|textbook
        methyl|methyl anion|[CH3-]|C0||-1|1|textbook
        phenyl|phenyl anion|[c-]1ccccc1|C0||-1|1|textbook
        mesityl|2,4,6-trimethylphenyl anion|Cc1cc(C)[c-]c(C)c1|C5||-1|1|textbook
        CH2SiMe3|trimethylsilylmethyl anion|[CH2-][Si](C)(C)C|C0||-1|1|textbook
        CH(SiMe3)2|bis(trimethylsilyl)methyl anion|C[Si](C)(C)[CH-][Si](C)(C)C|C4||-1|1|textbook
        C(SiMe3)3|tris(trimethylsilyl)methyl anion|C[Si](C)(C)[C-]([Si](C)(C)C)[Si](C)(C)C|C4||-1|1|Zadrozny et al., Nat. Chem. 5, 577 (2013): linear Fe(I)
        phenylacetylide|phenylethynyl anion|[C-]#Cc1ccccc1|C0||-1|1|textbook
        CO|carbon monoxide, carbonyl|[C-]#[O+]|C0||0|1|textbook
        tBuNC|tert-butyl isocyanide|CC(C)(C)[N+]#[C-]|C5||0|1|textbook
        IMe|1,3-dimethylimidazol-2-ylidene|CN1C=CN(C)[C]1|C6||0|1|textbook
        IMes|1,3-dimesitylimidazol-2-ylidene|Cc1cc(C)c(c(C)c1)N1C=CN([C]1)c1c(C)cc(C)cc1C|C13||0|1|textbook
        IPr|1,3-bis(2,6-diisopropylphenyl)imidazol-2-ylidene|CC(C)c1cccc(C(C)C)c1N1C=CN([C]1)c1c(C(C)C)cccc1C(C)C|C16||0|1|textbook
        """;
}

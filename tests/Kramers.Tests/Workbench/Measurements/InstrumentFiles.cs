namespace Kramers.Tests.Workbench.Measurements;

/// <summary>Headers and titles as the instruments write them, with few rows.</summary>
internal static class InstrumentFiles
{
    public const string MpmsRso = """
        [Header]
        TITLE,MPMS RSO Measurement
        BYAPP,MPMS Measurement,1.1,Summary
        FILEOPENTIME, 1500091929.501000 7/14/2017, 9:12:09 PM

        INFO, APPNAME, MPMS MultiVu Application, Revision 1.60,  Build 081

        INFO, NAME, ab1234
        INFO, WEIGHT, 21.300
        INFO, AREA,
        INFO, SEQUENCE FILE: run.seq

        STARTUPGROUP,Longitudinal

        [Data]
        Time,Comment,Field (Oe),Temperature (K),Long Moment (emu),Long Scan Std Dev,Long Offset (cm),Long Offset Std Dev,Long Algorithm,Long Reg Fit,
        1500091929.501,,1.000000e+003,1.800000e+000,1.216044e-002,2.000000e-005,0.000000e+000,0.000000e+000,2,9.907821e-001,
        1500091969.291,,1.000000e+003,2.000000e+000,1.100000e-002,0.000000e+000,0.000000e+000,0.000000e+000,2,9.915081e-001,
        1500091973.791,MvsT done,,,,,,,,,
        """;

    /// <summary>The first row is one that an MPMS wrote: m', m'', amplitude and phase belong together.</summary>
    public const string MpmsAc = """
        [Header]
        TITLE,MPMS AC Measurement
        BYAPP,MPMS Measurement,1.1,Summary
        INFO, WEIGHT, 21.300
        [Data]
        Time,Comment,Field (Oe),Temperature (K),m' (emu),m' Scan Std Dev,m" (emu),m" Scan Std Dev,Amplitude (emu),Amplitude Scan Std Dev,Phase (deg),Phase Scan Std Dev,Regression Fit,Drive Amplitude (Oe),Wave Frequency (Hz),
        1498066196.036,,0.000000e+000,3.999938e+000,1.181545e-004,0.000000e+000,3.978727e-005,0.000000e+000,1.246737e-004,0.000000e+000,1.861040e+001,0.000000e+000,9.990235e-001,6.000000e+000,1.000030e-001,
        """;

    public const string Mpms3 = """
        [Header]
        ; MPMS3 Data File (default extension .dat)
        ; Copyright (c) 2007, Quantum Design, Inc. All rights reserved.
        TITLE,
        FILEOPENTIME,3720609901.29649,11/23/2017,1:47 pm
        BYAPP,SQUID AC,0.9.1.0
        INFO,MPMS3 Measurement Release 1.1.16 Build 347, MultiVu Release 2.3.3.2,APPNAME
        INFO,0,MOMENT_UNITS
        INFO,[Dy(L)2]Cl,SAMPLE_MATERIAL
        INFO,powder in 28.8 mg eicosane,SAMPLE_COMMENT
        INFO,26.3,SAMPLE_MASS
        INFO,28.8,SAMPLE_VOLUME
        INFO,542.53,SAMPLE_MOLECULAR_WEIGHT
        INFO,Straw,SAMPLE_HOLDER
        DATATYPE,COMMENT,1
        [Data]
        Comment,Time Stamp (sec),Temperature (K),Magnetic Field (Oe),Moment (emu),M. Std. Err. (emu),Frequency (Hz),Peak Amplitude (mm),AC Moment (emu),AC M. Std Err. (emu),AC Phase (deg),AC X' (emu/Oe),AC X' Std Err. (emu/Oe),AC X'' (emu/Oe),AC X'' Std Err. (emu/Oe),AC Drive (Oe),AC Frequency (Hz),DC Moment Fixed Ctr (emu),DC Moment Err Fixed Ctr (emu),DC Moment Free Ctr (emu),DC Moment Err Free Ctr (emu)
        "MvsT, 1000 Oe",3720610000,,,,,,,,,,,,,,,,,,,

        """;

    public const string Mpms3Vsm = ",3720610010,10.0,1000,0.002,1E-6,14,5,,,,,,,,,,,,,\n";
    public const string Mpms3Dc = ",3720610020,20.0,1000,,,,,,,,,,,,,,0.0011,2E-6,0.0010,1E-6\n";
    public const string Mpms3Ac = ",3720610041.02044,11.1,-0.25,,,,,5.675461762531E-5,6E-8,44.6569755380522,2.01793055729591E-5,2E-8,1.99391174645994E-5,1E-8,2.00061980163702,999.04,,,,\n";

    public const string PpmsVsm = """
        [Header]
        ; VSM Data File (default extension .dat)
        TITLE,loop
        BYAPP,VSM,1.0,1.0
        INFO,5.0,MASS:Sample Mass (mg)
        INFO,200.0,MOLWGHT:Formula Weight (g/mole)
        [Data]
        Comment,Time Stamp (sec),Temperature (K),Magnetic Field (Oe),Moment (emu),M. Std. Err. (emu),Transport Action,Averaging Time (sec),Frequency (Hz),Peak Amplitude (mm)
        ,1,2.0,70000,0.25,1e-5,1,1,40,2
        """;

    public const string Acms = """
        [Header]
        ; ACMS Data File (default extension .dat)
        ; Copyright 1999, Quantum Design, Inc. All rights reserved.
        TITLE,x
        BYAPP,ACMS,1.0,1.1
        INFO,PPMS ACMS Option Version: 1.0.9 Build 14,APPNAME
        INFO,HARMONICS,1
        [Data]
        Comment,Time Stamp (sec),Temperature (K),Magnetic Field (Oe),Frequency (Hz),Amplitude (Oe),M-DC (emu),M-Std.Dev. (emu),M' (emu),M'' (emu)
        ,0,5.0,2000,477.0,4.0,,,8e-5,2e-5
        ,9,6.0,2000,,,3e-3,1e-6,,
        """;

    /// <summary>Two blanks before the unit of chi', and a double quote: as ACMS II writes it.</summary>
    public const string Acms2 = """
        [Header]
        BYAPP,ACMS II,1.0,1.1
        [Data]
        Comment,Time Stamp (sec),Temperature (K),Magnetic Field (Oe),AC Drive (Oe),AC Frequency (Hz),AC X'  (emu/Oe),AC X" (emu/Oe)
        ,0,5.0,0,4.0,477.0,2e-5,5e-6
        """;

    public const string CcFit2 = """
        [Data]
        field (Oe),temperature (K),Frequency (Hz),AC X' (emu/Oe),AC X" (emu/Oe),phi,Drive Amplitude (Oe),
         10.0,  2.000,   1.00000000,  2.0e-05,  5.0e-06,  0.1,  2.0
        """;
}

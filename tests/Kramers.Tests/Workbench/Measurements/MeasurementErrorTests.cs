using Kramers.Chemistry;
using Kramers.Workbench.Measurements;

namespace Kramers.Tests.Workbench.Measurements;

/// <summary>Each says what is wrong, where, and what to do.</summary>
public class MeasurementErrorTests
{
    private const string Ac = "T_K,B_T,f_Hz,chi_re_cm3mol,chi_im_cm3mol\n";

    [Theory]
    [InlineData("name: pair\ncentres: []\n", 1, "this is not a measurement: no column is measured. Found are name: pair. Name the columns with their units, as in T_K, B_T")]
    [InlineData("", null, "the file is empty. Give a .dat file of a magnetometer")]
    [InlineData(" \n\n", null, "the file is empty")]
    [InlineData("# only a comment\n", 1, "this is not a measurement: there are comments only")]
    [InlineData("2 0.3\n3 0.4\n", 1, "the columns of numbers have no names. Write a first line of names with units, as in T_K")]
    [InlineData("T_K,B_T\n2,1\n", 1, "this is not a measurement: no column is measured. Found are T_K, B_T")]
    [InlineData("T,B_T,M_muB\n2,1,1\n", 1, "the column 'T' does not state a known unit. Name it one of T_K.")]
    [InlineData("T_K,field,M\n2,1,1\n", 1, "the column 'field' does not state a known unit. Name it one of B_T, B_mT, H_Oe.")]
    [InlineData("T_K,B_G,M\n2,1,1\n", 1, "the column 'B_G' does not state a known unit")]
    [InlineData("T_K,B_T,moment\n2,1,1\n", 1, "the column 'moment' does not state a known unit. Name it one of moment_emu, moment_Am2.")]
    [InlineData("T_K,B_T,f_Hz,chi',chi''\n2,0,1,1,1\n", 1, "the column 'chi'' does not state a known unit. Name it one of chi_re_cm3mol, chi_re_m3mol, chi_re_emuOe.")]
    [InlineData("T_K,M\n2,1\n", 1, "the columns are T_K, M, and one is missing. Add one of B_T, B_mT, H_Oe (0 in no field).")]
    [InlineData("T_K,B_T,f_Hz,chi_im_cm3mol\n2,0,1,1\n", 1, "and one is missing. Add one of chi_re_cm3mol")]
    [InlineData("T_K,chi,chiT\n2,1,2\n", 1, "the columns 'chi' and 'chiT' are two measurements")]
    [InlineData("T_K,B_T,H_Oe,M\n2,1,1,1\n", 1, "'H_Oe' and 'B_T' are the same quantity")]
    [InlineData("T_K,chiT\n2,1\n3,warm\n", 3, "'chiT' is 'warm', which is no number. Correct it, or take the line out.")]
    [InlineData("T_K;chiT\n2,0;1\n", 2, "'T_K' is '2,0', which is no number. Write a decimal point.")]
    [InlineData("T_K,chiT\n-2,1\n", 2, "'T_K' is -2, but it can only be positive")]
    [InlineData("T_K,chiT\n2,1,3\n", 2, "3 cells stand under 2 columns")]
    [InlineData("T_K,chiT\n2,\n,3\n", 1, "none of the 2 rows below the column names is complete")]
    [InlineData(Ac + "2,0,-10,1,1\n", 2, "'f_Hz' is -10, but it can only be positive")]
    [InlineData(Ac + "2,0,10,1,0\n2,0,20,1,0\n", null, "chi'' is zero in all 2 rows. Check the column 'chi_im_cm3mol': no relaxation can be read from it.")]
    public void What_a_table_lacks_is_said(string text, int? line, string words)
    {
        var error = MeasuredFile.Refused(text);
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Header]\nBYAPP,VSM\n", null, "there is a [Header] but no [Data]")]
    [InlineData("[Header]\n[Data]\n", 2, "nothing follows [Data]")]
    [InlineData("[Data]\nTemperature (K),Magnetic Field (Oe),Bridge 1 Resistance (Ohms)\n2,0,3\n", 2, "this is not a measurement: no column is a magnetic moment or an ac susceptibility. Found are Temperature (K), Magnetic Field (Oe), Bridge 1")]
    [InlineData("[Data]\nSample Temp (Kelvin),Moment (emu)\n2,3\n", 2, "no column is the temperature. Found are Sample Temp (Kelvin), Moment (emu). Name it Temperature (K).")]
    [InlineData("[Data]\nTemperature (K),Moment (emu)\n2,3\n", 2, "no column is the field. Found are Temperature (K), Moment (emu). Name it Magnetic Field (Oe) or Field (Oe)")]
    [InlineData("[Data]\nTemperature (K),Field (Oe),Moment (emu)\n2,3,\n,1,2\n", 2, "none of the 2 rows below the titles has a temperature, a field and a moment")]
    [InlineData("[Data]\nTemperature (K),Field (Oe),Moment (emu)\n2,3,4\n2,3,high\n", 4, "'Moment (emu)' is 'high', which is no number")]
    [InlineData("[Data]\nTemperature (K),Field (Oe),AC Frequency (Hz),AC X' (emu/Oe),AC X'' (emu/Oe)\n2,3,-4,1,1\n", 3, "'AC Frequency (Hz)' is -4, but it can only be positive")]
    [InlineData("[Data]\nTemperature (K),Field (Oe),AC Frequency (Hz),AC X' (emu/Oe),AC X'' (emu/Oe)\n2,3,4,1,0\n", null, "chi'' is zero in all 1 rows. Check the column 'AC X'' (emu/Oe)'")]
    public void What_a_file_of_an_instrument_lacks_is_said(string text, int? line, string words)
    {
        var error = MeasuredFile.Refused(text, ".dat");
        Assert.Equal(line, error.Line);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_text_are_refused()
    {
        static string Message(byte[] content) => Assert.Throws<InputException>(() => MeasuredFile.With(content, ".dat", MeasurementFile.Read)).Message;
        Assert.Contains("this is not a measurement: it is binary", Message([1, 0, 7, 0, 255]), StringComparison.Ordinal);
        Assert.Contains("it is a workbook or an archive. Save the sheet as CSV", Message([.. "PK\u0003\u0004"u8, 0, 1]), StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<InputException>(() => MeasurementFile.Read("nowhere.dat")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_than_asked_for_is_named()
    {
        Assert.Contains("this is not an ac measurement: it holds dc susceptibilities. Give a file with frequencies", Wrong("T_K,chi\n2,1\n", MeasurementFile.ReadAc), StringComparison.Ordinal);
        Assert.Contains("this is not a measurement of raw dc moments: it holds ac susceptibilities", Wrong(Ac + "2,0,1,1,1\n", MeasurementFile.ReadDc), StringComparison.Ordinal);
        Assert.Contains("this is not a decay: it holds dc susceptibilities", Wrong("T_K,chi\n2,1\n", MeasurementFile.ReadDecays), StringComparison.Ordinal);
        Assert.Contains("no 5 moments follow each other in time within 0.05 K and 10 Oe", Wrong("T_K,B_T,moment_emu\n2,1,1\n", MeasurementFile.ReadDecays), StringComparison.Ordinal);
    }

    private static string Wrong<T>(string text, Func<string, T> read) => Assert.Throws<InputException>(() => MeasuredFile.With(text, ".csv", read)).Message;
}

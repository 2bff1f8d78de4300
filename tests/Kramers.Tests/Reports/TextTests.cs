using System.Xml.Linq;
using Kramers.Workbench.Reports;
using Kramers.Workbench.Reports.Charts;

namespace Kramers.Tests.Reports;

public class TextTests
{
    [Theory]
    [InlineData("D (cm^-1)", "D (cm<sup>\u22121</sup>)")]
    [InlineData("*U*_eff/*k*_{B}*T*", "<em>U</em><sub>eff</sub>/<em>k</em><sub>B</sub><em>T</em>")]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    [InlineData("10^{-12} s", "10<sup>\u221212</sup> s")]
    public void Marked_text_becomes_html(string source, string expected) => Assert.Equal(expected, RichText.ToHtml(source));

    [Fact]
    public void Scripts_in_svg_return_to_the_base_line()
    {
        SvgWriter svg = new();
        svg.Open("text");
        RichText.Write(svg, "eV \u00c5^-1 *T*_B (K)", 12);
        XElement text = XElement.Parse(svg.Close().ToString(), LoadOptions.PreserveWhitespace);
        Assert.Equal("eV \u00c5\u22121 TB (K)", text.Value);
        Assert.Equal(0, text.Elements().Sum(span => (double?)span.Attribute("dy") ?? 0), 1e-9);
    }

    [Fact]
    public void Svg_text_and_attributes_are_escaped()
    {
        string hostile = "<script>\"a\" & 'b'</script>";
        XElement element = XElement.Parse(new SvgWriter().Open("text", ("class", hostile)).Text(hostile).Close().ToString());
        Assert.Equal(hostile, element.Value);
        Assert.Equal(hostile, (string?)element.Attribute("class"));
        Assert.Empty(element.Elements());
    }

    [Theory]
    [InlineData(1.005001, "1.01")]
    [InlineData(-0.001, "0")]
    [InlineData(12.0, "12")]
    [InlineData(-3.5, "-3.5")]
    public void Coordinates_have_two_decimals_at_most(double value, string expected) => Assert.Equal(expected, SvgWriter.Number(value));

    [Theory]
    [InlineData(-115.372, 4, "\u2212115.4")]
    [InlineData(0.00521, 2, "0.0052")]
    [InlineData(9.996, 3, "10.0")]
    [InlineData(4.13e-12, 3, "4.13\u202f\u00d7\u202f10^{-12}")]
    [InlineData(20600, 3, "2.06\u202f\u00d7\u202f10^{4}")]
    [InlineData(double.PositiveInfinity, 3, "\u221e")]
    [InlineData(0, 3, "0")]
    public void Values_show_their_significant_digits(double value, int digits, string expected)
    {
        Assert.Equal(expected, NumberText.Significant(value, digits));
    }

    [Theory]
    [InlineData(231.4123, 3.62, "231.4\u202f\u00b1\u202f3.6")]
    [InlineData(5.2134, 0.0712, "5.213\u202f\u00b1\u202f0.071")]
    [InlineData(812.3, 45.1, "812\u202f\u00b1\u202f45")]
    [InlineData(231.4123, double.NaN, "231.4")]
    public void A_value_is_cut_where_its_error_has_two_digits(double value, double error, string expected)
    {
        Assert.Equal(expected, NumberText.WithError(value, error));
    }

    [Theory]
    [InlineData(0.99761, "0.9976")]
    [InlineData(0.9999823, "0.999982")]
    [InlineData(-0.35, "\u22120.3500")]
    public void A_determination_close_to_one_keeps_its_distance(double value, string expected)
    {
        Assert.Equal(expected, NumberText.Determination(value));
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kramers.Workbench.Pipelines;
using Kramers.Workbench.Reports;

namespace Kramers.Tests.Reports;

public partial class RelaxReportTests
{
    private static readonly RelaxResult Sample = SampleResult.Create();

    [Fact]
    public void The_page_is_well_formed_and_holds_all_figures()
    {
        XElement page = Page(RelaxReport.Render(Sample));
        XElement[] figures = [.. page.Descendants("figure")];
        Assert.Equal(11, figures.Length);
        Assert.All(figures, figure =>
        {
            Assert.Single(figure.Elements(), element => element.Name.LocalName == "svg");
            Assert.NotEmpty(figure.Element("figcaption")!.Value);
        });
    }

    [Fact]
    public void Nothing_is_fetched_and_nothing_is_run()
    {
        string html = RelaxReport.Render(Sample);
        Assert.DoesNotContain("http", html.Replace("xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i)<script|<link|<img|@import|url\\(|src=|href=", html);
    }

    [Fact]
    public void The_same_result_is_the_same_page()
    {
        Assert.Equal(RelaxReport.Render(Sample), RelaxReport.Render(SampleResult.Create()));
        Assert.Equal(RelaxReport.Render(Sample), RelaxReport.Render(ResultJson.FromText(ResultJson.ToText(Sample))));
    }

    [Fact]
    public void The_headline_numbers_stand_on_top()
    {
        string[] values = [.. Cards(Sample).Select(card => card.Elements("div").ElementAt(1).Value)];
        Assert.Equal(
            ["\u2212115.4 cm\u22121", "3.21 cm\u22121", "2.13 \u00b7 2.15 \u00b7 2.91", "231.4\u202f\u00b1\u202f3.6 cm\u22121", "4.92 K", "4.37 cm\u22121", "1.32 cm\u22121", "0.387 kcal/mol"],
            values);
    }

    [Fact]
    public void Without_a_blocking_temperature_the_report_says_so()
    {
        RelaxResult result = SampleResult.WithoutBlocking();
        string[] values = [.. Cards(result).Select(card => card.Elements("div").ElementAt(1).Value)];
        Assert.Equal("not determined", values[3]);
        Assert.Equal("not reached between 2 and 300 K", values[4]);
    }

    [Fact]
    public void A_result_without_references_is_drawn_too()
    {
        RelaxResult result = Sample with
        {
            Phonons = Sample.Phonons with { ReferenceFrequenciesCm = null, FrequencyRmseCm = null, RmsdToReferenceAngstrom = null },
            SpinHamiltonian = Sample.SpinHamiltonian with { ReferenceDCm = null, ReferenceECm = null },
            SpinPhonon = Sample.SpinPhonon with { CheckDNormCm = null, CheckRelativeDeviation = null },
        };
        XElement page = Page(RelaxReport.Render(result));
        Assert.Equal(11, page.Descendants("figure").Count());
        Assert.DoesNotContain("NaN", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_learning_does_to_tau_is_drawn_where_it_is_known()
    {
        double[] tau = Sample.Relaxation.TauSeconds;
        XElement page = Page(RelaxReport.Render(Sample with { TauCheck = new TauCheckResult(tau, [.. tau.Select(t => 1.5 * t)], [.. tau.Select(t => 0.8 * t)], [.. tau.Select(t => 1.2 * t)]) }));
        XElement figure = Assert.Single(page.Descendants("figure"), f => f.Value.Contains("nothing learned", StringComparison.Ordinal));
        Assert.All(["learned tensors", "learned vibrations", "both learned", "All learned over nothing learned: 1.2 to 1.2"], words => Assert.Contains(words, figure.Value, StringComparison.Ordinal));
        Assert.Equal(12, page.Descendants("figure").Count());
    }

    [Fact]
    public void A_magnet_that_never_relaxes_is_drawn_too()
    {
        double[] never = [.. Sample.Relaxation.TauSeconds.Select(_ => double.PositiveInfinity)];
        RelaxationResult relaxation = Sample.Relaxation with
        {
            TauSeconds = never,
            OnePhononTauSeconds = never,
            RamanTauSeconds = never,
            Fields = [new FieldResult(0, never, [0, 0])],
            Fit = new RateFitResult(null, null, null, null, null, double.NaN, never, 2, 300),
            Modes = [],
        };
        string html = RelaxReport.Render(Sample with { Relaxation = relaxation, Timings = new TimingsResult([], 0) });
        Assert.DoesNotMatch("NaN|Infinity|\u221e", html);
        Assert.Equal(11, Page(html).Descendants("figure").Count());
    }

    [Fact]
    public void An_easy_plane_has_no_barrier_to_climb()
    {
        SpinHamiltonianResult plane = Sample.SpinHamiltonian with { DCm = 12.5, LevelsCm = [0, 0.1, 25, 25.1], LevelsSz = [-0.5, 0.5, -1.5, 1.5] };
        string[] captions = [.. Page(RelaxReport.Render(Sample with { SpinHamiltonian = plane })).Descendants("figcaption").Select(caption => caption.Value)];
        Assert.Contains(captions, caption => caption.Contains("finds no barrier", StringComparison.Ordinal));
        Assert.DoesNotContain(captions, caption => caption.Contains("double well", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_and_warnings_are_text_and_never_markup()
    {
        XElement page = Page(RelaxReport.Render(Sample));
        Assert.Equal(Sample.Molecule.Name, page.Descendants("h1").Single().Value);
        Assert.Equal(Sample.Warnings.Select(w => w.Replace("cm^-1", "cm\u22121", StringComparison.Ordinal)), page.Descendants("li").Select(item => item.Value));
        Assert.Empty(Page(RelaxReport.Render(Sample with { Warnings = [] })).Descendants("li"));
    }

    [Fact]
    public void Every_circle_and_every_upright_text_lies_inside_its_drawing()
    {
        foreach (XElement svg in Page(RelaxReport.Render(Sample)).Descendants("figure").SelectMany(figure => figure.Elements().Take(1)))
        {
            double[] box = [.. ((string)svg.Attribute("viewBox")!).Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            foreach (XElement circle in svg.Descendants().Where(e => e.Name.LocalName == "circle"))
            {
                double r = (double)circle.Attribute("r")!;
                Assert.InRange((double)circle.Attribute("cx")!, r, box[2] - r);
                Assert.InRange((double)circle.Attribute("cy")!, r, box[3] - r);
            }

            foreach (XElement text in svg.Descendants().Where(e => e.Name.LocalName == "text"))
            {
                Assert.InRange((double)text.Attribute("x")!, 0, box[2]);
                Assert.InRange((double)text.Attribute("y")!, 9, box[3] - 2);
            }
        }
    }

    [Fact]
    public void A_molecule_has_a_ball_per_atom()
    {
        XElement drawing = Page(RelaxReport.Render(Sample)).Descendants("figure").First();
        string[] tips = [.. drawing.Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value)];
        Assert.Equal(Sample.Molecule.Symbols.Order(), tips.Order());
    }

    private static IEnumerable<XElement> Cards(RelaxResult result) =>
        Page(RelaxReport.Render(result)).Descendants("div").Where(div => (string?)div.Attribute("class") == "card");

    private static XElement Page(string html) => XElement.Parse(Doctype().Replace(html, ""));

    [GeneratedRegex("^<!DOCTYPE html>\n")]
    private static partial Regex Doctype();
}

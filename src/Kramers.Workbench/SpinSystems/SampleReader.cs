using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Magnetometry;
using Kramers.Magnetism.Spins;
using Kramers.Workbench.Inputs;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, double>;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Reads the section 'sample': mean field, temperature-independent paramagnetism and impurity.</summary>
internal sealed class SampleReader(YamlSection section, IReadOnlyList<Centre> centres, QuantityReader quantities)
{
    private const string Conventions = "-zJ (H = -zJ S.<S>, positive: ferromagnetic), +zJ or -2zJ";

    public Func<Values, SampleCorrections> Read()
    {
        var field = section.OptionalSection("meanField") is { } s ? ReadMeanField(s) : null;
        var tip = quantities.Optional(section, "tipCm3PerMol") ?? new Quantity(0, null);
        var (fraction, impurity) = ReadImpurity(section.OptionalSection("impurity"));
        section.Finish();
        return v => new SampleCorrections
        {
            MeanField = field?.Invoke(v),
            TemperatureIndependent = MolarSusceptibility.FromCm3PerMol(tip.In(v)),
            ImpurityFraction = fraction.In(v),
            Impurity = impurity(v),
        };
    }

    private Func<Values, MeanField> ReadMeanField(YamlSection field)
    {
        var zj = quantities.Optional(field, "zJ") ?? throw field.Error("zJ", "the mean field has no 'zJ'", "Give it in cm^-1");
        var g = quantities.Optional(field, "g");
        Func<double, ExchangeConstant> convention = field.OptionalText("convention") switch
        {
            "-zJ" => ExchangeConstant.FromMinusJ,
            "+zJ" => ExchangeConstant.FromPlusJ,
            "-2zJ" => ExchangeConstant.FromMinusTwoJ,
            null => throw field.Error("zJ", "'zJ' does not say to which Hamiltonian it belongs", $"Add 'convention:' with {Conventions}"),
            var other => throw field.Error("convention", $"'{other}' is no known convention of the mean field", $"Write {Conventions}"),
        };
        field.Finish();
        return g is null && centres.Count == 0
            ? throw field.Error("zJ", "the mean field has no 'g'", "Give the g that makes a spin of the moment: there are no centres to take it from")
            : v => MeanField.FromNeighbours(1, convention(zj.In(v)), g?.In(v) ?? centres.Average(c => c.G(v).Trace() / 3));
    }

    private (Quantity Fraction, Func<Values, Paramagnet> Impurity) ReadImpurity(YamlSection? impurity)
    {
        if (impurity is null)
        {
            return (new Quantity(0, null), _ => new SampleCorrections().Impurity);
        }

        var fraction = quantities.Optional(impurity, "fraction") ?? throw impurity.Error("fraction", "the impurity has no 'fraction'", "Give its mole fraction, 0 to 1");
        var g = quantities.Optional(impurity, "g") ?? new Quantity(2, null);
        var spin = impurity.Number("spin", 0.5, 0.5, 50);
        impurity.Finish();
        return 2 * spin == Math.Floor(2 * spin)
            ? (fraction, v => new Paramagnet(Spin.FromValue(spin), g.In(v)))
            : throw impurity.Error("spin", FormattableString.Invariant($"a spin of {spin:R}"), "Give a whole or half-integer number such as 3/2");
    }
}

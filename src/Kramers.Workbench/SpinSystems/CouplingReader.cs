using Kramers.Magnetism.Hamiltonians;
using Kramers.Workbench.Inputs;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, double>;

namespace Kramers.Workbench.SpinSystems;

/// <summary>Reads one entry of the list 'couplings'.</summary>
internal sealed class CouplingReader(YamlSection section, IReadOnlyList<Centre> centres, QuantityReader quantities)
{
    private const string Conventions = "+J (H = +J S1.S2), -J (H = -J S1.S2) or -2J (H = -2J S1.S2)";

    public IReadOnlyList<Func<Values, ISpinHamiltonianTerm>> Read()
    {
        var (a, b) = Between();
        var terms = new List<Func<Values, ISpinHamiltonianTerm>>();
        if (quantities.Optional(section, "J") is { } j)
        {
            var convention = Convention("J");
            terms.Add(v => new IsotropicExchange(convention(j.In(v)), a, b));
        }

        if (quantities.Tensor(section, "tensor") is { } tensor)
        {
            var convention = Convention("tensor");
            terms.Add(v => new AnisotropicExchange(convention(1).PlusJ * CentreReader.Fill(tensor, v), a, b));
        }

        if (quantities.Vector(section, "dm") is { } dm)
        {
            terms.Add(v => new DzyaloshinskiiMoriya(Array.ConvertAll(dm, q => q.In(v)), a, b));
        }

        if (quantities.Optional(section, "biquadratic") is { } biquadratic)
        {
            terms.Add(v => new BiquadraticExchange(biquadratic.In(v), a, b));
        }

        if (section.Flag("dipolar", false))
        {
            terms.Add(Dipolar(a, b));
        }

        section.OptionalText("convention");
        section.Finish();
        return terms.Count > 0 ? terms : throw section.Error("between", "the coupling has no strength", "Give J, tensor, dm, biquadratic or 'dipolar: true'");
    }

    private Func<Values, ISpinHamiltonianTerm> Dipolar(int a, int b)
    {
        var (first, second) = (centres[a], centres[b]);
        return first.Position is { } r1 && second.Position is { } r2 && !r1.SequenceEqual(r2)
            ? v => DipolarCoupling.Between(r1, first.G(v), r2, second.G(v), a, b)
            : throw section.Error("dipolar", $"the dipolar coupling of {first.Label} and {second.Label} needs two different positions", "Give both centres a 'position' in angstrom");
    }

    private Func<double, ExchangeConstant> Convention(string key) => section.OptionalText("convention") switch
    {
        "+J" => ExchangeConstant.FromPlusJ,
        "-J" => ExchangeConstant.FromMinusJ,
        "-2J" => ExchangeConstant.FromMinusTwoJ,
        null => throw section.Error(key, $"'{key}' does not say to which Hamiltonian it belongs", $"Add 'convention:' with {Conventions}"),
        var other => throw section.Error("convention", $"'{other}' is no known convention of exchange", $"Write {Conventions}"),
    };

    private (int A, int B) Between()
    {
        var names = section.Words("between");
        var found = Array.ConvertAll(names, n => centres.Select(c => c.Label).ToList().IndexOf(n));
        return found is [>= 0, >= 0] && found[0] != found[1]
            ? (found[0], found[1])
            : throw section.Error("between", $"'between' has {string.Join(", ", names)}", $"Name two different ones of {string.Join(", ", centres.Select(c => c.Label))}");
    }
}

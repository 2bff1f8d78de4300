using Kramers.Magnetism.Hamiltonians;
using Kramers.Magnetism.Spins;
using Kramers.Numerics.Angular;
using Kramers.Workbench.Inputs;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, double>;

namespace Kramers.Workbench.SpinSystems;

/// <summary>An angular momentum that belongs to a centre: its orbital momentum, or a nucleus.</summary>
/// <param name="Spin">L or I.</param>
/// <param name="Terms">Its terms, once its number in the system is known.</param>
/// <param name="OrbitalReduction">sigma of an orbital momentum; null for a nucleus.</param>
internal sealed record Companion(Spin Spin, Func<int, IReadOnlyList<Func<Values, ISpinHamiltonianTerm>>> Terms, Func<Values, double>? OrbitalReduction);

/// <summary>Reads 'orbital' and 'nuclei' of a centre.</summary>
internal sealed class CompanionReader(YamlSection section, int centre, Rotation frame, QuantityReader quantities)
{
    public IReadOnlyList<Companion> Read()
    {
        var nuclei = section.Sections("nuclei").Select(Nucleus).ToArray();
        return section.OptionalSection("orbital") is { } orbital ? [Orbital(orbital), .. nuclei] : nuclei;
    }

    private Companion Orbital(YamlSection orbital)
    {
        var l = CentreReader.ReadSpin(orbital, "L");
        var lambda = quantities.Optional(orbital, "lambda") ?? throw orbital.Error("lambda", "the orbital momentum has no 'lambda'", "Give the spin-orbit constant of the term in cm^-1: +zeta/2S up to the half-filled shell, -zeta/2S beyond");
        var sigma = quantities.Optional(orbital, "reduction") ?? new Quantity(1, null);
        orbital.Finish();
        return l.IsHalfInteger
            ? throw orbital.Error("L", $"an orbital momentum of {l}", "Give a whole number")
            : new Companion(l, index => [v => new SpinOrbitCoupling(lambda.In(v), sigma.In(v), centre, index), v => new OrbitalZeeman(sigma.In(v), index)], v => sigma.In(v));
    }

    private Companion Nucleus(YamlSection nucleus)
    {
        var spin = CentreReader.ReadSpin(nucleus, "spin");
        var g = quantities.Optional(nucleus, "gn") ?? new Quantity(0, null);
        var own = CentreReader.Frame(nucleus, "frameDegrees") ?? frame;
        var (a, p) = (quantities.Tensor(nucleus, "A"), quantities.Tensor(nucleus, "P"));
        nucleus.Finish();
        if (p is not null && spin.Doubled < 2)
        {
            throw nucleus.Error("P", "a nucleus of spin 1/2 has no quadrupole", "Leave 'P' out");
        }

        return new Companion(spin, index => [.. Terms(index)], null);

        IEnumerable<Func<Values, ISpinHamiltonianTerm>> Terms(int index)
        {
            yield return v => new NuclearZeeman(g.In(v), index);
            if (a is not null)
            {
                yield return v => new HyperfineCoupling(own.Apply(CentreReader.Fill(a, v)), centre, index);
            }

            if (p is not null)
            {
                yield return v => new QuadrupoleCoupling(own.Apply(CentreReader.Fill(p, v)), index);
            }
        }
    }
}

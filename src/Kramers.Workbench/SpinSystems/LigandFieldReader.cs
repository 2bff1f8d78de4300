using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;
using Values = System.Collections.Generic.IReadOnlyDictionary<string, double>;

namespace Kramers.Workbench.SpinSystems;

/// <summary>An ion and its surroundings, their numbers perhaps with names.</summary>
/// <param name="Configuration">d^n or f^n.</param>
/// <param name="FreeIon">Parameters of the free ion.</param>
/// <param name="Potential">The field of the ligands.</param>
/// <param name="OrbitalReduction">k.</param>
/// <param name="EnergyCutCm">States of the free ion above this are left out, cm^-1; infinite: none.</param>
internal sealed record LigandFieldDescription(
    Configuration Configuration, Func<Values, FreeIonParameters> FreeIon, Func<Values, LigandFieldPotential> Potential, Func<Values, double> OrbitalReduction, double EnergyCutCm)
{
    private const int MostStates = 1024;

    /// <exception cref="ArgumentException">The cut leaves too many states.</exception>
    public IIonBasis Basis(FreeIonParameters freeIon)
    {
        IIonBasis basis = double.IsFinite(EnergyCutCm) ? FreeIonBasis.Below(EnergyCutCm, Configuration, freeIon) : new DeterminantBasis(Configuration, freeIon);
        return basis.Dimension <= MostStates
            ? basis
            : throw new ArgumentException($"Below ligandField.energyCutCm lie {basis.Dimension} states; at most {MostStates} are handled.");
    }
}

/// <summary>Reads the section 'ligandField'.</summary>
internal sealed class LigandFieldReader(YamlSection section, QuantityReader quantities)
{
    private const int MostDeterminants = 256; // beyond, from f3 to f11, all of them are slow
    private const double FShellCut = 15000;
    private static readonly Quantity One = new(1, null);

    public LigandFieldDescription Read()
    {
        var (shell, electrons, standard) = ReadIon();
        var configuration = new Configuration(shell, electrons);
        var freeIon = ReadFreeIon(shell, electrons, standard);
        var sources = Sources(shell).ToArray();
        var reduction = quantities.Optional(section, "orbitalReduction") ?? One;
        var cut = section.OptionalNumber("energyCutCm") ?? (configuration.Dimension > MostDeterminants ? FShellCut : double.PositiveInfinity);
        section.Finish();
        if (sources.Length == 0)
        {
            throw section.Error("ion", "the ion has no ligand field", "Give 'ligands', 'charges', 'wybourne' or 'cubic'");
        }

        return new LigandFieldDescription(configuration, freeIon, v => sources.Select(s => s(v)).Aggregate((a, b) => a + b), v => reduction.In(v), cut);
    }

    /// <summary>Shell, number of electrons, and the built-in parameters if the ion has some.</summary>
    private (int Shell, int Electrons, FreeIonParameters? Standard) ReadIon()
    {
        var (ion, configuration) = (section.OptionalText("ion"), section.OptionalText("configuration"));
        if (ion is not null && configuration is null)
        {
            var lanthanide = ion.EndsWith("3+", StringComparison.Ordinal) ? ion[..^2] : ion;
            return LanthanideIons.Symbols.Contains(lanthanide) ? (3, LanthanideIons.Electrons(lanthanide), LanthanideIons.Parameters(lanthanide))
                : TransitionMetalIons.Symbols.Contains(ion) ? (2, TransitionMetalIons.Electrons(ion), TransitionMetalIons.Parameters(ion))
                : throw section.Error("ion", $"no free-ion parameters of '{ion}' are built in", $"Known are {string.Join(", ", TransitionMetalIons.Symbols)} and the trivalent {string.Join(", ", LanthanideIons.Symbols)}; otherwise give 'configuration' and 'freeIon'");
        }

        if (ion is null && configuration is ['d' or 'f', ..] && int.TryParse(configuration[1..], out var n) && n >= 1 && n <= (configuration[0] == 'd' ? 9 : 13))
        {
            return (configuration[0] == 'd' ? 2 : 3, n, null);
        }

        throw ion is not null ? section.Error("configuration", "both 'ion' and 'configuration' are given", "Give one of the two")
            : configuration is null ? section.Error("ion", "the section has no 'ion'", "Give one such as Co2+ or Dy, or a 'configuration' such as d7")
            : section.Error("configuration", $"'{configuration}' is no configuration", "Write d1 to d9 or f1 to f13");
    }

    private Func<Values, FreeIonParameters> ReadFreeIon(int shell, int electrons, FreeIonParameters? standard)
    {
        if (section.OptionalSection("freeIon") is not { } own)
        {
            return standard is not null ? _ => standard : throw section.Error("configuration", "the configuration has no 'freeIon' parameters", "Add them: zeta and, for more than one electron or hole, F2, F4 (F6) or Racah's B and C; or name the 'ion'");
        }

        var zeta = quantities.Optional(own, "zeta") ?? (standard is not null ? new Quantity(standard.SpinOrbit, null) : throw own.Error("zeta", "the free ion has no 'zeta'", "Give the one-electron spin-orbit constant, positive, in cm^-1"));
        var repulsion = Repulsion(own, shell, electrons, standard?.Repulsion);
        Quantity Small(string key, double builtIn) => quantities.Optional(own, key) ?? new Quantity(builtIn, null);
        var (alpha, beta, gamma) = (Small("alpha", standard?.Alpha ?? 0), Small("beta", standard?.Beta ?? 0), Small("gamma", standard?.Gamma ?? 0));
        own.Finish();
        return v => new FreeIonParameters(repulsion(v), zeta.In(v)) { Alpha = alpha.In(v), Beta = beta.In(v), Gamma = gamma.In(v) };
    }

    private Func<Values, ElectronRepulsion> Repulsion(YamlSection own, int shell, int electrons, ElectronRepulsion? standard)
    {
        if (shell == 2 && quantities.Optional(own, "B") is { } b)
        {
            var c = quantities.Optional(own, "C") ?? throw own.Error("B", "'B' goes without 'C'", "Give both of Racah's parameters");
            return v => ElectronRepulsion.FromRacah(b.In(v), c.In(v));
        }

        string[] keys = shell == 2 ? ["F2", "F4"] : ["F2", "F4", "F6"];
        var slater = Array.ConvertAll(keys, k => quantities.Optional(own, k));
        if (slater.All(q => q is not null))
        {
            return v => new ElectronRepulsion(slater[0]!.Value.In(v), slater[1]!.Value.In(v), shell == 3 ? slater[2]!.Value.In(v) : 0);
        }

        var isNeeded = electrons > 1 && electrons < 4 * shell + 1;
        return slater.Any(q => q is not null) ? throw own.Error(keys[0], $"of {string.Join(", ", keys)} some are missing", "Give all of them")
            : standard is not null ? _ => standard
            : !isNeeded ? _ => new ElectronRepulsion(0, 0)
            : throw own.Error("zeta", "the free ion has no repulsion between its electrons", $"Give {string.Join(", ", keys)}{(shell == 2 ? ", or Racah's B and C" : "")} in cm^-1");
    }

    private IEnumerable<Func<Values, LigandFieldPotential>> Sources(int shell)
    {
        foreach (var ligand in section.Sections("ligands"))
        {
            yield return Ligand(ligand, shell);
        }

        if (section.Sections("charges") is { Count: > 0 } charges)
        {
            yield return Charges(charges, shell);
        }

        if (section.OptionalSection("wybourne") is { } wybourne)
        {
            var entries = wybourne.Keys.ToList().ConvertAll(key => (Index: CentreReader.Index(wybourne, key), Value: quantities.Optional(wybourne, key)!.Value));
            wybourne.Finish();
            var origin = ParameterProvenance.NotStated with { OperatorSet = "Wybourne, real L_kq" };
            yield return v => LigandFieldPotential.FromWybourne(shell, new WybourneParameters(origin, [.. entries.Select(e => (e.Index.K, e.Index.Q, e.Value.In(v)))]));
        }

        if (section.OptionalSection("cubic") is { } cubic)
        {
            yield return Cubic(cubic, shell);
        }
    }

    private Func<Values, LigandFieldPotential> Ligand(YamlSection ligand, int shell)
    {
        var (theta, phi) = Direction(ligand);
        var psi = double.DegreesToRadians(ligand.Number("psiDegrees", 0));
        var sigma = quantities.Optional(ligand, "eSigma") ?? throw ligand.Error("eSigma", "the ligand has no 'eSigma'", "Give it in cm^-1");
        var both = quantities.Optional(ligand, "ePi");
        var zero = new Quantity(0, null);
        var (x, y) = (quantities.Optional(ligand, "ePiX") ?? both ?? zero, quantities.Optional(ligand, "ePiY") ?? both ?? zero);
        ligand.Finish();
        return v => new AngularOverlapLigand(theta, phi, sigma.In(v), x.In(v), y.In(v), psi).Potential(shell);
    }

    /// <summary>Polar angles, radian, from 'position' or from 'thetaDegrees' and 'phiDegrees'.</summary>
    private static (double Theta, double Phi) Direction(YamlSection ligand)
    {
        if (ligand.Rows("position") is null)
        {
            return (double.DegreesToRadians(ligand.Number("thetaDegrees", null, 0, 180)), double.DegreesToRadians(ligand.Number("phiDegrees", 0)));
        }

        var r = Place(ligand);
        return (Math.Atan2(Math.Sqrt(r[0] * r[0] + r[1] * r[1]), r[2]), Math.Atan2(r[1], r[0]));
    }

    private static double[] Place(YamlSection section)
    {
        var r = CentreReader.Vector(section, "position");
        return r.Any(x => x != 0) ? r : throw section.Error("position", "a ligand at the place of the ion", "The ion is at [0, 0, 0]");
    }

    private Func<Values, LigandFieldPotential> Charges(IReadOnlyList<YamlSection> charges, int shell)
    {
        var read = charges.Select(c =>
        {
            var one = (Charge: quantities.Optional(c, "charge") ?? throw c.Error("charge", "the point charge has no 'charge'", "Give it in elementary charges, negative for a donor"), R: Place(c));
            c.Finish();
            return one;
        }).ToArray();
        var means = section.Numbers("radialMeans", null, 0);
        return means.Length == shell
            ? v => LigandFieldPotential.FromWybourne(shell, PointCharge.Parameters([.. read.Select(c => new PointCharge(c.Charge.In(v), c.R[0], c.R[1], c.R[2]))], means))
            : throw section.Error("radialMeans", $"'radialMeans' has {means.Length} numbers", shell == 2 ? "Give <r^2>, <r^4> in angstrom^2, angstrom^4" : "Give <r^2>, <r^4>, <r^6> in angstrom^2, angstrom^4, angstrom^6");
    }

    /// <summary>
    /// Ligands along x, y, z: 10Dq, and Ds, Dt of a tetragonal distortion along z (Ballhausen, Introduction to Ligand Field Theory (1962)):
    /// z2 6Dq - 2Ds - 6Dt, x2-y2 6Dq + 2Ds - Dt, xy -4Dq + 2Ds - Dt, xz and yz -4Dq - Ds + 4Dt.
    /// </summary>
    private Func<Values, LigandFieldPotential> Cubic(YamlSection cubic, int shell)
    {
        var ten = quantities.Optional(cubic, "tenDq") ?? throw cubic.Error("tenDq", "the cubic field has no 'tenDq'", "Give it in cm^-1, positive for an octahedron");
        var zero = new Quantity(0, null);
        var (s, t) = (quantities.Optional(cubic, "Ds") ?? zero, quantities.Optional(cubic, "Dt") ?? zero);
        cubic.Finish();
        return shell != 2 ? throw section.Error("cubic", "10Dq describes a d shell", "Give 'ligands' or 'wybourne' for an f shell") : v =>
        {
            var (dq, ds, dt) = (ten.In(v) / 10, s.In(v), t.In(v));
            var (xy, xz) = (-4 * dq + 2 * ds - dt, -4 * dq - ds + 4 * dt);
            return LigandFieldPotential.FromRealOrbitals(Matrix.Diagonal([xy, xz, 6 * dq - 2 * ds - 6 * dt, xz, 6 * dq + 2 * ds - dt]));
        };
    }
}

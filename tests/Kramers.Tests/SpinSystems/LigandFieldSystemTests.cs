using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.LigandField;
using Kramers.Magnetism.Spins;

namespace Kramers.Tests.SpinSystems;

/// <summary>An ion in a ligand field, read from a file: the sources agree with each other and with the library called without one.</summary>
public class LigandFieldSystemTests
{
    private const string Octahedron = """
          ligands:
            - { position: [2, 0, 0], eSigma: 5000, ePi: 800 }
            - { position: [-2, 0, 0], eSigma: 5000, ePi: 800 }
            - { position: [0, 2, 0], eSigma: 5000, ePi: 800 }
            - { thetaDegrees: 90, phiDegrees: 270, eSigma: 5000, ePiX: 800, ePiY: 800 }
            - { thetaDegrees: 0, eSigma: 5000, ePi: 800, psiDegrees: 30 }
            - { thetaDegrees: 180, eSigma: 5000, ePi: 800 }

        """;

    private const double TenDq = 3 * 5000 - 4 * 800;

    [Theory]
    [InlineData("  cubic: { tenDq: 11800 }\n")]
    [InlineData("  wybourne: { B40: 24780, B44: 14808.9 }\n")] // 10Dq = 10/21 B40, B44 = sqrt(5/14) B40
    public void Ten_Dq_of_an_octahedron_is_that_of_its_ligands(string other)
    {
        const string ion = "name: Co\nligandField:\n  ion: Co2+\n";
        var ligands = SystemText.Compute("levels", ion + Octahedron).Table("levels")["energyCm"];
        var field = SystemText.Compute("levels", ion + other).Table("levels")["energyCm"];
        Assert.Equal(120, ligands.Length);
        Assert.Equal(ligands, field, (a, b) => Math.Abs(a - b) < 0.1);
    }

    [Fact]
    public void One_d_electron_has_t2g_and_eg_ten_Dq_apart_and_Ds_Dt_split_them()
    {
        const string ion = "name: Ti\nligandField:\n  configuration: d1\n  freeIon: { zeta: 0 }\n";
        var cubic = SystemText.Compute("levels", ion + Octahedron).Table("levels")["energyCm"];
        Assert.Equal([.. Enumerable.Repeat(0.0, 6), .. Enumerable.Repeat(TenDq, 4)], cubic, (a, b) => Math.Abs(a - b) < 1e-6);
        var tetragonal = SystemText.Compute("levels", ion + "  cubic: { tenDq: 10000, Ds: 500, Dt: 200 }\n").Table("levels")["energyCm"];
        double[] orbitals = [-4000 - 500 + 800, -4000 - 500 + 800, -4000 + 1000 - 200, 6000 - 1000 - 1200, 6000 + 1000 - 200];
        Assert.Equal(orbitals.SelectMany(e => new[] { e + 3700, e + 3700 }), tetragonal, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Six_charges_on_an_octahedron_split_by_five_thirds_Z_r4_over_a5()
    {
        var yaml = "name: Ti\nligandField:\n  configuration: d1\n  freeIon: { zeta: 0 }\n  radialMeans: [0.5, 0.4]\n  charges:\n"
            + string.Concat(new[] { "[2,0,0]", "[-2,0,0]", "[0,2,0]", "[0,-2,0]", "[0,0,2]", "[0,0,-2]" }.Select(r => $"    - {{ charge: q, position: {r} }}\n")) + "parameters: { q: { fixed: -1 } }\n";
        const double coulomb = 116140.97; // e^2/(4 pi eps0) in cm^-1 angstrom, 219474.63 x 0.52917721
        Assert.Equal(5.0 / 3 * coulomb * 0.4 / 32, SystemText.Compute("levels", yaml).Table("levels")["energyCm"][9], 0.01);
    }

    [Fact]
    public void G_of_a_copper_ion_is_that_of_the_library_with_its_orbital_reduction()
    {
        const string yaml = "name: Cu\nligandField:\n  ion: Cu2+\n  orbitalReduction: 0.8\n  cubic: { tenDq: 12000, Ds: 1500, Dt: 600 }\n";
        var found = SystemText.Compute("gtensor", yaml).Table("gtensors");
        var field = LigandFieldPotential.FromRealOrbitals(Kramers.Numerics.LinearAlgebra.Matrix.Diagonal([-4800 + 3000 - 600, -4800 - 1500 + 2400, 7200 - 3000 - 3600, -4800 - 1500 + 2400, 7200 + 3000 - 600]));
        var ion = LigandFieldIon.InAllStates(new Configuration(2, 9), TransitionMetalIons.Parameters("Cu2+"), field, 0.8);
        var g = DoubletGTensor.From(ion.Solve(FieldVector.Zero), [ion.MagneticMoment(0), ion.MagneticMoment(1), ion.MagneticMoment(2)], 0);
        Assert.Equal(g.MainValues, new[] { found["g1"][0], found["g2"][0], found["g3"][0] }, (a, b) => Math.Abs(a - b) < 1e-9);

        // The hole is in x2-y2: g_z is the largest and above 2.
        Assert.True(found["g3"][0] > found["g2"][0] + 0.1 && found["g1"][0] > 2.0);
        Assert.Equal(1, Math.Abs(found["axisZ"][0]), 6);
    }

    [Fact]
    public void A_trivalent_lanthanide_has_the_states_of_its_ground_multiplet_and_project_finds_them()
    {
        const string yaml = "name: Yb\nligandField:\n  ion: Yb\n  wybourne: { B20: 400, B40: -900 }\nchi: { temperaturesK: [300] }\nmagnetisation: { fieldsTesla: [1], temperaturesK: [2] }\n";
        var result = SystemText.Compute("project", yaml);
        Assert.Equal(3.5, result.Numbers.Single(n => n.Key == "multiplet").Value);
        Assert.Equal(14, result.Table("levels").Rows);
        Assert.InRange(result.Table("chi")["chiTCm3KPerMol"][0], 2.2, 2.7); // 2.57 for the free multiplet
    }

    [Fact]
    public void Spectra_and_barrier_work_on_an_ion()
    {
        const string yaml = "name: Yb\nligandField:\n  ion: Yb3+\n  wybourne: { B20: -400, B40: -900, B66: 100 }\nepr: { rows: 8 }\nins: { temperaturesK: [5] }\n";
        var g = SystemText.Compute("gtensor", yaml).Table("gtensors");
        var resonance = SystemText.Compute("epr", yaml).Table("resonances");
        Assert.Equal(g["g3"][0], resonance["effectiveG"][0], 3);
        var energies = SystemText.Compute("levels", yaml).Table("levels")["energyCm"];
        Assert.Contains(SystemText.Compute("ins", yaml).Table("transitions")["energyCm"], e => Math.Abs(e - energies[2]) < 1e-6);
        Assert.Equal(0.5 * g["g3"][0], SystemText.Compute("barrier", yaml).Table("ladder")["momentBohr"][0], 6);
    }

    [Theory]
    [InlineData("  ion: Fe2+\n  cubic: { tenDq: 1 }\n", 3, "no free-ion parameters of 'Fe2+'")]
    [InlineData("  configuration: d10\n  cubic: { tenDq: 1 }\n", 3, "'d10' is no configuration")]
    [InlineData("  configuration: d7\n  cubic: { tenDq: 1 }\n", 3, "has no 'freeIon' parameters")]
    [InlineData("  configuration: d7\n  freeIon: { zeta: 500 }\n  cubic: { tenDq: 1 }\n", 4, "no repulsion between its electrons")]
    [InlineData("  configuration: d7\n  freeIon: { zeta: 500, F2: 1 }\n  cubic: { tenDq: 1 }\n", 4, "some are missing")]
    [InlineData("  ion: Co2+\n", 3, "has no ligand field")]
    [InlineData("  ion: Dy\n  cubic: { tenDq: 1 }\n", 4, "10Dq describes a d shell")]
    [InlineData("  ion: Co2+\n  ligands:\n    - { position: [0, 0, 0], eSigma: 1 }\n", 5, "at the place of the ion")]
    [InlineData("  ion: Co2+\n  radialMeans: [1]\n  charges:\n    - { position: [0, 0, 2], charge: -1 }\n", 4, "'radialMeans' has 1 numbers")]
    [InlineData("  ion: Co2+\n  dq: 3\n  cubic: { tenDq: 1 }\n", 4, "the key 'ligandField.dq' is not known")]
    public void A_wrong_ligand_field_is_refused_with_its_line(string yaml, int line, string message)
    {
        var error = SystemText.Refused("levels", "name: ion\nligandField:\n" + yaml);
        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_finds_the_ligand_field_that_made_chi()
    {
        // Four chlorides about Co(II): e_sigma and zeta from chi T and one level energy, which the same ion made with 3300 and 480.
        const string ion = """
            name: cobalt
            ligandField:
              ion: Co2+
              freeIon: { B: 720, C: 3300, zeta: ZETA }
              ligands:
                - { thetaDegrees: 52, phiDegrees: 0, eSigma: SIGMA }
                - { thetaDegrees: 52, phiDegrees: 180, eSigma: SIGMA }
                - { thetaDegrees: 128, phiDegrees: 90, eSigma: SIGMA }
                - { thetaDegrees: 128, phiDegrees: 270, eSigma: SIGMA }

            """;
        const string fit = """
            parameters: { z: { start: 400, min: 300, max: 600 }, s: { start: 3000, min: 2000, max: 5000 } }
            fit: { starts: 1, data: [ { file: data.csv } ] }

            """;
        var made = SystemText.Compute("chi", ion.Replace("ZETA", "480", StringComparison.Ordinal).Replace("SIGMA", "3300", StringComparison.Ordinal) + "chi: { temperaturesK: [5, 20, 60, 150, 300] }\n").Table("chi");
        var data = "T_K,chiT\n" + string.Concat(made["temperatureK"].Zip(made["chiTCm3KPerMol"], (t, x) => FormattableString.Invariant($"{t:R},{x:R}\n")));
        var found = SystemText.Compute("fit", ion.Replace("ZETA", "z", StringComparison.Ordinal).Replace("SIGMA", "s", StringComparison.Ordinal) + fit, data).Parameters;
        Assert.Equal(480, found["z"], 0.5);
        Assert.Equal(3300, found["s"], 5.0);
    }
}

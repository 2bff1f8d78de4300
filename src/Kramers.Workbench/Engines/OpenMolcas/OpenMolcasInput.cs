using System.Globalization;
using System.Text;

namespace Kramers.Workbench.Engines.OpenMolcas;

/// <summary>
/// Writes the input: GATEWAY and SEWARD with Cholesky decomposition and AMFI integrals, one state-averaged RASSCF over all roots of each
/// multiplicity, XMS-CASPT2 on top where it is asked for, RASSI with spin-orbit coupling, SINGLE_ANISO.
/// </summary>
internal static class OpenMolcasInput
{
    /// <summary>Name of the project: the files begin with it.</summary>
    public const string Project = "kramers";

    /// <summary>Name of start orbitals in the job's folder.</summary>
    public const string StartOrbitals = "start.RasOrb";

    /// <summary>Name of the auxiliary basis in the job's folder.</summary>
    public const string AuxiliaryBasis = "auxiliary.RICDLib";

    public static string Write(Molecule molecule, MagneticIon ion, IReadOnlyList<int> multiplicities, int pseudospinStates, OpenMolcasSettings settings)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            {(settings.AuxiliaryBasis is null ? "" : $">> COPY $CurrDir/{AuxiliaryBasis} RICDLIB\n")}&GATEWAY
             coord={Geometry.FileName}
             basis={string.Join(',', OpenMolcasBasis.Of(molecule.Structure, ion, settings))}
             group=c1
             {(settings.AuxiliaryBasis is null ? "RICD" : "XRICD")}
             AMFI
             ANGMOM
             0.0 0.0 0.0
            &SEWARD

            """);
        foreach (var (k, multiplicity) in multiplicities.Index())
        {
            text.Append(Rasscf(molecule, ion, multiplicity, k, settings));
        }

        return text.Append(StateInteraction(ion, multiplicities, pseudospinStates)).ToString();
    }

    private static string Rasscf(Molecule molecule, MagneticIon ion, int multiplicity, int k, OpenMolcasSettings settings)
    {
        var roots = ion.Roots(multiplicity);
        var start = k > 0 ? $">> COPY $Project.RasOrb INPORB\n" : settings.StartOrbitals is null ? "" : $">> COPY $CurrDir/{StartOrbitals} INPORB\n";
        var lumorb = start.Length > 0 ? " lumorb\n" : "";
        var weights = roots == 1 ? "1 1\n 1" : $"{roots} {roots} 1";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {start}&RASSCF
             spin={multiplicity}
             nactel={ion.Electrons} 0 0
             inactive={(molecule.Electrons - ion.Electrons) / 2}
             ras2={ion.Orbitals}
             ciroot={weights}
             charge={molecule.Charge}
            {lumorb}{Correlation(settings)}>> COPY $Project.{(settings.Caspt2 ? "JobMix" : "JobIph")} JOB{k + 1:000}

            """);
    }

    // JobMix holds the states that diagonalise the effective Hamiltonian, with their energies: EJOB of RASSI takes both.
    private static string Correlation(OpenMolcasSettings settings) =>
        settings.Caspt2 ? "&CASPT2\n xmultistate=all\n ipeashift=0.25\n imaginary=0.1\n maxiter=50\n" : "";

    private static string StateInteraction(MagneticIon ion, IReadOnlyList<int> multiplicities, int pseudospinStates)
    {
        var counts = multiplicities.Select(ion.Roots).ToArray();
        var lists = counts.Select(count => string.Join(' ', Enumerable.Range(1, count)));
        return string.Create(CultureInfo.InvariantCulture, $"""
            &RASSI
            NROFJOBIPHS
            {counts.Length} {string.Join(' ', counts)}
            {string.Join('\n', lists)}
            SPINORBIT
            EJOB
            MEES
            PROPERTIES
            3
             'ANGMOM' 1
             'ANGMOM' 2
             'ANGMOM' 3
            &SINGLE_ANISO
            MLTP
            1
            {pseudospinStates}

            """);
    }
}

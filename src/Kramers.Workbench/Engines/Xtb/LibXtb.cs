using System.Runtime.InteropServices;
using System.Text;

namespace Kramers.Workbench.Engines.Xtb;

/// <summary>
/// The routines of libxtb's C API (xtb.h, API 1.0) that are called, found at run time. Lengths in bohr, energies in hartree. The library
/// keeps state of its own outside its handles, so calls are made one after the other, under <see cref="Gate"/>.
/// </summary>
internal static class LibXtb
{
    /// <summary>The name that the resolver knows.</summary>
    public const string Library = "xtb";

    private static readonly string[] Names =
    [
        "libxtb.so.6", "libxtb.so", "libxtb.6.dylib", "libxtb.dylib", "/opt/homebrew/lib/libxtb.dylib", "/usr/local/lib/libxtb.dylib", "libxtb-6.dll", "xtb.dll",
    ];

    private static readonly Lazy<string?> Found = new(Load);

    /// <summary>Held while the library works.</summary>
    public static Lock Gate { get; } = new();

    /// <summary>Name under which the library was loaded, or null.</summary>
    public static string? Path => Found.Value;

    /// <summary>What to do where it is missing.</summary>
    public static string HowToGet => "apt-get install libxtb6 (Debian, Ubuntu), conda install -c conda-forge xtb, or brew install xtb (grimme-lab tap).";

    /// <summary>10000 major + 100 minor + patch of the API.</summary>
    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int xtb_getAPIVersion();

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint xtb_newEnvironment();

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int xtb_checkEnvironment(nint env);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getError(nint env, byte[] buffer, in int size);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_setVerbosity(nint env, int verbosity);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_setOutput(nint env, byte[] file);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint xtb_newMolecule(nint env, in int atoms, int[] numbers, double[] positions, in double charge, in int unpaired, nint lattice, nint periodic);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_delMolecule(ref nint molecule);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_updateMolecule(nint env, nint molecule, double[] positions, nint lattice);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint xtb_newCalculator();

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_delCalculator(ref nint calculator);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_loadGFN1xTB(nint env, nint molecule, nint calculator, nint file);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_loadGFN2xTB(nint env, nint molecule, nint calculator, nint file);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_loadGFNFF(nint env, nint molecule, nint calculator, nint file);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_setAccuracy(nint env, nint calculator, double accuracy);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_singlepoint(nint env, nint molecule, nint calculator, nint results);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint xtb_newResults();

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_delResults(ref nint results);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getEnergy(nint env, nint results, out double energy);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getGradient(nint env, nint results, [Out] double[] gradient);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getDipole(nint env, nint results, [Out] double[] dipole);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getCharges(nint env, nint results, [Out] double[] charges);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getBondOrders(nint env, nint results, [Out] double[] orders);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getNao(nint env, nint results, out int orbitals);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getOrbitalEigenvalues(nint env, nint results, [Out] double[] energies);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void xtb_getOrbitalOccupations(nint env, nint results, [Out] double[] occupations);

    /// <summary>An environment that prints nothing: GFN-FF does however mute it is told to be.</summary>
    public static nint MuteEnvironment()
    {
        var environment = xtb_newEnvironment();
        xtb_setVerbosity(environment, 0);
        xtb_setOutput(environment, Encoding.UTF8.GetBytes(OperatingSystem.IsWindows() ? "NUL\0" : "/dev/null\0"));
        return environment;
    }

    private static string? Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                NativeLibrary.SetDllImportResolver(typeof(LibXtb).Assembly, (library, _, _) => library == Library ? handle : 0);
                return name;
            }
        }

        return null;
    }
}

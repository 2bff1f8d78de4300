using System.Text;
using Kramers.Atomistics.Potentials;
using Kramers.Chemistry;
using Kramers.Numerics.Angular;
using Kramers.Numerics.LinearAlgebra;
using static Kramers.Numerics.PhysicalConstants;

namespace Kramers.Workbench.Engines.Xtb;

/// <summary>
/// The energy surface of one molecule by libxtb, in this process: for relaxation, Hessians and dynamics, where a program started for each
/// geometry would cost more than the calculation. Each evaluation starts from scratch, so that the order of the geometries does not matter.
/// Calls from several threads wait for each other; the library has threads of its own.
/// </summary>
public sealed class XtbPotential : IPotential, IDisposable
{
    private const string Engine = "xTB";

    // The library does not refuse what lies beyond: it crashes.
    private const int Radon = 86;

    // xtb 6.5.1 gives a wrong gradient, by up to 0.1 eV/angstrom, where two bonded atoms share a coordinate exactly, as in drawn and in planar
    // molecules (its energy is right). In a frame turned by these angles none do, so all calculations are made there.
    private static readonly Rotation Frame = Rotation.FromEuler(0.31, 1.13, 0.71);

    // One for all: Fortran opens the file of its output once only.
    private static readonly Lazy<nint> SharedEnvironment = new(LibXtb.MuteEnvironment);

    private readonly Molecule _molecule;
    private readonly XtbMethod _method;
    private nint _handle;
    private nint _calculator;

    /// <summary>Loads the method for a molecule.</summary>
    /// <param name="molecule">Charge, spin and first geometry. The 4f electrons of a lanthanide are in its core: their part of the spin is left out. GFN-FF takes no notice of the spin.</param>
    /// <param name="method">The method.</param>
    /// <param name="accuracy">xtb's --acc: 1 converges energies to 1e-6 hartree, smaller is tighter.</param>
    /// <exception cref="EngineException">The library is missing, or has no parameters for an element.</exception>
    public XtbPotential(Molecule molecule, XtbMethod method = XtbMethod.Gfn2, double accuracy = 1)
    {
        ArgumentNullException.ThrowIfNull(molecule);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(accuracy);
        (_molecule, _method) = (molecule, method);
        if (LibXtb.Path is null)
        {
            throw new EngineException(Engine, null, null, $"libxtb is not on this machine. {LibXtb.HowToGet.TrimEnd('.')}", []);
        }

        if (molecule.Structure.Elements.Where(e => e.AtomicNumber > Radon).Select(e => e.Symbol).FirstOrDefault() is { } heavy)
        {
            throw new EngineException(Engine, null, null, $"there are no parameters for {heavy}: they end with radon", []);
        }

        lock (LibXtb.Gate)
        {
            try
            {
                Open(accuracy);
            }
            catch (EngineException)
            {
                Close();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="EngineException">xtb failed, for instance did not converge.</exception>
    /// <exception cref="ArgumentException">Not the atoms of the molecule, in their order.</exception>
    public PotentialValue Evaluate(Structure structure)
    {
        var point = SinglePoint(structure);
        return PotentialValue.OfMolecule(structure, point.EnergyEv!.Value, point.ForcesEvPerAngstrom!);
    }

    /// <summary>All that xtb says about a geometry: energy, forces; charges, bond orders and dipole unless the method is GFN-FF.</summary>
    /// <exception cref="EngineException">xtb failed, for instance did not converge.</exception>
    /// <exception cref="ArgumentException">Not the atoms of the molecule, in their order.</exception>
    public EngineResult SinglePoint(Structure structure) => Compute(structure, results => Read(structure, results));

    /// <summary>Energies of the frontier orbitals in eV: the highest that holds at least one electron, and the next above it; null where the small basis has none, as for F-.</summary>
    /// <exception cref="EngineException">xtb failed, or the method is GFN-FF, which has no orbitals.</exception>
    /// <exception cref="ArgumentException">Not the atoms of the molecule, in their order.</exception>
    public (double HomoElectronVolt, double? LumoElectronVolt) FrontierOrbitals(Structure structure) => Compute(structure, Frontier);

    private T Compute<T>(Structure structure, Func<nint, T> read)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        if (!structure.Elements.SequenceEqual(_molecule.Structure.Elements))
        {
            throw new ArgumentException($"This surface is that of {_molecule.Structure.Formula}, with its atoms in their order.", nameof(structure));
        }

        lock (LibXtb.Gate)
        {
            LibXtb.xtb_updateMolecule(Environment, _handle, Bohr(structure), 0);
            Check("refused the geometry");
            var results = LibXtb.xtb_newResults();
            try
            {
                LibXtb.xtb_singlepoint(Environment, _handle, _calculator, results);
                Check("could not compute the energy");
                return read(results);
            }
            finally
            {
                LibXtb.xtb_delResults(ref results);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (LibXtb.Gate)
        {
            Close();
        }
    }

    private static nint Environment => SharedEnvironment.Value;

    /// <summary>As the library names its API; it does not tell the version of xtb.</summary>
    internal static string Version()
    {
        var api = LibXtb.xtb_getAPIVersion();
        return $"C API {api / 10000}.{api / 100 % 100}.{api % 100}";
    }

    private void Open(double accuracy)
    {
        var structure = _molecule.Structure;
        var numbers = structure.Elements.Select(e => e.AtomicNumber).ToArray();
        _handle = LibXtb.xtb_newMolecule(Environment, structure.Count, numbers, Bohr(structure), _molecule.Charge, CoreElectrons.UnpairedOutside(_molecule), 0, 0);
        Check("refused the molecule");
        _calculator = LibXtb.xtb_newCalculator();
        Load();
        Check($"could not load {_method}");
        if (_method != XtbMethod.GfnFf)
        {
            LibXtb.xtb_setAccuracy(Environment, _calculator, accuracy);
            Check("refused the accuracy");
        }
    }

    private void Load()
    {
        switch (_method)
        {
            case XtbMethod.Gfn1:
                LibXtb.xtb_loadGFN1xTB(Environment, _handle, _calculator, 0);
                break;
            case XtbMethod.Gfn2:
                LibXtb.xtb_loadGFN2xTB(Environment, _handle, _calculator, 0);
                break;
            default:
                LibXtb.xtb_loadGFNFF(Environment, _handle, _calculator, 0);
                break;
        }
    }

    private EngineResult Read(Structure structure, nint results)
    {
        var n = structure.Count;
        LibXtb.xtb_getEnergy(Environment, results, out var energy);
        var gradient = new double[3 * n];
        LibXtb.xtb_getGradient(Environment, results, gradient);
        Check("has no energy and gradient");
        var provenance = new EngineProvenance("libxtb", Version(), _method.ToString(), "", null);
        var molecule = new Molecule(structure, _molecule.Charge, _molecule.Multiplicity);
        var point = new EngineResult(molecule, EngineTask.EnergyForces, provenance)
        {
            EnergyEv = energy * HartreeEv,
            ForcesEvPerAngstrom = Back(gradient, -HartreeEv / BohrAngstrom),
        };
        return _method == XtbMethod.GfnFf ? point : WithElectrons(point, results, n);
    }

    private EngineResult WithElectrons(EngineResult point, nint results, int n)
    {
        var (charges, orders, dipole) = (new double[n], new double[n * n], new double[3]);
        LibXtb.xtb_getCharges(Environment, results, charges);
        LibXtb.xtb_getBondOrders(Environment, results, orders);
        LibXtb.xtb_getDipole(Environment, results, dipole);
        Check("has no charges, bond orders and dipole");
        return point with
        {
            Charges = charges,
            BondOrders = new Matrix(n, n, orders),
            DipoleEAngstrom = Back(dipole, BohrAngstrom),
        };
    }

    private (double HomoElectronVolt, double? LumoElectronVolt) Frontier(nint results)
    {
        LibXtb.xtb_getNao(Environment, results, out var count);
        Check("has no orbitals");
        var (energies, occupations) = (new double[count], new double[count]);
        LibXtb.xtb_getOrbitalEigenvalues(Environment, results, energies);
        LibXtb.xtb_getOrbitalOccupations(Environment, results, occupations);
        Check("has no orbital energies");
        var homo = Array.FindLastIndex(occupations, o => o >= 1);
        return homo >= 0
            ? (energies[homo] * HartreeEv, homo + 1 < count ? energies[homo + 1] * HartreeEv : null)
            : throw new EngineException(Engine, null, null, $"no orbital of {_molecule.Structure.Formula} holds an electron", []);
    }

    private static double[] Bohr(Structure structure) => Array.ConvertAll(structure.Rotated(Frame.Matrix).Positions.ToArray(), x => x / BohrAngstrom);

    // Vectors from the turned frame into that of the structure.
    private static double[] Back(double[] vectors, double unit)
    {
        var (back, r) = (new double[vectors.Length], Frame.Matrix);
        for (var k = 0; k < vectors.Length; k++)
        {
            var v = vectors.AsSpan(k - k % 3, 3);
            back[k] = unit * (r[0, k % 3] * v[0] + r[1, k % 3] * v[1] + r[2, k % 3] * v[2]);
        }

        return back;
    }

    private void Check(string what)
    {
        if (LibXtb.xtb_checkEnvironment(Environment) == 0)
        {
            return;
        }

        var buffer = new byte[4096];
        LibXtb.xtb_getError(Environment, buffer, buffer.Length);
        var text = Encoding.UTF8.GetString(buffer, 0, Math.Max(0, Array.IndexOf(buffer, (byte)0)));
        throw new EngineException(Engine, null, null, $"libxtb {what} of {_molecule.Structure.Formula}", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private void Close()
    {
        if (_handle == 0)
        {
            return;
        }

        if (_calculator != 0)
        {
            LibXtb.xtb_delCalculator(ref _calculator);
        }

        LibXtb.xtb_delMolecule(ref _handle);
        (_calculator, _handle) = (0, 0);
    }
}

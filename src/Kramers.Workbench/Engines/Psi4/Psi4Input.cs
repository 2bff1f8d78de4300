using System.Globalization;

namespace Kramers.Workbench.Engines.Psi4;

/// <summary>
/// Input for Psi4. The frame of the geometry is kept. Psi4 is Python: it writes its numbers itself, on one line, with all digits, when all is done.
/// </summary>
internal static class Psi4Input
{
    public static string Of(Molecule molecule, EngineTask task, Psi4Settings settings)
    {
        var closed = molecule.Multiplicity == 1;
        var work = task == EngineTask.Exchange ? Exchange(settings.Functional) : Derivatives(settings.Functional, task == EngineTask.Hessian);
        return $"{Start(molecule, settings, closed ? "rks" : "uks")}{work}with open('{Psi4Engine.Numbers}', 'w') as file: file.write(json.dumps(found))\n";
    }

    private static string Start(Molecule molecule, Psi4Settings settings, string reference) => string.Create(CultureInfo.InvariantCulture, $$"""
        memory {{settings.MemoryMb}} mb
        molecule {
        {{molecule.Charge}} {{molecule.Multiplicity}}
        {{Geometry.Rows(molecule.Structure)}}units angstrom
        no_reorient
        no_com
        symmetry c1
        }
        set {
        basis {{settings.Basis}}
        reference {{reference}}
        scf_type df
        maxiter 200
        e_convergence 1e-8
        d_convergence 1e-7
        }
        import json, numpy

        """);

    // The dipole in e bohr about the origin of the geometry: ao_dipole has the charge of the electron in it.
    private static string Derivatives(string functional, bool hessian) => $$"""
        g, wfn = gradient('{{functional}}', return_wfn=True)
        oeprop(wfn, 'MULLIKEN_CHARGES')
        density = numpy.asarray(wfn.Da()) + numpy.asarray(wfn.Db())
        nuclei = [wfn.molecule().nuclear_dipole()[k] for k in range(3)]
        electrons = [(density * numpy.asarray(x)).sum() for x in core.MintsHelper(wfn.basisset()).ao_dipole()]
        found = {'version': psi4.__version__, 'energy': wfn.energy(), 'gradient': numpy.asarray(g).ravel().tolist()}
        found['geometry'] = numpy.asarray(wfn.molecule().geometry()).ravel().tolist()
        found['charges'] = numpy.asarray(wfn.atomic_point_charges()).ravel().tolist()
        found['dipole'] = (numpy.array(nuclei) + electrons).tolist()
        {{(hessian ? $"found['hessian'] = numpy.asarray(hessian('{functional}')).ravel().tolist()" : "")}}

        """;

    // Singular vectors of the overlap of occupied alpha and beta orbitals pair them; alpha orbitals without partner are the magnetic ones (Amos, Hall, Proc. R.
    // Soc. A 263, 483 (1961)). They are turned until their Lowdin populations differ most between the two atoms with the most spin, and those of the second atom
    // get beta electrons. This start goes through file 180, the one that guess read takes, so that both energies come from the same procedure.
    private static string Exchange(string functional) => $$"""
        def occupied(wfn): return numpy.asarray(wfn.Ca_subset('SO', 'OCC')), numpy.asarray(wfn.Cb_subset('SO', 'OCC'))
        def overlaps(wfn): return occupied(wfn)[0].T @ numpy.asarray(wfn.S()) @ occupied(wfn)[1]
        def s_squared(wfn):
            m = (wfn.nalpha() - wfn.nbeta()) / 2
            return m * (m + 1) + wfn.nbeta() - (overlaps(wfn) ** 2).sum()
        def orthogonal(wfn, orbitals):
            value, vector = numpy.linalg.eigh(numpy.asarray(wfn.S()))
            return vector * numpy.sqrt(value) @ vector.T @ orbitals
        def atom_of(wfn): return numpy.array([wfn.basisset().function_to_center(k) for k in range(wfn.basisset().nbf())])
        def spins(wfn):
            a, b = (orthogonal(wfn, orbitals) for orbitals in occupied(wfn))
            return numpy.bincount(atom_of(wfn), (a * a).sum(1) - (b * b).sum(1), wfn.molecule().natom())
        energy_high, high = energy('{{functional}}', return_wfn=True)
        pairs = high.nbeta()
        left, values, right = numpy.linalg.svd(overlaps(high))
        alpha, beta = occupied(high)[0] @ left, occupied(high)[1] @ right.T
        centres = numpy.argsort(-spins(high).round(4), kind='stable')[:2]
        first, second = (orthogonal(high, alpha[:, pairs:])[atom_of(high) == atom] for atom in centres)
        share, turn = numpy.linalg.eigh(second.T @ second - first.T @ first)
        magnetic, unpaired = alpha[:, pairs:] @ turn, int((share < 0).sum())
        if 2 * unpaired < len(share):
            magnetic, unpaired = magnetic[:, ::-1], len(share) - unpaired
        start = high.to_file()
        for name, count, orbitals in [('Ca', 'nalphapi', [alpha[:, :pairs], magnetic[:, :unpaired]]), ('Cb', 'nbetapi', [beta, magnetic[:, unpaired:]])]:
            orbitals = numpy.hstack(orbitals)
            start['matrix'][name] = numpy.pad(orbitals, ((0, 0), (0, high.nmo() - orbitals.shape[1])), 'constant')
            start['dimension'][count] = (orbitals.shape[1],)
        numpy.save(high.get_scratch_filename(180), start)
        high.molecule().set_multiplicity(2 * unpaired - len(share) + 1)
        set guess read
        energy_broken, broken = energy('{{functional}}', return_wfn=True)
        found = {'version': psi4.__version__, 'energy': energy_high, 'broken_symmetry_energy': energy_broken}
        found['geometry'] = numpy.asarray(broken.molecule().geometry()).ravel().tolist()
        found['s_squared'] = [s_squared(high), s_squared(broken)]
        found['unpaired'] = [unpaired, len(share) - unpaired]
        found['spins'] = spins(broken).tolist()

        """;
}

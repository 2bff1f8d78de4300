namespace Kramers.Workbench.Doctor;

/// <summary>The programs that <see cref="Examination"/> looks for. To look for another, add it here.</summary>
public static class OptionalPrograms
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<OptionalProgram> All { get; } =
    [
        new("xtb", "semiempirical energies and forces; Kramers itself calls libxtb", "--version", "apt-get install xtb, or conda install -c conda-forge xtb."),
        new("pymolcas", "OpenMolcas: CASSCF with spin-orbit coupling; enables D, g and crystal fields of new geometries", "--version", "apt-get install openmolcas."),
        new("psi4", "density functionals; enables DFT energies, forces, Hessians and exchange couplings", "--version", "apt-get install psi4, or conda install -c conda-forge psi4."),

        // The screen reader of GNOME has the same name: only the chemist's orca has its tools beside it.
        new("orca", "density functionals and multireference theory; Kramers writes its inputs and imports its outputs", "--version", "Download it from https://orcaforum.kofo.mpg.de (free for academia) and put its folder on the PATH.") { Companion = "orca_2mkl" },
        new("sbatch", "Slurm: a cluster's queue", "--version", "It is there on the login node of a cluster; on a machine of your own: apt-get install slurm-client."),
        new("lmp", "LAMMPS: molecular dynamics", "-h", "apt-get install lammps."),
    ];

    /// <summary>Looks for one of them.</summary>
    /// <param name="name">Its name in <see cref="All"/>.</param>
    /// <param name="searchPath">Folders in the form of the variable PATH.</param>
    /// <param name="cancellation">Stops the question for its version.</param>
    internal static Finding Find(string name, string searchPath, CancellationToken cancellation) =>
        new ProgramCheck(All.Single(program => program.Name == name), searchPath).Run(cancellation);
}

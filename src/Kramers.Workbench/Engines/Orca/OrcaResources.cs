namespace Kramers.Workbench.Engines.Orca;

/// <summary>What a run may use.</summary>
/// <param name="Processes">MPI processes (%pal).</param>
/// <param name="MemoryPerProcessMb">Memory of each process in MB (%maxcore).</param>
public sealed record OrcaResources(int Processes = 1, int MemoryPerProcessMb = 3000);

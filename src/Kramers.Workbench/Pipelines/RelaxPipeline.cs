namespace Kramers.Workbench.Pipelines;

/// <summary>From labelled geometries of a molecule to its relaxation time.</summary>
public static class RelaxPipeline
{
    /// <summary>Runs all steps.</summary>
    /// <param name="folder">Folder with <c>relax.yaml</c>.</param>
    /// <param name="output">Folder to write to; null means <c>runs/relax-NAME</c> below the current folder's name in the YAML file.</param>
    /// <param name="monitor">Told of progress.</param>
    /// <param name="cancellation">Stops the run; nothing is left half-written.</param>
    public static RelaxRun Run(string folder, string? output, IRunMonitor monitor, CancellationToken cancellation) =>
        throw new NotImplementedException();
}

/// <summary>A finished run.</summary>
/// <param name="Result">All numbers.</param>
/// <param name="Folder">Full path of the folder that holds inputs.yaml, result.json, report.html and log.txt.</param>
public sealed record RelaxRun(RelaxResult Result, string Folder);

namespace Kramers.Workbench.Doctor;

/// <summary>One question about this machine. A check never throws for what it fails to find: that is its finding.</summary>
public interface ICheck
{
    /// <summary>Looks and says what there is.</summary>
    /// <param name="cancellation">Gives up a check that asks a program.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Finding Run(CancellationToken cancellation);
}

namespace Kramers.Cli;

/// <summary>What the process returns. The help texts list the same numbers.</summary>
internal static class ExitCode
{
    /// <summary>All done.</summary>
    public const int Success = 0;

    /// <summary>A mistake in Kramers or a fault of the machine.</summary>
    public const int UnexpectedError = 1;

    /// <summary>Wrong usage or bad input: the message says what to change.</summary>
    public const int BadInput = 2;

    /// <summary>An external program failed; finished work is kept.</summary>
    public const int EngineFailed = 3;

    /// <summary>Stopped by Ctrl-C; 128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}

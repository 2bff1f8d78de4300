using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Doctor;

namespace Kramers.Tests.Cli;

public sealed class DoctorTests : IDisposable
{
    private static readonly OptionalProgram Sampler = new("sampler", "a program of this test", "--version", "Write it.");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kramers-doctor-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Everything_optional_may_be_missing_and_the_exit_code_is_still_0()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("doctor"));
        Assert.Matches(@"(?m)^found +runtime +\.NET \d+.* cores, .*$", session.Output);
        Assert.Matches("(?m)^(found|fallback) +linear algebra ", session.Output);
        Assert.All(OptionalPrograms.All, program =>
        {
            Assert.Matches($@"(?m)^missing +{program.Name} +not on the PATH", session.Output);
            Assert.Contains(program.HowToGet, session.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_program_is_asked_for_its_version()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        var path = Script("sampler", "echo ' * a banner'; echo \"called with $1\"; echo 'sampler version 6.5.1 (abc)' >&2");
        var finding = Check(Sampler);
        Assert.Equal(new Finding("sampler", FindingState.Found, $"sampler version 6.5.1 (abc), {path}: a program of this test"), finding);
    }

    [Fact]
    public void A_date_is_a_version_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        Script("sampler", "echo; echo 'Parallel Simulator - 29 Sep 2021'; echo; exit 3");
        Assert.StartsWith("Parallel Simulator - 29 Sep 2021, ", Check(Sampler).Details, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_cannot_start_is_found_without_version()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a file without execute permission.");
        File.WriteAllText(Path.Combine(_folder.FullName, "sampler"), "");
        Assert.Equal(FindingState.Found, Check(Sampler).State);
        Assert.StartsWith("version unknown", Check(Sampler).Details, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_never_answers_costs_five_seconds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        Script("sampler", "sleep 60");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.StartsWith("version unknown: no answer", Check(Sampler).Details, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed.TotalSeconds, 4.9, 30);
    }

    [Fact]
    public void Another_program_of_the_same_name_does_not_count()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        Script("orca", "echo 43.1");
        var orca = OptionalPrograms.All.Single(program => program.Name == "orca");
        Assert.Equal(FindingState.Missing, Check(orca).State);
        Script("orca_2mkl", "");
        Assert.Equal(FindingState.Found, Check(orca).State);
    }

    [Fact]
    public void Without_OpenBLAS_managed_code_takes_over_and_the_advice_says_how_to_get_it()
    {
        var finding = new LinearAlgebraCheck(() => new OpenBlasSearch(null, "OpenBLAS not found. Install it.")).Run(TestContext.Current.CancellationToken);
        Assert.Equal(FindingState.Fallback, finding.State);
        Assert.Contains("managed", finding.Details, StringComparison.Ordinal);
        Assert.Equal("OpenBLAS not found. Install it.", finding.Advice);
    }

    private Finding Check(OptionalProgram program) => new ProgramCheck(program, $"/nowhere{Path.PathSeparator}{_folder.FullName}").Run(TestContext.Current.CancellationToken);

    private string Script(string name, string body)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}

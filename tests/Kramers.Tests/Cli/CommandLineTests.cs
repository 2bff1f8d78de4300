using System.CommandLine;
using System.CommandLine.Help;
using Kramers.Chemistry;
using Kramers.Cli;

namespace Kramers.Tests.Cli;

public class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("frobnicate")]
    [InlineData("relax")]
    [InlineData("relax", "--frobnicate")]
    [InlineData("relax", "folder", "--frobnicate")]
    [InlineData("relax", "folder", "another")]
    [InlineData("relax", "folder", "--output")]
    [InlineData("spin")]
    [InlineData("spin", "levels")]
    [InlineData("spin", "frobnicate", "system.yaml")]
    [InlineData("spin", "levels", "--frobnicate")]
    [InlineData("simulate", "hysteresis")]
    [InlineData("simulate", "frobnicate", "magnet.yaml")]
    [InlineData("convert", "a.dat")]
    [InlineData("convert", "a.dat", "b.csv", "--kind", "moment")]
    [InlineData("convert", "a.dat", "b.csv", "--mass", "heavy")]
    [InlineData("doctor", "me")]
    public void Wrong_usage_is_exit_code_2_and_points_to_help(params string[] args)
    {
        var session = new Session { Relax = (_, _, _, _) => throw new InvalidOperationException("Must not run.") };
        Assert.Equal(2, session.Run(args));
        Assert.Contains("--help", session.Error, StringComparison.Ordinal);
        Assert.Empty(session.Output);
    }

    [Fact]
    public void An_unknown_word_is_named()
    {
        var session = new Session();
        session.Run("frobnicate");
        Assert.Contains("'frobnicate'", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_command_and_option_and_the_exit_codes()
    {
        var root = KramersCommand.Create(new Shell(Terminal.Plain(TextWriter.Null), TextWriter.Null, default), new Runners((_, _, _, _) => throw new InvalidOperationException(), (_, _, _, _, _) => throw new InvalidOperationException(), (_, _, _, _, _) => throw new InvalidOperationException()));
        Assert.All(root.Subcommands, command => Assert.Contains($"  {command.Name} ", Help(), StringComparison.Ordinal));
        foreach (var command in root.Subcommands.Append<Command>(root))
        {
            var help = command is RootCommand ? Help() : Help(command.Name);
            Assert.All(command.Options.Where(o => o is not HelpOption), option => Assert.Contains(option.Name, help, StringComparison.Ordinal));
            Assert.All(command.Arguments, argument => Assert.Contains(argument.Name, help, StringComparison.Ordinal));
            Assert.All([0, 1, 2, 3, 130], code => Assert.Matches($@"(?m)^ +{code}  \w", help));
            Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 80, line));
        }
    }

    [Fact]
    public void Version_is_one_line()
    {
        var session = new Session();
        Assert.Equal(0, session.Run("--version"));
        Assert.Matches(@"^kramers \d+\.\d+\.\d+\S*\n$", session.Output);
    }

    [Fact]
    public void Bad_input_is_its_message_and_exit_code_2()
    {
        var session = new Session { Relax = (_, _, _, _) => throw new InputException("labels.xyz", 17, "the energy is 'abc'", "Give a number in eV") };
        Assert.Equal(2, session.Run("relax", "folder"));
        Assert.Equal("labels.xyz:17: the energy is 'abc'. Give a number in eV.\n", session.Error);
    }

    [Fact]
    public void Bad_input_found_by_a_parallel_loop_is_no_different()
    {
        var session = new Session { Relax = (_, _, _, _) => throw new AggregateException(new AggregateException(new InputException("a.xyz", null, "it is empty", "Give another"))) };
        Assert.Equal(2, session.Run("relax", "folder"));
        Assert.Equal("a.xyz: it is empty. Give another.\n", session.Error);
    }

    [Fact]
    public void An_unexpected_error_is_one_line_and_a_hint()
    {
        var session = new Session { Relax = (_, _, _, _) => throw new InvalidOperationException("a\nb") };
        Assert.Equal(1, session.Run("relax", "folder"));
        Assert.Equal("Unexpected error: a b (InvalidOperationException)\nSet KRAMERS_DEBUG=1 to see where it happened.\n", session.Error);
    }

    [Fact]
    public void An_unexpected_error_shows_its_stack_on_demand()
    {
        var session = new Session { ShowsStackTraces = true, Relax = (_, _, _, _) => throw new InvalidOperationException("a") };
        Assert.Equal(1, session.Run("relax", "folder"));
        Assert.Contains("   at Kramers.Tests.Cli", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_says_that_nothing_was_written()
    {
        using var source = new CancellationTokenSource();
        var session = new Session
        {
            Cancellation = source.Token,
            Relax = (_, _, monitor, cancellation) =>
            {
                using var step = monitor.Begin("Train potential", 3);
                source.Cancel();
                cancellation.ThrowIfCancellationRequested();
                throw new InvalidOperationException("The token did not arrive.");
            },
        };
        Assert.Equal(130, session.Run("relax", "folder"));
        Assert.Equal("Stopped; nothing was written.\n", session.Error);
        Assert.DoesNotContain("done", session.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancellation_that_nobody_asked_for_is_an_error()
    {
        var session = new Session { Relax = (_, _, _, _) => throw new OperationCanceledException() };
        Assert.Equal(1, session.Run("relax", "folder"));
    }

    private static string Help(params string[] command)
    {
        var session = new Session();
        Assert.Equal(0, session.Run([.. command, "--help"]));
        return session.Output;
    }
}

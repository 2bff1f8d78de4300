using Kramers.Workbench.Engines;

namespace Kramers.Tests.Engines;

/// <summary>What every engine with jobs owes: it reads its recorded output, and nothing that is cut or damaged becomes a number.</summary>
public abstract class JobEngineContract
{
    /// <summary>The engine as it was when the output was recorded.</summary>
    protected abstract IJobEngine Engine { get; }

    protected abstract Molecule Molecule { get; }

    protected abstract EngineTask Task { get; }

    /// <summary>Name below Recorded.</summary>
    protected abstract string Recorded { get; }

    /// <summary>The files of the folder from which numbers are read.</summary>
    protected abstract IReadOnlyList<string> Files { get; }

    /// <summary>The numbers that must be right, all of them.</summary>
    protected abstract double[] Numbers(EngineResult result);

    [Fact]
    public void The_recorded_folder_is_read()
    {
        using var folder = new RecordedFolder(Recorded);
        var result = Engine.Read(Molecule, Task, folder.Path);
        Assert.NotEmpty(Numbers(result));
        Assert.NotEmpty(result.Provenance.Version);
        Assert.True(result.Provenance.WallSeconds > 0);
        Assert.Equal(Task, result.Task);
    }

    [Fact]
    public void The_input_is_the_one_that_ran()
    {
        using var folder = new RecordedFolder(Recorded);
        var job = Engine.Prepare(Molecule, Task);
        Assert.All(job.Files, file => Assert.Equal(file.Value, File.ReadAllText(folder[file.Key])));
        Assert.Equal(job.Files, Engine.Prepare(Molecule, Task).Files);
    }

    [Fact]
    public void A_file_cut_anywhere_is_an_error_or_the_right_answer()
    {
        foreach (var file in Files)
        {
            var refused = Enumerable.Range(0, 10).Select(cut => Refused(folder => folder.Truncate(file, 0.1 * cut + 0.05))).ToArray();
            Assert.True(refused[0], $"The first twentieth of {file} was taken for the whole.");
        }
    }

    [Fact]
    public void A_missing_line_is_an_error_or_the_right_answer()
    {
        foreach (var file in Files)
        {
            using var whole = new RecordedFolder(Recorded);
            var lines = File.ReadAllLines(whole[file]).Length;
            foreach (var k in Enumerable.Range(0, Math.Min(lines, 24)))
            {
                Refused(folder => folder.DeleteLine(file, (int)((long)k * lines / 24)));
            }
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        foreach (var file in Files)
        {
            using var folder = new RecordedFolder(Recorded);
            File.Delete(folder[file]);
            var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule, Task, folder.Path));
            Assert.Contains(file, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_folder_of_another_geometry_is_refused()
    {
        using var folder = new RecordedFolder(Recorded);
        var failure = Assert.Throws<EngineException>(() => Engine.Read(Molecule.Moved(4, 1e-4), Task, folder.Path));
        Assert.Contains("another geometry", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_done_that_was_not_announced()
    {
        var other = Enum.GetValues<EngineTask>().Except(Engine.Tasks).First();
        Assert.Throws<ArgumentException>(() => Engine.Prepare(Molecule, other));
    }

    /// <summary>Whether a damaged folder is refused; where it is not, all numbers must be those of the whole one.</summary>
    private bool Refused(Action<RecordedFolder> damage)
    {
        using var folder = new RecordedFolder(Recorded);
        var right = Numbers(Engine.Read(Molecule, Task, folder.Path));
        damage(folder);
        try
        {
            Assert.Equal(right, Numbers(Engine.Read(Molecule, Task, folder.Path)));
            return false;
        }
        catch (EngineException)
        {
            return true;
        }
    }
}

using Kramers.Atomistics.Dynamics;
using Kramers.Chemistry;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Atomistics.Dynamics;

public sealed class TrajectoryFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Frames_come_back_bit_by_bit_in_any_order(bool periodic)
    {
        TrajectoryFrame[] frames = [.. Enumerable.Range(0, 5).Select(i => Frame(i, periodic))];
        using (var file = TrajectoryFile.Create(_path, frames[0].Structure))
        {
            Array.ForEach(frames, file.Append);
        }

        using var back = TrajectoryFile.Open(_path);
        Assert.Equal(5, back.Count);
        foreach (var i in new[] { 3, 0, 4 })
        {
            AssertSame(frames[i], back[i]);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => back[5]);
    }

    [Fact]
    public void A_frame_cut_off_by_a_crash_is_left_out_and_written_over()
    {
        using (var file = TrajectoryFile.Create(_path, Frame(0, true).Structure))
        {
            file.Append(Frame(0, true));
            file.Append(Frame(1, true));
        }

        using (var stream = new FileStream(_path, FileMode.Open))
        {
            stream.SetLength(stream.Length - 5);
        }

        using (var file = TrajectoryFile.Open(_path, append: true))
        {
            Assert.Equal(1, file.Count);
            file.Append(Frame(7, true));
        }

        using var back = TrajectoryFile.Open(_path);
        Assert.Equal(2, back.Count);
        AssertSame(Frame(7, true), back[1]);
    }

    [Fact]
    public void Other_files_and_other_versions_are_refused()
    {
        File.WriteAllText(_path, "2\n\nH 0 0 0\nH 0 0 0.7\n");
        Assert.Contains("no binary trajectory", Assert.Throws<InputException>(() => TrajectoryFile.Open(_path)).Message, StringComparison.Ordinal);
        TrajectoryFile.Create(_path, Frame(0, false).Structure).Dispose();
        var bytes = File.ReadAllBytes(_path);
        bytes[8] = 9;
        File.WriteAllBytes(_path, bytes);
        Assert.Contains("version 9", Assert.Throws<InputException>(() => TrajectoryFile.Open(_path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(_path, bytes[..14]);
        Assert.Contains("version", Assert.Throws<InputException>(() => TrajectoryFile.Open(_path)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => TrajectoryFile.Open(_path + ".none"));
    }

    [Fact]
    public void Frames_of_another_molecule_are_refused()
    {
        using var file = TrajectoryFile.Create(_path, Frame(0, false).Structure);
        Assert.Throws<ArgumentException>(() => file.Append(Frame(0, true)));
    }

    private static TrajectoryFrame Frame(int i, bool periodic)
    {
        var random = new SeededRandom((ulong)i + 3);
        double[] Numbers() => [.. Enumerable.Range(0, 6).Select(_ => random.Gaussian())];
        var structure = new Structure([Element.FromSymbol("Dy"), Element.FromSymbol("O")], Numbers(), periodic ? new UnitCell((10 + i) * Matrix.Identity(3)) : null);
        return new TrajectoryFrame(100L * i, 50.5 * i, structure, Numbers(), -1.0 / (i + 3), periodic ? 1e-3 : double.NaN, random.State);
    }

    private static void AssertSame(TrajectoryFrame expected, TrajectoryFrame actual)
    {
        Assert.Equal((expected.Step, expected.TimeFs, expected.EnergyEv, expected.Pressure, expected.Random), (actual.Step, actual.TimeFs, actual.EnergyEv, actual.Pressure, actual.Random));
        Assert.Equal(expected.Structure.Positions.ToArray(), actual.Structure.Positions.ToArray());
        Assert.Equal(expected.Velocities, actual.Velocities);
        Assert.Equal(expected.Structure.Elements, actual.Structure.Elements);
        Assert.Equal(expected.Structure.Cell?.Vectors.Data, actual.Structure.Cell?.Vectors.Data);
    }
}

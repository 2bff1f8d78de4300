using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Kramers.Chemistry;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Atomistics.Dynamics;

/// <summary>
/// A trajectory in a file whose frames have one length, so that any of them is found at once and a run that was stopped goes on from the last whole
/// one, bit by bit. All numbers little-endian: "KRAMTRAJ", int32 version (1), int32 N, int32 whether there is a cell, N int32 atomic numbers; each
/// frame int64 step, float64 time (fs), energy (eV), pressure (eV/angstrom^3), 4 uint64 random state, 9 float64 cell vectors a, b, c where there
/// is a cell, 3N float64 positions (angstrom), 3N float64 velocities (angstrom/fs).
/// </summary>
public sealed class TrajectoryFile : IDisposable
{
    private const int Version = 1;
    private const int NumbersBeforeCell = 8;
    private static ReadOnlySpan<byte> Magic => "KRAMTRAJ"u8;

    private readonly FileStream _stream;
    private readonly Element[] _elements;
    private readonly bool _isPeriodic;
    private readonly long _start;
    private readonly byte[] _buffer;

    private TrajectoryFile(FileStream stream, Element[] elements, bool isPeriodic)
    {
        (_stream, _elements, _isPeriodic, _start) = (stream, elements, isPeriodic, stream.Position);
        _buffer = new byte[8 * (NumbersBeforeCell + (isPeriodic ? 9 : 0) + 6 * elements.Length)];
        Count = (int)((stream.Length - _start) / _buffer.Length);
    }

    /// <summary>Number of whole frames.</summary>
    public int Count { get; private set; }

    /// <summary>Elements, one per atom.</summary>
    public IReadOnlyList<Element> Elements => _elements;

    /// <summary>Starts a file, in place of one that may be there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="structure">Its atoms, and whether there is a cell.</param>
    public static TrajectoryFile Create(string path, Structure structure)
    {
        ArgumentNullException.ThrowIfNull(structure);
        var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.ASCII, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(structure.Count);
            writer.Write(structure.Cell is null ? 0 : 1);
            foreach (var element in structure.Elements)
            {
                writer.Write(element.AtomicNumber);
            }
        }

        return new TrajectoryFile(stream, [.. structure.Elements], structure.Cell is not null);
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="append">Whether frames will be added; a frame that was cut off at the end is then taken away.</param>
    /// <exception cref="InputException">No such file, no trajectory, or one of another version.</exception>
    public static TrajectoryFile Open(string path, bool append = false)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "there is no such file", "Check the path");
        }

        var stream = new FileStream(path, FileMode.Open, append ? FileAccess.ReadWrite : FileAccess.Read, FileShare.ReadWrite);
        try
        {
            var file = ReadHeader(path, stream);
            if (append)
            {
                stream.SetLength(file._start + (long)file.Count * file._buffer.Length);
            }

            return file;
        }
        catch (InputException)
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>A frame, from 0.</summary>
    public TrajectoryFrame this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            _stream.Position = _start + (long)index * _buffer.Length;
            _stream.ReadExactly(_buffer);
            return Decoded();
        }
    }

    /// <summary>Adds a frame at the end; it is on its way to the disk when this returns.</summary>
    /// <exception cref="ArgumentException">Other atoms than those of the file, or a cell where the file has none.</exception>
    public void Append(TrajectoryFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!frame.Structure.Elements.SequenceEqual(_elements) || frame.Structure.Cell is not null != _isPeriodic)
        {
            throw new ArgumentException("The frame has other atoms, or another kind of cell, than the trajectory.", nameof(frame));
        }

        BinaryPrimitives.WriteInt64LittleEndian(_buffer, frame.Step);
        Put(1, [frame.TimeFs, frame.EnergyEv, frame.Pressure]);
        var (a, b, c, d) = frame.Random;
        Put(4, MemoryMarshal.Cast<ulong, double>([a, b, c, d]));
        var at = NumbersBeforeCell;
        if (frame.Structure.Cell is { } cell)
        {
            Put(at, cell.Vectors.Data);
            at += 9;
        }

        Put(at, frame.Structure.Positions);
        Put(at + 3 * _elements.Length, [.. frame.Velocities]);
        _stream.Position = _start + (long)Count * _buffer.Length;
        _stream.Write(_buffer);
        _stream.Flush();
        Count++;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static TrajectoryFile ReadHeader(string path, FileStream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.ASCII, leaveOpen: true);
        try
        {
            if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            {
                throw new InputException(path, null, "this is no binary trajectory of Kramers", "Give the file that kramers md wrote");
            }

            var version = reader.ReadInt32();
            if (version != Version)
            {
                throw new InputException(path, null, $"its format has version {version}, this program knows {Version}", "Read it with the Kramers that wrote it");
            }

            var elements = new Element[reader.ReadInt32()];
            var isPeriodic = reader.ReadInt32() != 0;
            for (var i = 0; i < elements.Length; i++)
            {
                elements[i] = Element.FromAtomicNumber(reader.ReadInt32());
            }

            return new TrajectoryFile(stream, elements, isPeriodic);
        }
        catch (Exception cause) when (cause is EndOfStreamException or ArgumentException or OverflowException)
        {
            throw new InputException(path, null, "its header is cut off or damaged", "Start the run anew", cause);
        }
    }

    private TrajectoryFrame Decoded()
    {
        var random = Enumerable.Range(4, 4).Select(k => BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(8 * k))).ToArray();
        var at = NumbersBeforeCell;
        UnitCell? cell = null;
        if (_isPeriodic)
        {
            cell = new UnitCell(new Matrix(3, 3, Get(at, 9)));
            at += 9;
        }

        var structure = new Structure(_elements, Get(at, 3 * _elements.Length), cell);
        var head = Get(1, 3);
        return new TrajectoryFrame(
            BinaryPrimitives.ReadInt64LittleEndian(_buffer), head[0], structure, Get(at + 3 * _elements.Length, 3 * _elements.Length), head[1], head[2], (random[0], random[1], random[2], random[3]));
    }

    // As bits: a pressure may be NaN, and random numbers are no numbers at all.
    private void Put(int at, ReadOnlySpan<double> numbers)
    {
        for (var k = 0; k < numbers.Length; k++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(8 * (at + k)), BitConverter.DoubleToInt64Bits(numbers[k]));
        }
    }

    private double[] Get(int at, int count)
    {
        var numbers = new double[count];
        for (var k = 0; k < count; k++)
        {
            numbers[k] = BinaryPrimitives.ReadDoubleLittleEndian(_buffer.AsSpan(8 * (at + k)));
        }

        return numbers;
    }
}

using System.Globalization;
using System.Numerics;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.AbInitio;

/// <summary>
/// Writes spin-orbit states: energies, moments and spins. SINGLE_ANISO reads <see cref="AnisoFormat.Old"/> (RESTart 4); one spin-free
/// state of multiplicity 1 stands in for those it does not need, as in files of POLY_ANISO. <see cref="AnisoFormat.Keyed"/> holds only
/// the blocks that <see cref="AnisoFile"/> needs, too few for OpenMolcas 22.10, which seeks the missing ones without end.
/// </summary>
public static class AnisoWriter
{
    private const int PerLine = 4;

    /// <summary>Writes the states.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static void Write(SpinOrbitStates states, TextWriter target, AnisoFormat format)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(target);
        switch (format)
        {
            case AnisoFormat.Old:
                WriteOld(states, target);
                break;
            case AnisoFormat.Keyed:
                WriteKeyed(states, target);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Formats are Old and Keyed.");
        }
    }

    private static void WriteOld(SpinOrbitStates states, TextWriter target)
    {
        target.Write(string.Create(CultureInfo.InvariantCulture, $"1 {states.Count}\n"));
        WriteNumbers(target, states.Energies);
        target.Write("1\n");
        foreach (var matrix in Operators(states).Select(o => o.Matrix))
        {
            for (var i = 0; i < states.Count; i++)
            {
                WriteNumbers(target, matrix.Row(i).ToArray().SelectMany(z => new[] { z.Real, z.Imaginary }));
            }
        }
    }

    private static void WriteKeyed(SpinOrbitStates states, TextWriter target)
    {
        var n = states.Count;
        target.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"# spin-orbit states\n$source\n{states.Provenance.Program}\n\n$format\n2021\n\n$nss\n{n}\n\n$nstate\n1\n\n$multiplicity\n1\n1\n\n$eso\n{n}\n"));
        WriteNumbers(target, states.Energies.Select(e => e / PhysicalConstants.HartreeCm));
        foreach (var (key, matrix) in Operators(states))
        {
            WriteBlock(target, key + "r", matrix, z => z.Real);
            WriteBlock(target, key + "i", matrix, z => z.Imaginary);
        }
    }

    private static IEnumerable<(string Key, ComplexMatrix Matrix)> Operators(SpinOrbitStates states)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            yield return ("$magn_" + "xyz"[axis], states.Moment(axis));
        }

        for (var axis = 0; axis < 3; axis++)
        {
            yield return ("$spin_" + "xyz"[axis], states.Spin(axis));
        }
    }

    private static void WriteBlock(TextWriter target, string key, ComplexMatrix matrix, Func<Complex, double> part)
    {
        target.Write(string.Create(CultureInfo.InvariantCulture, $"\n{key}\n{matrix.Rows} {matrix.Columns}\n"));
        for (var i = 0; i < matrix.Rows; i++)
        {
            WriteNumbers(target, matrix.Row(i).ToArray().Select(part));
        }
    }

    // A row begins a line, as OpenMolcas' reader wants it.
    private static void WriteNumbers(TextWriter target, IEnumerable<double> numbers)
    {
        foreach (var line in numbers.Chunk(PerLine))
        {
            target.Write(string.Join(' ', line.Select(x => x.ToString("R", CultureInfo.InvariantCulture))));
            target.Write('\n');
        }
    }
}

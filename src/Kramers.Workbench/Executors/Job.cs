using System.Security.Cryptography;
using System.Text;
using Kramers.Workbench.Engines;

namespace Kramers.Workbench.Executors;

/// <summary>A program run that an executor can do here or on a cluster. Jobs with the same content have the same <see cref="Id"/>.</summary>
public sealed class Job
{
    /// <summary>Takes the work.</summary>
    /// <param name="work">Input files, command, environment, cores and memory.</param>
    /// <param name="wallTime">After this time the program is killed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The wall time is not positive.</exception>
    /// <exception cref="IOException">A file to copy cannot be read.</exception>
    public Job(PreparedJob work, TimeSpan wallTime)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(wallTime, TimeSpan.Zero);
        (Work, WallTime, Id) = (work, wallTime, Hash(work));
    }

    /// <summary>What to run.</summary>
    public PreparedJob Work { get; }

    /// <summary>After this time the program is killed.</summary>
    public TimeSpan WallTime { get; }

    /// <summary>16 hexadecimal digits of SHA-256 over all that decides the result: files, command, environment.</summary>
    public string Id { get; }

    // The place where a program is installed does not decide its result, nor does the time that it may take.
    private static string Hash(PreparedJob work)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        foreach (var word in work.Command)
        {
            Add(Path.IsPathRooted(word) ? Path.GetFileName(word) : word);
        }

        foreach (var (name, text) in work.Files.Concat(work.Environment).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name);
            Add(text);
        }

        foreach (var (name, source) in work.Copies.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(name);
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(source)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}

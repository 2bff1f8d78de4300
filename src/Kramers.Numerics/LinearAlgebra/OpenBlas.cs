using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>What a search for OpenBLAS on this machine came to.</summary>
/// <param name="Library">The loaded library, or null.</param>
/// <param name="Explanation">One line for <c>kramers doctor</c>: where it was found, or why not and how to get it.</param>
public sealed record OpenBlasSearch(OpenBlas? Library, string Explanation);

/// <summary>
/// OpenBLAS as found at run time. It is optional: without it <see cref="ManagedLinearAlgebra"/> does the work. Builds with
/// 64-bit integers export the same names with another calling convention, so <c>openblas_get_config</c> is asked first.
/// </summary>
public sealed class OpenBlas
{
    private const string HowToInstall =
        "Install it with 'apt install libopenblas0' (Debian, Ubuntu), 'dnf install openblas' (Fedora), 'brew install openblas' (macOS), or put openblas.dll on the PATH (Windows).";

    private static readonly string[] Names =
    [
        "libopenblas.so.0", "libopenblas.so", "libopenblas", "openblas", "openblas.dll", "libopenblas.dll",
        "/opt/homebrew/opt/openblas/lib/libopenblas.dylib", "/usr/local/opt/openblas/lib/libopenblas.dylib",
    ];

    private static readonly Lazy<OpenBlasSearch> Found = new(Find);

    private int _threads;

    private OpenBlas(string path, string configuration)
    {
        Path = path;
        Configuration = configuration;
        _threads = OpenBlasRoutines.openblas_get_num_threads();
    }

    /// <summary>The search for the library, done once per process at the first question.</summary>
    public static OpenBlasSearch Search => Found.Value;

    /// <summary>File of the library, or the name under which the system's loader knows it.</summary>
    public string Path { get; }

    /// <summary>The library's own line on version, build options and processor, such as "OpenBLAS 0.3.21 DYNAMIC_ARCH Haswell MAX_THREADS=64".</summary>
    public string Configuration { get; }

    /// <summary>
    /// Threads that one call may use, for the whole process. Set 1 while many calls run side by side in
    /// <see cref="Parallel"/>: threads in threads cost a quarter of the speed or more.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one thread was asked for.</exception>
    public int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            OpenBlasRoutines.openblas_set_num_threads(value);
            _threads = OpenBlasRoutines.openblas_get_num_threads();
        }
    }

    /// <summary>Judges a line of <c>openblas_get_config</c>: null when that build can be called, else the reason why not and the way out.</summary>
    public static string? Objection(string configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.Contains("USE64BITINT", StringComparison.Ordinal)
            ? $"This build uses 64-bit integers (USE64BITINT), Kramers calls the usual 32-bit interface. {HowToInstall}"
            : null;
    }

    private static OpenBlasSearch Find()
    {
        var refused = new List<string>();
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out var handle))
            {
                continue;
            }

            if (Refusal(handle) is not { } reason)
            {
                return Bind(name, handle);
            }

            NativeLibrary.Free(handle);
            refused.Add($"{name}: {reason}");
        }

        return new OpenBlasSearch(null, refused.Count > 0
            ? string.Join(' ', refused)
            : $"OpenBLAS not found (tried {string.Join(", ", Names)}). {HowToInstall}");
    }

    private static string? Refusal(nint handle)
    {
        foreach (var symbol in OpenBlasRoutines.Needed)
        {
            if (!NativeLibrary.TryGetExport(handle, symbol, out _))
            {
                return $"It has no {symbol}. {HowToInstall}";
            }
        }

        return Objection(ReadConfiguration(handle));
    }

    private static OpenBlasSearch Bind(string name, nint handle)
    {
        NativeLibrary.SetDllImportResolver(
            typeof(OpenBlas).Assembly, (library, _, _) => library == OpenBlasRoutines.Library ? handle : 0);
        var found = new OpenBlas(LoadedFile() ?? name, ReadConfiguration(handle));
        return new OpenBlasSearch(found, $"{found.Configuration} at {found.Path}, {found.Threads} threads");
    }

    private static unsafe string ReadConfiguration(nint handle)
    {
        var ask = (delegate* unmanaged[Cdecl]<nint>)NativeLibrary.GetExport(handle, "openblas_get_config");
        return (Marshal.PtrToStringUTF8(ask()) ?? "").Trim();
    }

    private static string? LoadedFile()
    {
        using var process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().FirstOrDefault(
            m => m.ModuleName.Contains("openblas", StringComparison.OrdinalIgnoreCase))?.FileName;
    }
}

using System.Runtime.CompilerServices;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests;

/// <summary>
/// Tests run side by side, and the number of OpenBLAS threads is one number for the whole process, on which the last digits of a
/// product depend. With one thread from the start no test can change it under another.
/// </summary>
internal static class OneBlasThread
{
    [ModuleInitializer]
    internal static void Set()
    {
        if (OpenBlas.Search.Library is { } library)
        {
            library.Threads = 1;
        }
    }
}

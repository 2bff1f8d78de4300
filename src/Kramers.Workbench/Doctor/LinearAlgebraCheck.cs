using System.Globalization;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.Doctor;

/// <summary>Which linear algebra the matrices get: OpenBLAS, or the managed code that is always there.</summary>
public sealed class LinearAlgebraCheck : ICheck
{
    private readonly Func<OpenBlasSearch> _search;

    /// <summary>Asks the search that the calculations use.</summary>
    public LinearAlgebraCheck()
        : this(() => OpenBlas.Search)
    {
    }

    /// <summary>Judges another search.</summary>
    /// <param name="search">What to ask.</param>
    public LinearAlgebraCheck(Func<OpenBlasSearch> search)
    {
        ArgumentNullException.ThrowIfNull(search);
        _search = search;
    }

    /// <inheritdoc/>
    public Finding Run(CancellationToken cancellation)
    {
        var search = _search();
        return search.Library is { } library
            ? new Finding("linear algebra", FindingState.Found, string.Create(
                CultureInfo.InvariantCulture, $"{library.Configuration}, {library.Threads} threads, {library.Path}"))
            : new Finding("linear algebra", FindingState.Fallback, "managed code: same results, slower for large matrices", search.Explanation);
    }
}

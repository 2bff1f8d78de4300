using System.Numerics;
using System.Runtime.InteropServices;

namespace Kramers.Numerics.LinearAlgebra;

/// <summary>
/// The Fortran routines of BLAS and LAPACK (https://netlib.org/lapack/explore-html), column-major. Every character argument
/// has a hidden length at the end of the list (gfortran passes it as size_t). Bound by <see cref="OpenBlas"/>.
/// </summary>
internal static unsafe partial class OpenBlasRoutines
{
    public const string Library = "openblas";

    /// <summary>Symbols without which a library is of no use here.</summary>
    public static readonly string[] Needed =
    [
        "openblas_get_config", "openblas_get_num_threads", "openblas_set_num_threads",
        "dgemm_", "zgemm_", "dsyrk_", "dsyevd_", "zheevd_", "dgeev_", "dpotrf_", "dpotrs_", "dpotri_", "dtrtri_", "dgesv_",
    ];

    [LibraryImport(Library)]
    public static partial int openblas_get_num_threads();

    [LibraryImport(Library)]
    public static partial void openblas_set_num_threads(int threads);

    [LibraryImport(Library)]
    public static partial void dgemm_(
        in byte transA, in byte transB, in int m, in int n, in int k, in double alpha, double[] a, in int lda,
        double[] b, in int ldb, in double beta, double[] c, in int ldc, nuint lengthA, nuint lengthB);

    [LibraryImport(Library)]
    public static partial void zgemm_(
        in byte transA, in byte transB, in int m, in int n, in int k, double* alpha, Complex* a, in int lda,
        Complex* b, in int ldb, double* beta, Complex* c, in int ldc, nuint lengthA, nuint lengthB);

    [LibraryImport(Library)]
    public static partial void dsyrk_(
        in byte uplo, in byte trans, in int n, in int k, in double alpha, double[] a, in int lda,
        in double beta, double[] c, in int ldc, nuint lengthUplo, nuint lengthTrans);

    [LibraryImport(Library)]
    public static partial void dsyevd_(
        in byte jobz, in byte uplo, in int n, double[] a, in int lda, double[] w, double[] work, in int lwork,
        int[] iwork, in int liwork, out int info, nuint lengthJobz, nuint lengthUplo);

    [LibraryImport(Library)]
    public static partial void zheevd_(
        in byte jobz, in byte uplo, in int n, Complex* a, in int lda, double[] w, Complex* work, in int lwork,
        double[] rwork, in int lrwork, int[] iwork, in int liwork, out int info, nuint lengthJobz, nuint lengthUplo);

    [LibraryImport(Library)]
    public static partial void dgeev_(
        in byte jobvl, in byte jobvr, in int n, double[] a, in int lda, double[] wr, double[] wi, double* vl, in int ldvl,
        double* vr, in int ldvr, double[] work, in int lwork, out int info, nuint lengthLeft, nuint lengthRight);

    [LibraryImport(Library)]
    public static partial void dpotrf_(in byte uplo, in int n, double[] a, in int lda, out int info, nuint lengthUplo);

    [LibraryImport(Library)]
    public static partial void dpotrs_(
        in byte uplo, in int n, in int nrhs, double[] a, in int lda, double[] b, in int ldb, out int info, nuint lengthUplo);

    [LibraryImport(Library)]
    public static partial void dpotri_(in byte uplo, in int n, double[] a, in int lda, out int info, nuint lengthUplo);

    [LibraryImport(Library)]
    public static partial void dtrtri_(
        in byte uplo, in byte diag, in int n, double[] a, in int lda, out int info, nuint lengthUplo, nuint lengthDiag);

    [LibraryImport(Library)]
    public static partial void dgesv_(
        in int n, in int nrhs, double[] a, in int lda, int[] ipiv, double[] b, in int ldb, out int info);
}

using System.Globalization;
using System.Text;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Tests.Engines.Orca;

/// <summary>Prints what a run could say in the layout of ORCA, from numbers of our own.</summary>
internal static class OrcaPrint
{
    internal const string End = "                             ****ORCA TERMINATED NORMALLY****\n";

    /// <summary>A rotation that has no zeros: columns are axes.</summary>
    internal static Matrix Axes { get; } = Euler(0.7, 1.1, -0.4);

    internal static Matrix Tensor(params double[] values) => Axes * Matrix.Diagonal(values) * Axes.Transpose();

    internal static string F(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture).PadLeft(decimals + 8);

    internal static string Rows(Matrix m, int decimals, params string[] labels)
    {
        var text = new StringBuilder();
        for (var i = 0; i < m.Rows; i++)
        {
            text.Append(labels.Length > 0 ? $"  {labels[i]}  " : " ").AppendJoin(' ', m.Row(i).ToArray().Select(x => F(x, decimals))).Append('\n');
        }

        return text.ToString();
    }

    internal static string Line(double[] values, int decimals) => string.Join(' ', values.Select(v => F(v, decimals)));

    internal static string Head(string version) => $"                         Program Version {version} -  RELEASE  -\n\n";

    /// <summary>Water-like geometry in both units, SCF, energy in its frame.</summary>
    internal static string SinglePoint(double hartree, double shift)
    {
        double[][] atoms = [[0, 0, shift], [0.758602, 0, 0.504284], [-0.758602, 0.1, 0.504284]];
        string[] symbols = ["O", "H", "H"];
        var text = new StringBuilder("---------------------------------\nCARTESIAN COORDINATES (ANGSTROEM)\n---------------------------------\n");
        foreach (var (i, atom) in atoms.Index())
        {
            text.Append($"  {symbols[i]} {Line(atom, 6)}\n");
        }

        text.Append("\n----------------------------\nCARTESIAN COORDINATES (A.U.)\n----------------------------\n  NO LB      ZA    FRAG     MASS         X           Y           Z\n");
        foreach (var (i, atom) in atoms.Index())
        {
            text.Append($"   {i} {symbols[i]}     8.0000    0    15.999 {Line(Array.ConvertAll(atom, x => x / PhysicalConstants.BohrAngstrom), 6)}\n");
        }

        return text.Append("\n               *           SCF CONVERGED AFTER   8 CYCLES          *\n\n")
            .Append(CultureInfo.InvariantCulture, $"-------------------------   --------------------\nFINAL SINGLE POINT ENERGY  {F(hartree, 12)}\n-------------------------   --------------------\n\n").ToString();
    }

    internal static string Gradient(params double[] g)
    {
        var text = new StringBuilder("------------------\nCARTESIAN GRADIENT\n------------------\n\n");
        foreach (var (i, row) in g.Chunk(3).Index())
        {
            text.Append($"   {i + 1}   {"OHH"[i]}   : {Line(row, 9)}\n");
        }

        return text.Append($"\nDifference to translation invariance:\n           :   -0.0000000000    0.0000000000    0.0000000000\n\nNorm of the cartesian gradient     ... {F(Math.Sqrt(g.Sum(x => x * x)), 10)}\n\n").ToString();
    }

    internal static string Dipole(double[] electronic, double[] nuclear)
    {
        double[] total = [.. electronic.Zip(nuclear, (e, n) => e + n)];
        return $"-------------\nDIPOLE MOMENT\n-------------\n                                X             Y             Z\nElectronic contribution: {Line(electronic, 5)}\nNuclear contribution   : {Line(nuclear, 5)}\n" +
            $"                        -----------------------------------------\nTotal Dipole Moment    : {Line(total, 5)}\n                        -----------------------------------------\n" +
            $"Magnitude (a.u.)       : {F(Math.Sqrt(total.Sum(x => x * x)), 5)}\nMagnitude (Debye)      :      0.0\n\n";
    }

    internal static string ScfG(double[] g) =>
        $"-------------------\nELECTRONIC G-MATRIX\n-------------------\n\n The g-matrix: \n{Rows(Tensor(g), 7)}\n gel          2.0023193    2.0023193    2.0023193\n             ----------   ----------   ----------\n" +
        $" g(tot) {Line(g, 7)} iso= {F(g.Average(), 7)}\n Delta-g     0.0 0.0 0.0 iso=  0.0\n Orientation: \n{Rows(Axes, 7, "X", "Y", "Z")}\n";

    internal static string ScfD(double[] d) =>
        $"---------------------------\nZERO-FIELD-SPLITTING TENSOR\n---------------------------\n\nraw-matrix : \n{Rows(Tensor(d), 6)}\nTensor is right-handed\ndiagonalized D matrix : \n{Line(d, 6)}\n\n{Rows(Axes, 6)}\n\nDirection X=1 Y=0 Z=2\n{DandE(d, "cm**-1")}\n";

    internal static string Nucleus(int atom, string element, double[] a, double[] v, double coupling) =>
        $" -----------------------------------------------------------\n Nucleus   {atom}{element} : A:ISTP=   14 I=  1.0 P= 38.5677 MHz/au**3\n                Q:ISTP=   14 I=  1.0 Q=  0.0204 barn     \n -----------------------------------------------------------\n\n" +
        $" Raw HFC matrix (all values in MHz): \n -----------------------------------\n{Rows(Tensor(a), 4)}\n A(FC)         1.0 1.0 1.0\n             ----------           ----------           ----------\n A(Tot) {Line(a, 4)}    A(iso)= {F(a.Average(), 4)}\n Orientation: \n{Rows(Axes, 7, "X", "Y", "Z")}\n" +
        $" Raw EFG matrix (all values in a.u.**-3):\n ------------------------------------------------------\n{Rows(Tensor(v), 7)}\n V(Tot) {Line(v, 7)}\n Orientation: \n{Rows(Axes, 7, "X", "Y", "Z")}\n" +
        $" Quadrupole tensor eigenvalues (in MHz;Q= 0.0204 I=  1.0)\n  e**2qQ            = {F(coupling, 6)} MHz \n  e**2qQ/(4I*(2I-1))= {F(coupling / 4, 6)} MHz \n  eta               = {F(Math.Abs((v[0] - v[1]) / v[2]), 6)}\n\n";

    /// <summary>One QDPT with a g tensor and two zero-field splittings.</summary>
    internal static string Qdpt(string method, string interactions, double[] energies, double[] g, double[] second, double[] effective)
    {
        var text = new StringBuilder($"----------------------------------\nQDPT WITH {method} DIAGONAL ENERGIES\n----------------------------------\n\nDoing QDPT with {(interactions == "SOC" ? "ONLY SOC" : "SOC AND SSC")}!\n\n");
        text.Append("Lowest eigenvalue of the SOC matrix:    -149.50827152 Eh\nEigenvalues:     cm-1         eV      Boltzmann populations at T =  300.000 K\n");
        foreach (var (i, e) in energies.Index())
        {
            text.Append($"{i,4}: {F(e, 2)}        0.0000       3.33e-01\n");
        }

        text.Append("\nThe threshold for printing is 0.0100\nEigenvectors:\n                         Weight      Real          Image    : Block Root    Spin   Ms\n");
        foreach (var (i, e) in energies.Index())
        {
            text.Append($" STATE{i,4}: {F(e, 4)}\n                         0.998472    -0.439630     0.897328 :     0    0    1    1\n");
        }

        text.Append($"\n----------------------------------------------\nELECTRONIC G-MATRIX FROM EFFECTIVE HAMILTONIAN\n----------------------------------------------\nSpin multiplicity = 3\n\ntotal g-matrix:\n                  0          1          2    \n{Rows(Tensor(g), 6, "0", "1", "2")}\n");
        text.Append($"g-factors:\n{Line(g, 7)} iso = {F(g.Average(), 7)}\n\ng-shifts:\n 0.0 0.0 0.0 iso = 0.0\n\nOrientation: \n{Rows(Axes, 7, "X", "Y", "Z")}\n");
        return text.Append(QdptD($"2ND ORDER {interactions} CONTRIBUTION", second)).Append(QdptD($"EFFECTIVE HAMILTONIAN {interactions} CONTRIBUTION", effective)).ToString();
    }

    private static string QdptD(string title, double[] d) =>
        $"--------------------------------------------\n           ZERO-FIELD SPLITTING\n{title}\n--------------------------------------------\n\nRaw matrix (cm-1):\n{Rows(Tensor(d), 6)}\nEigenvalues (cm-1):\n{Line(d, 6)}\n\n" +
        $"Eigenvalues (traceless) (cm-1):\n 0.0 0.0 0.0\n\nEigenvectors:\n{Rows(Axes, 6)}\nEuler angles w.r.t. molecular frame (degrees):\n 0.0 0.0 0.0\n\n{DandE(d, "cm-1")}\n";

    // d ascending, the last one the main axis.
    private static string DandE(double[] d, string unit)
    {
        var main = 1.5 * (d[2] - d.Average());
        return $"D   = {F(main, 6)}  {unit}\nE/D = {F(Math.Abs((d[0] - d[1]) / 2 / main), 6)}\n";
    }

    private static Matrix Euler(double a, double b, double c)
    {
        static Matrix Z(double t) => Matrix.FromRows([Math.Cos(t), -Math.Sin(t), 0], [Math.Sin(t), Math.Cos(t), 0], [0, 0, 1]);
        var y = Matrix.FromRows([Math.Cos(b), 0, Math.Sin(b)], [0, 1, 0], [-Math.Sin(b), 0, Math.Cos(b)]);
        return Z(a) * y * Z(c);
    }
}

namespace Kramers.Tests.Labels;

/// <summary>
/// A script that behaves as Psi4 does towards its folder: the energy is the sum of all coordinates, the gradient one. Every second geometry that is told
/// so fails at its first try, in one of four ways.
/// </summary>
internal static class FakePsi4
{
    /// <summary>Writes the script.</summary>
    /// <param name="folder">Where to; the ledger with a line per calculation lies there too.</param>
    /// <param name="fault">Lines of bash that may spoil the first try; $first is 1 then.</param>
    /// <returns>Path of the script.</returns>
    public static string Write(string folder, string fault = "")
    {
        var script = Path.Combine(folder, "psi4.sh");
        File.WriteAllText(script, $$"""
            # Arguments: -n CORES INPUT OUTPUT
            [ "$(basename "$PWD")" = 1 ] && first=1 || first=0
            number=$(cksum geometry.xyz | cut -d' ' -f1)
            {{fault}}
            awk 'NR > 2 { n++; for (k = 2; k <= 4; k++) { x = x s $k / 0.529177210903; g = g s 1; e += $k; s = "," }; c = c t 0; t = "," }
                 END { printf "{\"version\": \"fake\", \"energy\": %.10f, \"gradient\": [%s], \"geometry\": [%s], \"charges\": [%s], \"dipole\": [0, 0, 1]}", e, g, x, c }' CONVFMT=%.14g geometry.xyz > kramers.json
            echo 'Psi4 wall time for execution: 0:00:01.00' > "$4"
            echo '*** Psi4 exiting successfully.' >> "$4"
            echo "$number" >> {{folder}}/ledger

            """);
        return script;
    }
}

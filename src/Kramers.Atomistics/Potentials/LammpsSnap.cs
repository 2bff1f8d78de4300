using System.Globalization;
using System.Text;
using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// SNAP potentials as LAMMPS keeps them: coefficients (.snapcoeff), parameters (.snapparam), and the input file that names both and may put a
/// ZBL core over them. Format: LAMMPS manual, pair_style snap, units metal.
/// </summary>
public static class LammpsSnap
{
    /// <summary>Reads a potential from its two files.</summary>
    /// <exception cref="InputException">A file is missing or malformed, or has a keyword that changes the potential in a way unknown here.</exception>
    public static SnapPotential Read(string coefficientFile, string parameterFile)
    {
        var (elements, coefficients) = ReadCoefficients(coefficientFile);
        var (settings, quadratic) = ReadParameters(parameterFile, elements);
        var bispectrum = new Bispectrum(settings);
        IDescriptor descriptor = quadratic ? new QuadraticFeatures(bispectrum) : bispectrum;
        var found = coefficients.Values.First().Beta.Length;
        return found == descriptor.Length
            ? new SnapPotential(descriptor, coefficients)
            : throw new InputException(coefficientFile, null, $"{found + 1} coefficients for each element, while {parameterFile} asks for {descriptor.Length + 1}", "Give two files that belong together");
    }

    /// <summary>Reads the input file (.snap, .mod) that names the two files in its pair_coeff, with its ZBL core if there is one (hybrid/overlay zbl inner outer snap).</summary>
    /// <exception cref="InputException">As <see cref="Read"/>, or the file has no pair_coeff of style snap.</exception>
    public static IPotential ReadInput(string file) => new LammpsSnapInput(file).Potential();

    /// <summary>Writes the two files; read again they give the same potential to the last bit.</summary>
    /// <exception cref="ArgumentException">The descriptor is no bispectrum, linear or quadratic, or an element of its settings has no coefficients.</exception>
    public static void Write(SnapPotential potential, string coefficientFile, string parameterFile)
    {
        ArgumentNullException.ThrowIfNull(potential);
        var (bispectrum, quadratic) = potential.Descriptor switch
        {
            Bispectrum linear => (linear, false),
            QuadraticFeatures { Linear: Bispectrum linear } => (linear, true),
            _ => throw new ArgumentException("LAMMPS' SNAP knows the bispectrum, linear or quadratic, and no other descriptor.", nameof(potential)),
        };
        var settings = bispectrum.Settings;
        if (settings.Elements.Select(e => e.Key).FirstOrDefault(e => !potential.Elements.ContainsKey(e)) is { } missing)
        {
            throw new ArgumentException($"{missing} stands in the settings of the bispectrum and has no coefficients.", nameof(potential));
        }

        File.WriteAllText(coefficientFile, Coefficients(potential, settings));
        File.WriteAllText(parameterFile, Parameters(settings, quadratic));
    }

    private static string Coefficients(SnapPotential potential, BispectrumSettings settings)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# SNAP coefficients, units metal\n\n{settings.Elements.Count} {potential.Descriptor.Length + 1}\n");
        foreach (var (symbol, density) in settings.Elements)
        {
            text.Append(CultureInfo.InvariantCulture, $"{symbol} {density.Radius:R} {density.Weight:R}\n");
            foreach (var c in potential.Elements[symbol].Beta.Prepend(potential.Elements[symbol].Beta0))
            {
                text.Append(CultureInfo.InvariantCulture, $"{c:R}\n");
            }
        }

        return text.ToString();
    }

    private static string Parameters(BispectrumSettings s, bool quadratic)
    {
        static int Flag(bool on) => on ? 1 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # SNAP parameters, units metal

            rcutfac {s.CutoffFactor:R}
            twojmax {s.TwoJMax}
            rfac0 {s.SphereFraction:R}
            rmin0 {s.InnerRadius:R}
            switchflag {Flag(s.Switch)}
            bzeroflag {Flag(s.SubtractIsolated)}
            quadraticflag {Flag(quadratic)}
            chemflag {Flag(s.ElementChannels)}
            bnormflag {Flag(s.Normalise)}
            wselfallflag {Flag(s.SelfInAllChannels)}

            """).ReplaceLineEndings("\n");
    }

    private static (List<KeyValuePair<string, ElementDensity>> Elements, Dictionary<string, ElementCoefficients> Coefficients) ReadCoefficients(string file)
    {
        var words = new LammpsWords(file);
        var counts = words.Next("the numbers of elements and of coefficients", 2);
        var (count, length) = (words.Count(counts[0]), words.Count(counts[1]));
        if (count == 0 || length == 0)
        {
            throw words.Bad("no elements or no coefficients", "Give at least one of each");
        }

        var elements = new List<KeyValuePair<string, ElementDensity>>();
        var coefficients = new Dictionary<string, ElementCoefficients>(StringComparer.Ordinal);
        for (var e = 0; e < count; e++)
        {
            var head = words.Next("an element with radius and weight", 3);
            elements.Add(KeyValuePair.Create(head[0], new ElementDensity(words.Number(head[1]), words.Number(head[2]))));
            double[] all = [.. Enumerable.Range(0, length).Select(_ => words.Number(words.Next("a coefficient", 1)[0]))];
            if (!coefficients.TryAdd(head[0], new ElementCoefficients(all[0], all[1..])))
            {
                throw words.Bad($"{head[0]} stands there twice", "Give each element once");
            }
        }

        return (elements, coefficients);
    }

    private static (BispectrumSettings Settings, bool Quadratic) ReadParameters(string file, List<KeyValuePair<string, ElementDensity>> elements)
    {
        var words = new LammpsWords(file);
        var (settings, quadratic) = (new BispectrumSettings { TwoJMax = -1, CutoffFactor = 0, Elements = elements }, false);

        // The only default of LAMMPS that is not ours.
        settings = settings with { SubtractIsolated = true };
        while (words.Any)
        {
            var line = words.Next("a keyword with its value", 2);
            bool Flag() => words.Number(line[1]) != 0;
            (settings, quadratic) = line[0] switch
            {
                "rcutfac" => (settings with { CutoffFactor = words.Number(line[1]) }, quadratic),
                "twojmax" => (settings with { TwoJMax = words.Count(line[1]) }, quadratic),
                "rfac0" => (settings with { SphereFraction = words.Number(line[1]) }, quadratic),
                "rmin0" => (settings with { InnerRadius = words.Number(line[1]) }, quadratic),
                "switchflag" => (settings with { Switch = Flag() }, quadratic),
                "bzeroflag" => (settings with { SubtractIsolated = Flag() }, quadratic),
                "quadraticflag" => (settings, Flag()),
                "chemflag" => (settings with { ElementChannels = Flag() }, quadratic),
                "bnormflag" => (settings with { Normalise = Flag() }, quadratic),
                "wselfallflag" => (settings with { SelfInAllChannels = Flag() }, quadratic),
                "chunksize" or "parallelthresh" => (settings, quadratic), // of speed only
                "switchinnerflag" when !Flag() => (settings, quadratic),
                _ => throw words.Bad($"'{line[0]} {line[1]}' is not understood", "Give a SNAP without inner switching, with the keywords of pair_style snap"),
            };
        }

        return settings is { TwoJMax: >= 0, CutoffFactor: > 0 } ? (settings, quadratic) : throw words.Bad("rcutfac or twojmax is missing", "Give both");
    }
}

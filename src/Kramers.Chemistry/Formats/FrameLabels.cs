using System.Collections.Frozen;
using System.Globalization;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Chemistry.Formats;

/// <summary>Takes the labels out of a frame of an extended XYZ file.</summary>
internal static class FrameLabels
{
    /// <summary>Keys with a meaning of their own, which are no tensors.</summary>
    internal static readonly FrozenSet<string> Reserved = FrozenSet.Create(StringComparer.Ordinal, "Lattice", "Properties", "pbc", "id", "energy");

    /// <summary>The geometry with id, energy, forces and tensors; a frame without id is called after its place, "frame-1".</summary>
    internal static LabelledStructure Of(ExtendedXyzFrame frame, int index, string file, bool crystals)
    {
        if (crystals && frame.Periodic.Contains(true) && frame.Periodic.Contains(false))
        {
            throw new InputException(file, frame.Line, "the frame repeats in some directions only, a molecule or a crystal is expected",
                "Write pbc=\"T T T\", with a cell that is wide enough where nothing repeats, or pbc=\"F F F\"");
        }

        if (!crystals && frame.Periodic.Contains(true))
        {
            throw new InputException(file, frame.Line, "the frame is a periodic cell, a molecule is expected",
                "For a molecule in a box write pbc=\"F F F\" in the comment line or remove Lattice");
        }

        var id = frame.Info.TryGetValue("id", out var given) ? given : string.Create(CultureInfo.InvariantCulture, $"frame-{index + 1}");
        return new LabelledStructure(id, frame.Structure, Energy(frame, file), frame.ForcesEvPerAngstrom, Tensors(frame, file), frame.Line);
    }

    private static double? Energy(ExtendedXyzFrame frame, string file)
    {
        if (!frame.Info.TryGetValue("energy", out var text))
        {
            return null;
        }

        return Numbers.TryParse(text, out var energy) && double.IsFinite(energy)
            ? energy
            : throw new InputException(file, frame.Line, $"energy={text} is not a finite number", "Give the energy in eV, or remove the key");
    }

    private static Dictionary<string, Matrix> Tensors(ExtendedXyzFrame frame, string file)
    {
        var tensors = new Dictionary<string, Matrix>(StringComparer.Ordinal);
        foreach (var (key, text) in frame.Info)
        {
            if (Reserved.Contains(key) || TryTensor(text) is not { } tensor)
            {
                continue;
            }

            tensors[key] = tensor.Data.All(double.IsFinite)
                ? tensor
                : throw new InputException(file, frame.Line, $"the tensor {key}=\"{text}\" has a number that is not finite", "Correct the label or remove the frame");
        }

        return tensors;
    }

    /// <summary>Nine numbers in column-major order or a nested list row by row; null for anything else.</summary>
    internal static Matrix? TryTensor(string text)
    {
        const string json = "_JSON ";
        var list = text.StartsWith(json, StringComparison.Ordinal) ? text[json.Length..] : text;
        var byRows = list.Count(c => c == '[') >= 3;
        var numbers = Numbers.TryParseAll(list.Replace('[', ' ').Replace(']', ' '));
        if (numbers is not { Length: 9 })
        {
            return null;
        }

        var tensor = new Matrix(3, 3, numbers);
        return byRows ? tensor : tensor.Transpose();
    }
}

using Kramers.Chemistry;
using Kramers.Chemistry.Formats;

namespace Kramers.Workbench.Dynamics;

/// <summary>The geometry that a run starts from.</summary>
internal static class StartFile
{
    /// <summary>Reads a molecule or a crystal, the only frame of its file.</summary>
    /// <exception cref="InputException">The file is malformed, or has several frames.</exception>
    public static Structure Read(string file)
    {
        var frames = ExtendedXyz.Read(file, crystals: true);
        return frames is [var only]
            ? only.Structure
            : throw new InputException(file, frames[1].Line, $"there are {frames.Count} geometries, and one to start from is expected", "Give a file with one frame");
    }
}

using Kramers.Chemistry;
using Kramers.Magnetism.CrystalField;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>What a file of derivatives holds: D or g (3 x 3), or the tesseral crystal-field parameters of one rank.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rank">2, 4 or 6 for a crystal field; 0 for D, 1 for g.</param>
internal sealed record MolForgeBath(string Path, int Rank);

/// <summary>
/// The input of Spiral, the relaxation program of MolForge (github.com/LunghiGroup/MolForge, read in Spiral/parse_input.f90): one spin with its
/// Hamiltonian, the files of its derivatives by atomic positions, and the file of force constants. Field, temperature, smearing and the
/// blocks of spin dynamics are passed over: the section 'rates' says those.
/// </summary>
internal sealed class MolForgeInput
{
    private readonly MolForgeText _text;
    private readonly List<(int K, int Q, double Value)> _field = [];
    private readonly List<MolForgeBath> _baths = [];
    private double _magneton = PhysicalConstants.BohrMagnetonCm;
    private Matrix? _g;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is broken, or asks for what is not read: several spins, couplings between spins, second derivatives, a mesh of q.</exception>
    public MolForgeInput(string path)
    {
        _text = new MolForgeText(path);
        while (_text.Next())
        {
            ReadBlock();
        }

        if (Spin is null || ForceConstants is null || _baths.Count == 0)
        {
            var missing = Spin is null ? "&DEF_SPINS" : ForceConstants is null ? "FC2" : "&O_BATH, &DSI_BATH or &G_BATH";
            throw new InputException(path, null, $"there is no {missing}", "Name the spin in &SYSTEM, and force constants and derivatives in &SPH_H");
        }
    }

    /// <summary>S or J.</summary>
    public Spin? Spin { get; private set; }

    /// <summary>g with rows on the field, in our magnetons. MolForge's H has -mu_B B.g.S: its field is the opposite of ours, at which rates are the same.</summary>
    public Matrix G => _magneton / PhysicalConstants.BohrMagnetonCm * (_g ?? new Matrix(3, 3));

    /// <summary>D of S.D.S in cm^-1.</summary>
    public Matrix D { get; private set; } = new(3, 3);

    /// <summary>The crystal field, cm^-1.</summary>
    public TesseralParameters Field => new(ParameterProvenance.NotStated with { Program = "MolForge" }, _field);

    /// <summary>Files of derivatives.</summary>
    public IReadOnlyList<MolForgeBath> Baths => _baths;

    /// <summary>The file of force constants.</summary>
    public string? ForceConstants { get; private set; }

    /// <summary>MAX_ENER: modes above are left out, cm^-1.</summary>
    public double HighestCm { get; private set; } = double.PositiveInfinity;

    /// <summary>T_INV: whether the acoustic sum rule is enforced.</summary>
    public bool TranslationRemoved { get; private set; }

    /// <summary>Magneton of g derivatives over ours.</summary>
    public double MagnetonRatio => _magneton / PhysicalConstants.BohrMagnetonCm;

    private void ReadBlock()
    {
        switch (_text.Key)
        {
            case "S":
                ReadSpin();
                break;
            case "&DEF_G":
                _g = ReadTensor();
                break;
            case "&DEF_DSI":
                D = ReadTensor();
                break;
            case "&DEF_O":
                ReadField(Rank());
                break;
            case "&COORD" or "&ACTIVE_SPACE":
                Skip();
                break;
            case "&O_BATH":
                ReadBath(Rank());
                break;
            case "&DSI_BATH":
                ReadBath(0);
                break;
            case "&G_BATH":
                ReadBath(1);
                break;
            case "&DEF_J" or "&DEF_D2S" or "&J_BATH" or "&D2S_BATH" or "SPINSPIN" or "SPINSPIN2" or "EULER" or "&GS_SYSTEM" or "&GS_SPIN_H":
                throw _text.Error($"'{_text.Words[0]}' is not read", "A single spin in the frame of its atoms is; take the line out");
            case "K_MESH" when _text.Whole(1, 1) * _text.Whole(2, 1) * _text.Whole(3, 1) > 1:
                throw _text.Error("phonons on a mesh of q", "Write K_MESH 1 1 1, or give the modes of all q as a table under 'modes'");
            case "FC2":
                ForceConstants = Beside(_text.Word(1));
                break;
            case "MAX_ENER":
                HighestCm = _text.Number(1);
                break;
            case "T_INV":
                TranslationRemoved = true;
                break;
        }
    }

    /// <summary>S kind spin magneton, the magneton in cm^-1/T.</summary>
    private void ReadSpin()
    {
        var value = _text.Number(2);
        if (Spin is not null || value < 0.5 || 2 * value != Math.Floor(2 * value))
        {
            throw _text.Error(Spin is not null ? "a second spin" : FormattableString.Invariant($"a spin of {value}"), "One spin is read, a whole or half-integer number");
        }

        (Spin, _magneton) = (Magnetism.Spins.Spin.FromValue(value), _text.Number(3));
    }

    private int Rank() => _text.Whole(2, 2, 6) is var k && k % 2 == 0 ? k : throw _text.Error($"a crystal field of rank {k}", "Ranks 2, 4 and 6 act on one electron shell");

    private Matrix ReadTensor()
    {
        double[] rows = [.. Enumerable.Range(0, 3).SelectMany(_ =>
        {
            _text.Line(3, "three numbers of a tensor");
            return new[] { _text.Number(0), _text.Number(1), _text.Number(2) };
        })];
        return new Matrix(3, 3, rows);
    }

    private void ReadField(int k)
    {
        for (_text.Line(1, "q and B, or &END"); _text.Key != "&END"; _text.Line(1, "q and B, or &END"))
        {
            _field.Add((k, _text.Whole(0, -k, k), _text.Number(1)));
        }
    }

    private void ReadBath(int rank)
    {
        string? file = null;
        for (_text.Line(1, "FILENAME, NORDER or &END"); _text.Key != "&END"; _text.Line(1, "FILENAME, NORDER or &END"))
        {
            if (_text.Key == "NORDER" && _text.Whole(1, 1) > 1)
            {
                throw _text.Error("derivatives of second order", "First derivatives are read; second ones belong to 'quadratic' of the section 'modes'");
            }

            file = _text.Key == "FILENAME" ? Beside(_text.Word(1)) : file;
        }

        _baths.Add(new MolForgeBath(file ?? throw _text.Error("the block names no file", "Write FILENAME and a file"), rank));
    }

    private void Skip()
    {
        while (_text.Next() && _text.Key != "&END")
        {
        }
    }

    private string Beside(string file) => Path.Combine(Path.GetDirectoryName(_text.File) ?? "", file.Trim('\'', '"'));
}

using Kramers.Chemistry;
using Kramers.Chemistry.Formats;
using Kramers.Workbench.Engines;
using Kramers.Workbench.Engines.OpenMolcas;

namespace Kramers.Workbench.Pipelines;

/// <summary>The molecule of a live chain with its one magnetic ion, both of which the programs can treat.</summary>
/// <param name="Molecule">Geometry, charge and spin as the user gives them: all electrons count, those of a 4f shell too.</param>
/// <param name="Ion">The magnetic ion.</param>
/// <param name="OxidationState">Its oxidation state.</param>
internal sealed record LiveRelaxMolecule(Molecule Molecule, MagneticIon Ion, int OxidationState)
{
    private const int Trivalent = 3;
    private const int MostOxidised = 4;

    /// <summary>Whether its levels are those of a crystal field: an f ion.</summary>
    public bool HasCrystalField => Ion.Shell == "f";

    /// <summary>Whether there are D and g to be learned: a d ion with S of 1 or more.</summary>
    public bool HasZeroFieldSplitting => !HasCrystalField && Molecule.Multiplicity > 2;

    /// <summary>Such as "Dy(3+), f9, J = 15/2".</summary>
    public string IonInWords =>
        FormattableString.Invariant($"{Ion.Element}({OxidationState}+), {Ion.Shell}{Ion.Electrons}") + (HasCrystalField ? $", J = {GroundJ}" : "");

    private string GroundJ => FormattableString.Invariant($"{(Ion.DoubledGroundJ % 2 == 0 ? Ion.DoubledGroundJ / 2 : Ion.DoubledGroundJ)}{(Ion.DoubledGroundJ % 2 == 0 ? "" : "/2")}");

    /// <summary>Reads the file of a request.</summary>
    /// <exception cref="InputException">The file, the charge or the spin is wrong, or the chain does not treat such an ion.</exception>
    public static LiveRelaxMolecule Read(LiveRelaxOptions options)
    {
        InputException Bad(string found, string advice) => new(options.File, null, found, advice);
        var frames = ExtendedXyz.Read(options.File);
        if (frames.Count != 1)
        {
            throw Bad($"it holds {frames.Count} geometries", "Leave one to start from");
        }

        if (options.Multiplicity < 2)
        {
            throw Bad($"a multiplicity of {options.Multiplicity} is no magnet", "Give 2S+1 of the ground term with --multiplicity, 2 or more");
        }

        var magnet = WithIon(frames[0].Structure, options);
        if (magnet.HasCrystalField)
        {
            magnet.RequireLanthanide(options, Bad);
        }
        else if (!magnet.HasZeroFieldSplitting && options.Samples is not null)
        {
            throw Bad("one unpaired electron has no zero-field splitting for a tensor model to learn", "Leave --sample out: g is then differentiated by steps along the modes");
        }

        return magnet;
    }

    private static LiveRelaxMolecule WithIon(Structure structure, LiveRelaxOptions options)
    {
        try
        {
            var molecule = new Molecule(structure, options.Charge, options.Multiplicity);
            var (ion, state) = FindIon(structure, options);
            return new LiveRelaxMolecule(molecule, ion, state);
        }
        catch (ArgumentException cause)
        {
            throw new InputException(options.File, null, cause.Message.Split(" (Parameter")[0].TrimEnd('.'), "Give --charge, --multiplicity and --oxidation of one magnetic ion", cause);
        }
    }

    private static (MagneticIon Ion, int OxidationState) FindIon(Structure structure, LiveRelaxOptions options)
    {
        if (MagneticIon.Of(structure, options.OxidationState ?? Trivalent) is { Shell: "f" } lanthanide)
        {
            return (lanthanide, options.OxidationState ?? Trivalent);
        }

        for (var state = options.OxidationState ?? 2; state <= (options.OxidationState ?? MostOxidised); state++)
        {
            if (MagneticIon.Of(structure, state) is var ion && (options.OxidationState is not null || ion.HighSpinMultiplicity == options.Multiplicity))
            {
                return (ion, state);
            }
        }

        throw new ArgumentException($"No oxidation state from 2 to {MostOxidised} goes with 2S+1 = {options.Multiplicity}", nameof(options));
    }

    // GFN2-xTB keeps 4f electrons in the core of a trivalent ion, and SINGLE_ANISO projects on one J multiplet split by the ligands.
    private void RequireLanthanide(LiveRelaxOptions options, Func<string, string, InputException> bad)
    {
        const int radon = 86;
        var name = FormattableString.Invariant($"{Ion.Element}({OxidationState}+)");
        if (Ion.Element.AtomicNumber > radon)
        {
            throw bad($"GFN2-xTB has no parameters for {Ion.Element}", "Take minimum and Hessian from another program, then kramers label --task spin-phonon --hessian FILE");
        }

        if (OxidationState != Trivalent)
        {
            throw bad($"GFN2-xTB takes every lanthanide for trivalent, not for {name}", "Leave --oxidation out; for other states take minimum and Hessian from another program, then kramers label --task spin-phonon --hessian FILE");
        }

        if (Ion.Electrons == Ion.Orbitals || Ion.DoubledGroundJ == 0)
        {
            throw bad($"{name} is f{Ion.Electrons}: {(Ion.DoubledGroundJ == 0 ? "J = 0" : "a half-filled shell, L = 0")}, which no crystal field splits", "Take an ion whose ground multiplet has L and J above zero");
        }

        if (options.Multiplicity != Ion.HighSpinMultiplicity)
        {
            throw bad(
                FormattableString.Invariant($"{name} is f{Ion.Electrons}, whose ground term has 2S+1 = {Ion.HighSpinMultiplicity}, and {options.Multiplicity} was given"),
                FormattableString.Invariant($"Give --multiplicity {Ion.HighSpinMultiplicity}: the 4f electrons count, and all others must be paired"));
        }
    }
}

using System.Numerics;
using Kramers.Chemistry;
using Kramers.Magnetism.AbInitio;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Magnetism.VibronicCoupling;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Workbench.Inputs;

namespace Kramers.Workbench.SpinPhonon;

/// <summary>Magnets given by their matrices: between spin-orbit states, or between spin-free states with linear vibronic coupling.</summary>
internal static class MatrixMagnets
{
    /// <summary>Section 'matrices': energies, L, S and dH/dQ between spin-orbit states.</summary>
    public static VibratingMagnet ReadSpinOrbit(YamlSection section)
    {
        var coordinate = ModeTable.ReadCoordinate(section);
        using var json = new MatrixJson(ModeTable.Beside(section, section.Text("file")));
        section.Finish();
        var energies = json.Numbers(json.Member(json.Root, "energiesCm"), "energiesCm");
        var n = energies.Length;
        if (n < 2)
        {
            throw json.Error("energiesCm", "has fewer than two levels", "Give all spin-orbit states");
        }

        var (orbital, spin) = (json.Vector("orbitalMomentum", n), json.Vector("spin", n));
        var (frequencies, derivatives) = json.Modes((mode, path) => json.Hermitian(json.Member(mode, "derivativeCm", path), n, path + "derivativeCm"));
        var second = json.Quadratic(frequencies.Length, (pair, path) => json.Hermitian(json.Member(pair, "derivativeCm", path), n, path + "derivativeCm"));
        return VibratingMagnet.OfMatrices(
            $"{n} spin-orbit states, {frequencies.Length} modes",
            ComplexMatrix.Diagonal([.. energies.Select(e => new Complex(e, 0))]),
            [.. orbital.Zip(spin, (l, s) => -1 * l - PhysicalConstants.FreeElectronG * s)],
            [.. orbital.Zip(spin, (l, s) => l + s)],
            new SpinPhononCoupling(frequencies, [.. derivatives.Select(v => coordinate.CouplingFactor * v)])
                .WithQuadratic([.. second.Select(x => new QuadraticCoupling(x.P, x.Q, Math.Pow(coordinate.CouplingFactor, 2) * x.Value))]),
            json.Widths());
    }

    /// <summary>Section 'vibronic': spin-free states from JSON or an .aniso file, gradients and couplings between them from JSON.</summary>
    public static VibratingMagnet ReadVibronic(YamlSection section)
    {
        var coordinate = ModeTable.ReadCoordinate(section);
        using var json = new MatrixJson(ModeTable.Beside(section, section.Text("file")));
        var states = section.OptionalText("states") is { } aniso ? StateInteraction.Read(ModeTable.Beside(section, aniso)) : ReadStates(json);
        section.Finish();
        var (frequencies, derivatives) = json.Modes((mode, path) => json.Symmetric(json.Member(mode, "derivativeCm", path), states.States.Roots, path + "derivativeCm"));
        var second = json.Quadratic(frequencies.Length, (pair, path) => json.Symmetric(json.Member(pair, "derivativeCm", path), states.States.Roots, path + "derivativeCm"));
        try
        {
            var vibronic = new LinearVibronicCoupling(states, frequencies, derivatives, coordinate, [.. second]);
            return VibratingMagnet.OfMatrices(
                $"{states.States.Dimension} states of {states.States.Roots} spin-free roots, linear vibronic coupling to {frequencies.Length} modes",
                vibronic.Hamiltonian,
                [vibronic.Moment(0), vibronic.Moment(1), vibronic.Moment(2)],
                [vibronic.AngularMomentum(0), vibronic.AngularMomentum(1), vibronic.AngularMomentum(2)],
                vibronic.Coupling,
                json.Widths());
        }
        catch (ArgumentException e)
        {
            throw new InputException(json.File, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Correct the matrices", e);
        }
    }

    private static StateInteraction ReadStates(MatrixJson json)
    {
        var energies = json.Numbers(json.Member(json.Root, "energiesCm"), "energiesCm");
        var multiplicities = json.Numbers(json.Member(json.Root, "multiplicities"), "multiplicities");
        if (multiplicities.Length != energies.Length || multiplicities.Any(m => !(m >= 1) || m != Math.Floor(m)))
        {
            throw json.Error("multiplicities", "are not one whole number 2S + 1 per energy", "Write one for each root");
        }

        var dimension = (int)multiplicities.Sum();
        try
        {
            return new StateInteraction(
                new SpinFreeStates(energies, [.. multiplicities.Select(m => Spin.FromDoubled((int)m - 1))], json.Vector("orbitalMomentum", energies.Length), StateProvenance.NotStated),
                json.Hermitian(json.Member(json.Root, "spinOrbitCm"), dimension, "spinOrbitCm"));
        }
        catch (ArgumentException e)
        {
            throw new InputException(json.File, null, e.Message.ReplaceLineEndings(" ").TrimEnd('.'), "Correct the states", e);
        }
    }
}

using System.Numerics;
using Kramers.Magnetism.Relaxation;
using Kramers.Magnetism.Spins;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Magnetism.SpectralDensities;

/// <summary>Relaxation of a spin whose D tensor fluctuates along a trajectory, S >= 1.</summary>
public static class ZeroFieldFluctuation
{
    /// <summary>
    /// Golden-rule rates under H1(t) = S.dD(t).S, h_ab(t) = &lt;a|H1(t)|b&gt; between eigenstates of the mean Hamiltonian,
    ///   W_ab = (2 pi/h)^2 S_ab(w) 2/(1 + exp(E_ab/kT)),   S_ab(w) = integral of &lt;h_ab(0)* h_ab(t)&gt; cos(w t) dt over all t, w = |E_ab| 2 pi/h
    /// (C. P. Slichter, Principles of Magnetic Resonance, 5.12). S is the mean of periodograms of blocks under a Hann window, taken at w itself. A
    /// classical trajectory has one S for up and down; the last factor keeps their sum and restores detailed balance.
    /// </summary>
    /// <param name="trajectory">D in cm^-1; its mean is taken off.</param>
    /// <param name="levels">Levels of the mean Hamiltonian in the field. Without a field doublets have no basis: apply a small one.</param>
    /// <param name="spin">Operators of the spin in the basis of the levels' states.</param>
    /// <param name="temperatureKelvin">Temperature, K, positive.</param>
    /// <param name="blocks">Number of blocks; each must be many correlation times long.</param>
    /// <exception cref="ArgumentException">Sizes differ, or the blocks are too many, or the step is too long for a transition.</exception>
    public static RateMatrix Rates(TensorTrajectory trajectory, Eigensystem levels, SpinOperators spin, double temperatureKelvin, int blocks)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(spin);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperatureKelvin);
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks, trajectory.Count / 2);
        var radians = 2 * Math.PI / PhysicalConstants.PlanckCm;
        if (radians * levels.RelativeEnergies[^1] * trajectory.StepSeconds >= Math.PI)
        {
            throw new ArgumentException($"A step of {trajectory.StepSeconds:g3} s is too long for a transition of {levels.RelativeEnergies[^1]:g3} cm^-1. Sample more often.", nameof(trajectory));
        }

        var fluctuations = Enumerable.Range(0, 9).Select(ij => trajectory.Element(ij / 3, ij % 3).WithoutMean().Values).ToArray();
        var operators = Enumerable.Range(0, 9).Select(ij => levels.ToEigenbasis(spin[ij / 3] * spin[ij % 3])).ToArray();
        var rates = new Matrix(levels.Dimension, levels.Dimension);
        for (var ab = 0; ab < rates.Data.Length; ab++)
        {
            var (a, b) = (ab / levels.Dimension, ab % levels.Dimension);
            var energy = levels.Energies[a] - levels.Energies[b];
            var h = Enumerable.Range(0, trajectory.Count).Select(t => Enumerable.Range(0, 9).Aggregate(Complex.Zero, (sum, ij) => sum + fluctuations[ij][t] * operators[ij][a, b]));
            rates[a, b] = a == b ? 0 : radians * radians * Density([.. h], radians * Math.Abs(energy) * trajectory.StepSeconds, blocks) * trajectory.StepSeconds
                * 2 / (1 + Math.Exp(energy / (PhysicalConstants.BoltzmannCm * temperatureKelvin)));
        }

        return new RateMatrix(rates);
    }

    /// <summary>Mean over blocks, and over +w and -w, of |sum_j h_j w_j exp(i phase j)|^2/sum w_j^2.</summary>
    private static double Density(Complex[] h, double phase, int blocks)
    {
        var n = h.Length / blocks;
        var (sum, norm) = (0.0, 0.0);
        for (var block = 0; block < blocks; block++)
        {
            var (forward, backward) = (Complex.Zero, Complex.Zero);
            for (var j = 0; j < n; j++)
            {
                var weight = 1 - Math.Cos(2 * Math.PI * (j + 0.5) / n);
                var turn = Complex.FromPolarCoordinates(weight, phase * j);
                forward += h[block * n + j] * turn;
                backward += h[block * n + j] * Complex.Conjugate(turn);
                norm += weight * weight;
            }

            sum += 0.5 * (forward.Magnitude * forward.Magnitude + backward.Magnitude * backward.Magnitude);
        }

        return sum / norm;
    }
}

using Kramers.Atomistics.Descriptors;
using Kramers.Chemistry;

namespace Kramers.Atomistics.Potentials;

/// <summary>
/// Energies of atoms of one type, one in each lane, and their derivatives by each neighbour:
///
/// 1. Density A_tnlm = sum over neighbours of R_n(r) sqrt(4 pi) Y_lm, with radial functions and harmonics by recurrence.
/// 2. Energy and its derivative dE/dA by <see cref="AceNestedSum"/>.
/// 3. Back to each neighbour: dE/dY_lm = sum_n R_n dE/dA_nlm moves it across, sum_nlm R_n' Y_lm dE/dA_nlm along its vector.
///
/// An atom that has fewer neighbours of a type than others has radial functions of 0 in their place.
/// </summary>
internal abstract class AceKernel
{
    /// <summary>Made for a number of lanes, 1, 4 or 8.</summary>
    internal static AceKernel Create(int lanes, AceSite site, AceNestedSum sum, AceSettings settings) => lanes switch
    {
        1 => new Lanes<OneLane>(site, sum, settings),
        4 => new Lanes<FourLanes>(site, sum, settings),
        _ => new Lanes<EightLanes>(site, sum, settings),
    };

    /// <summary>Fills the energies of some atoms, and the derivatives by all their neighbours.</summary>
    /// <param name="atoms">Atoms of this kernel's type, as many as there are lanes or fewer.</param>
    /// <param name="types">Type of every atom.</param>
    /// <param name="near">Neighbours within the cutoff.</param>
    /// <param name="energies">[N] without the energies of isolated atoms, eV.</param>
    /// <param name="slopes">[3 per pair] derivative by the neighbour's position, eV/angstrom.</param>
    internal abstract void Evaluate(ReadOnlySpan<int> atoms, ReadOnlySpan<int> types, NeighbourList near, Span<double> energies, Span<double> slopes);

    private sealed class Lanes<T>(AceSite site, AceNestedSum sum, AceSettings settings) : AceKernel
        where T : struct, ILanes<T>
    {
        private readonly LaneHarmonics<T> _harmonics = new(site.LMax);
        private readonly AceLaneRadial<T>?[] _radial = [.. site.Radial.Select((r, t) => r is null || site.Channels[t].Length == 0 ? null : new AceLaneRadial<T>(r, site.Channels[t].Max(c => c.N) + 1))];
        private readonly int _functions = site.Channels.SelectMany(c => c).Select(c => c.N + 1).DefaultIfEmpty(1).Max();
        private readonly System.Collections.Concurrent.ConcurrentBag<AceWorkspace<T>> _idle = [];

        internal override void Evaluate(ReadOnlySpan<int> atoms, ReadOnlySpan<int> types, NeighbourList near, Span<double> energies, Span<double> slopes)
        {
            var w = _idle.TryTake(out var idle) ? idle : new AceWorkspace<T>(site.DensityLength, _harmonics.Count, _functions, site.Channels.Count);
            w.Fill(atoms, types, near, settings);
            Array.Clear(w.Density);
            for (var s = 0; s < w.Count; s++)
            {
                AddNeighbour(w, s);
            }

            Array.Clear(w.Adjoint);
            Span<double> lanes = stackalloc double[T.Count];
            sum.Evaluate<T>(w.Density, w.Adjoint).CopyTo(lanes);
            for (var lane = 0; lane < atoms.Length; lane++)
            {
                energies[atoms[lane]] = lanes[lane];
            }

            for (var s = 0; s < w.Count; s++)
            {
                FillSlopes(w, s, slopes);
            }

            _idle.Add(w);
        }

        private void AddNeighbour(AceWorkspace<T> w, int s)
        {
            ref readonly var n = ref w.Neighbours[s];
            if (_radial[n.Type] is not { } radial)
            {
                return;
            }

            var y = w.Harmonics(s);
            var values = w.Values(s);
            _harmonics.Evaluate(n.X, n.Y, n.Z, y);
            radial.Evaluate(n, values, w.Slopes(s));
            foreach (var channel in site.Channels[n.Type])
            {
                var value = values[channel.N];
                var part = y.Slice(channel.L * channel.L, 2 * channel.L + 1);
                var density = w.Density.AsSpan(channel.Offset, part.Length);
                for (var m = 0; m < part.Length && m < density.Length; m++)
                {
                    density[m] = T.MultiplyAdd(value, part[m], density[m]);
                }
            }
        }

        private void FillSlopes(AceWorkspace<T> w, int s, Span<double> slopes)
        {
            ref readonly var n = ref w.Neighbours[s];
            if (_radial[n.Type] is null)
            {
                return; // nothing knows of such a neighbour
            }

            var along = Along(w, s);
            var (gx, gy, gz) = _harmonics.Gradient(w.ByHarmonic, w.Harmonics(s));
            var inward = gx * n.X + gy * n.Y + gz * n.Z;
            w.Store(
                s,
                T.MultiplyAdd(gx - inward * n.X, n.InverseR, along * n.X),
                T.MultiplyAdd(gy - inward * n.Y, n.InverseR, along * n.Y),
                T.MultiplyAdd(gz - inward * n.Z, n.InverseR, along * n.Z),
                slopes);
        }

        /// <summary>dE/dr along the vector; fills dE/dY_lm.</summary>
        private T Along(AceWorkspace<T> w, int s)
        {
            var y = w.Harmonics(s);
            var values = w.Values(s);
            var slopes = w.Slopes(s);
            Array.Clear(w.ByHarmonic);
            var along = T.All(0);
            foreach (var channel in site.Channels[w.Neighbours[s].Type])
            {
                var (value, first, size, sum) = (values[channel.N], channel.L * channel.L, 2 * channel.L + 1, T.All(0));
                var part = y.Slice(first, size);
                var adjoint = w.Adjoint.AsSpan(channel.Offset, size);
                var target = w.ByHarmonic.AsSpan(first, size);
                for (var m = 0; m < part.Length && m < adjoint.Length && m < target.Length; m++)
                {
                    sum = T.MultiplyAdd(adjoint[m], part[m], sum);
                    target[m] = T.MultiplyAdd(adjoint[m], value, target[m]);
                }

                along = T.MultiplyAdd(sum, slopes[channel.N], along);
            }

            return along;
        }
    }
}

namespace Kramers.Atomistics.Descriptors;

/// <summary>Puts the neighbours of a batch of atoms side by side, channel after channel, and maps them onto the 3-sphere.</summary>
internal static class LaneNeighbours
{
    private const int Numbers = 9;

    public static void Fill<T>(BispectrumPairs pairs, int first, int atoms, int channels, BispectrumSettings settings, BispectrumWorkspace<T> w)
        where T : struct, ILanes<T>
    {
        w.Neighbours.Clear();
        w.Pairs.Clear();
        Span<int> next = stackalloc int[T.Count];
        for (var lane = 0; lane < atoms; lane++)
        {
            next[lane] = pairs.First(first + lane);
        }

        Span<double> numbers = stackalloc double[Numbers * T.Count];
        for (var channel = 0; channel < channels; channel++)
        {
            while (Take(pairs, first, atoms, channel, settings, next, numbers, w))
            {
                w.Neighbours.Add(new LaneNeighbour<T>(
                    Row<T>(numbers, 0), Row<T>(numbers, 1), Row<T>(numbers, 2), Row<T>(numbers, 3), Row<T>(numbers, 4),
                    Row<T>(numbers, 5), Row<T>(numbers, 6), Row<T>(numbers, 7), Row<T>(numbers, 8), channel));
            }
        }
    }

    private static T Row<T>(Span<double> numbers, int row)
        where T : struct, ILanes<T> => T.Load(numbers.Slice(row * T.Count, T.Count));

    /// <summary>The next neighbour of every atom in a channel; false where no atom has one left.</summary>
    private static bool Take<T>(
        BispectrumPairs pairs, int first, int atoms, int channel, BispectrumSettings settings, Span<int> next, Span<double> numbers, BispectrumWorkspace<T> w)
        where T : struct, ILanes<T>
    {
        Span<int> taken = stackalloc int[T.Count];
        taken.Fill(-1);
        numbers.Clear();
        var any = false;
        for (var lane = 0; lane < atoms; lane++)
        {
            if (next[lane] < pairs.First(first + lane + 1) && pairs.All[next[lane]].Channel == channel)
            {
                any = true;
                taken[lane] = next[lane]++;
                Map(pairs.All[taken[lane]], settings, numbers[lane..], T.Count);
            }
        }

        if (any)
        {
            w.Pairs.AddRange(taken);
        }

        return any;
    }

    private static void Map(in BispectrumPair pair, BispectrumSettings settings, Span<double> numbers, int stride)
    {
        var kappa = settings.SphereFraction * Math.PI / (pair.Cutoff - settings.InnerRadius);
        var (sin, cos) = Math.SinCos(kappa * (pair.R - settings.InnerRadius));

        // Inside the inner radius LAMMPS takes sin theta to be positive.
        var sign = sin < 0 ? -1 : 1;
        var (f, slope) = HypersphericalMap.Switching(pair.R, settings.InnerRadius, pair.Cutoff, settings.Switch);
        (numbers[0], numbers[stride], numbers[2 * stride]) = (pair.X / pair.R, pair.Y / pair.R, pair.Z / pair.R);
        (numbers[3 * stride], numbers[4 * stride]) = (sign * cos, sign * sin);
        (numbers[5 * stride], numbers[6 * stride]) = (pair.Weight * f, pair.Weight * slope);
        (numbers[7 * stride], numbers[8 * stride]) = (kappa, 1 / pair.R);
    }
}

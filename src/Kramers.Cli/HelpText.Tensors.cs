namespace Kramers.Cli;

/// <summary>Help on the commands of tensor models.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers train tensor</c>.</summary>
    public const string TrainTensor = """
        kramers train tensor - learn D, g, dipoles, polarisabilities, crystal fields

        Usage:
          kramers train tensor LABELS --target NAME... [OPTIONS]

        Learns tensors that turn with the molecule from labelled geometries. Writes
        model.json for kramers correlate, inputs.yaml, result.json, errors.csv,
        curve.csv (learning curve), parity.csv, main.csv (main values), report.html
        and log.txt. Nothing is written before the run is complete.

        Arguments:
          LABELS            extended XYZ; a key of the comment lines holds the tensor:
                            3 numbers are a vector, 9 a symmetric tensor, 27 a crystal
                            field B2-2 to B66 in tesseral parameters

        Options:
              --target NAME key of the tensor; several may follow. D has no trace
              --model NAME  moments (default): amplitudes from Gaussian moments;
                            moment-network: the same from a neural network;
                            equivariant: products of the neighbour density;
                            published: invariants times one direction per atom;
                            covariant: components in the frame of the first geometry
              --centre SYMBOL
                            element that carries the tensor, of moments,
                            moment-network and equivariant (default: the
                            heaviest)
              --cutoff A    how far an atom looks, angstrom (default: 6)
              --neighbours SYMBOL...
                            elements that the centre sees (default: all but H; name
                            H too where it turns by itself, as in bound water)
              --test X      share of the labels that no fit sees (default: 0.2)
              --trajectory  frames follow each other in time: test on the last ones
              --seed N      decides which labels test, otherwise (default: 1)
          -o, --output DIR  folder to write to (default: runs/tensor-NAME here, NAME
                            that of LABELS)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers train tensor examples/01-cobalt-bipyramid/labels.xyz --target D
          kramers train tensor water.xyz --target dipole alpha --model covariant


        """ + ExitCodes;

    /// <summary>Help on <c>kramers correlate</c>.</summary>
    public const string Correlate = """
        kramers correlate - tensors along molecular dynamics

        Usage:
          kramers correlate TRAJECTORY --model FILE --step FS [OPTIONS]

        Predicts a tensor at every step, with its extrapolation grade. Computes its
        autocorrelation, its power spectrum beside the vibrational density of the
        velocities, and T1 from g. Writes inputs.yaml, result.json, mean.csv,
        tensor.csv (which kramers t1 reads), correlation.csv, spectrum.csv, t1.csv,
        report.html and log.txt.

        Arguments:
          TRAJECTORY        one frame a step: the trajectory.kmd of kramers md, or
                            extended XYZ

        Options:
              --model FILE  model.json of kramers train tensor
              --step FS     time between two frames in fs
              --blocks N    blocks for spectra and errors (default: 20)
              --field B     T1 in these fields along z, T; needs a model of g
          -o, --output DIR  folder to write to (default: runs/correlate-NAME here,
                            NAME that of TRAJECTORY)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers correlate md.xyz --model runs/tensor-labels/model.json --step 2
          kramers correlate runs/md-minimum/trajectory.kmd \
              --model runs/tensor-labels/model.json --step 5


        """ + ExitCodes;
}

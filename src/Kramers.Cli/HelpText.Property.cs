namespace Kramers.Cli;

/// <summary>Help on descriptors and property models.</summary>
internal static partial class HelpText
{
    /// <summary>Help on <c>kramers describe</c>.</summary>
    public const string Describe = """
        kramers describe - structures as numbers for machine learning

        Usage:
          kramers describe FILE --descriptor NAME [OPTIONS]

        Writes features.csv, a row per structure, and summary.csv, a row per feature,
        with inputs.yaml, result.json, report.html and log.txt.

        Arguments:
          FILE              structures: .xyz or .extxyz

        Options:
          -d, --descriptor NAME
                            soap, mbtr, bispectrum, f2b, f3b, gaussian-moments,
                            angle-distance, ligands, voxels, or several joined by +
              --settings YAML
                            cutoffs, sizes, centre: a section per descriptor
                            (docs/descriptors.md); default: sensible ones
          -o, --output DIR  folder to write to (default: runs/describe-NAME here)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers describe examples/01-cobalt-bipyramid/labels.xyz -d f2b
          kramers describe molecules.xyz -d soap+ligands --settings soap.yaml


        """ + ExitCodes;

    /// <summary>Help on <c>kramers train property</c>.</summary>
    public const string TrainProperty = """
        kramers train property - a model of a property, with proper validation

        Usage:
          kramers train property FILE --target KEY [OPTIONS]

        Learns a number, or classes where the target is a word. Scores come from
        samples left out; settings given as lists are chosen inside the training
        samples of each fold. Writes model.json for kramers predict, inputs.yaml,
        result.json, a CSV file per table, report.html and log.txt.

        Arguments:
          FILE              structures (.xyz, .extxyz), or a table (.csv) whose
                            columns of numbers are the features

        Options:
          -t, --target KEY  key of the comment lines, or column, to learn
          -d, --descriptor NAME
                            of structures: soap, mbtr, bispectrum, f2b, f3b,
                            gaussian-moments, angle-distance, ligands, voxels,
                            or several joined by +
          -m, --model NAME  ridge, bayesian-ridge, lasso, elastic-net, krr, gpr,
                            forest, boosting, network, ensemble; for classes
                            forest, boosting, network
                            (default: gpr, for classes forest)
              --settings YAML
                            a section per descriptor and model (docs/train.md)
              --group KEY   key or column of groups, such as molecules, that are
                            left out as a whole
              --blocks      folds of neighbours, for frames of a trajectory
              --folds N     number of folds (default: 5; with --group one each)
              --ignore COLUMN...
                            columns of a table that are no features
              --scramble N  validations with targets dealt to the wrong samples
                            (default: 10; 0 for none)
              --seed N      of folds, scrambling and fits (default: 1)
          -o, --output DIR  folder to write to (default: runs/train-NAME-KEY here)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers train property examples/01-cobalt-bipyramid/labels.xyz \
            --target D_axial --descriptor f2b --model gpr
          kramers train property couplings.csv --target J --model forest \
            --group ligand


        """ + ExitCodes;

    /// <summary>Help on <c>kramers predict</c>.</summary>
    public const string Predict = """
        kramers predict - a trained model on new samples

        Usage:
          kramers predict MODEL FILE [OPTIONS]

        Writes predictions.csv with the uncertainty of each prediction and whether
        the sample lies outside those of the training, inputs.yaml, result.json,
        report.html and log.txt. Where FILE has the property, errors are printed.

        Arguments:
          MODEL             model.json of a run of kramers train
          FILE              structures or a table, as in the training

        Options:
          -o, --output DIR  folder to write to (default: runs/predict-NAME-KEY here)
          -q, --quiet       no progress, only the results
          -h, --help        show this help

        Examples:
          kramers predict runs/train-labels-D_axial/model.json new.xyz


        """ + ExitCodes;
}

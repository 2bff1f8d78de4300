using System.Text.Json.Serialization;

namespace Kramers.Workbench.Pipelines;

/// <summary>
/// All that a <c>kramers relax</c> run found, as it stands in <c>result.json</c> and as the report draws it. Names end in
/// their unit. Runs with the same inputs agree in everything but <see cref="Timings"/>.
/// </summary>
public sealed record RelaxResult
{
    /// <summary>The molecule and where its labels came from.</summary>
    public required MoleculeResult Molecule { get; init; }

    /// <summary>How the labels were split.</summary>
    public required SplitResult Data { get; init; }

    /// <summary>The machine-learned potential; null where the phonons are those of a given Hessian or of a force field that was trained before.</summary>
    public required PotentialResult? Potential { get; init; }

    /// <summary>Normal modes at the relaxed geometry.</summary>
    public required PhononResult Phonons { get; init; }

    /// <summary>The tensor models by name: D and g.</summary>
    public required TensorsResult Tensors { get; init; }

    /// <summary>The spin Hamiltonian at the relaxed geometry.</summary>
    public required SpinHamiltonianResult SpinHamiltonian { get; init; }

    /// <summary>Spin-phonon couplings, mode by mode.</summary>
    public required SpinPhononResult SpinPhonon { get; init; }

    /// <summary>Relaxation times and what follows from them.</summary>
    public required RelaxationResult Relaxation { get; init; }

    /// <summary>tau of the models against tau without learning; null where the reference does not allow it.</summary>
    public TauCheckResult? TauCheck { get; init; }

    /// <summary>Wall time of the steps. The only part that differs between runs of the same inputs.</summary>
    public required TimingsResult Timings { get; init; }

    /// <summary>What the user should know before trusting the numbers: guards of theories and fits that spoke up.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>What learning does to tau, at the temperatures of the relaxation, in its first field.</summary>
/// <param name="AbInitioTauSeconds">Nothing learned: D, g and couplings ab initio by finite differences, vibrations of the reference Hessian, s.</param>
/// <param name="ModelTauSeconds">D, g and couplings of the tensor models, vibrations of the reference, s.</param>
/// <param name="VibrationsTauSeconds">D, g and couplings ab initio, vibrations of the potential turned into the frame of the reference, s.</param>
/// <param name="ChainTauSeconds">All learned: tau of the run, s.</param>
public sealed record TauCheckResult(double[] AbInitioTauSeconds, double[] ModelTauSeconds, double[] VibrationsTauSeconds, double[] ChainTauSeconds);

/// <summary>The molecule of a run.</summary>
/// <param name="Name">As the YAML file gives it.</param>
/// <param name="Formula">Hill formula.</param>
/// <param name="Symbols">Element symbols, one per atom.</param>
/// <param name="RelaxedPositionsAngstrom">[atom][3] at the minimum of the learned potential, in angstrom.</param>
/// <param name="LevelOfTheory">Level of theory of the labels, as the YAML file gives it.</param>
public sealed record MoleculeResult(string Name, string Formula, IReadOnlyList<string> Symbols, double[][] RelaxedPositionsAngstrom, string LevelOfTheory);

/// <summary>Numbers of geometries in each part of the split.</summary>
/// <param name="Total">All labelled geometries read.</param>
/// <param name="Train">Fitted to.</param>
/// <param name="Validation">Choose the ridge strength of a potential; tensors are fitted to them, too.</param>
/// <param name="Test">Seen by no fit whose errors are quoted; what a run goes on with is trained on all labels.</param>
/// <param name="Seed">Seed of the split.</param>
public sealed record SplitResult(int Total, int Train, int Validation, int Test, int Seed);

/// <summary>Reference and predicted values of one quantity on the held-out test set, same order.</summary>
/// <param name="Reference">From the labels.</param>
/// <param name="Predicted">From the model.</param>
public sealed record Parity(double[] Reference, double[] Predicted);

/// <summary>A trained potential.</summary>
/// <param name="Kind">For example "linear SNAP, twojmax 8".</param>
/// <param name="Parameters">Number of coefficients.</param>
/// <param name="Lambda">Ridge strength chosen on the validation set.</param>
/// <param name="Train">Errors on the training labels, of a potential fitted to these alone.</param>
/// <param name="Test">Errors of the same potential on the held-out test set.</param>
/// <param name="EnergyParityKcalPerMol">Test energies relative to the lowest label, kcal/mol.</param>
/// <param name="ForceParityEvPerAngstrom">Test force components, eV/angstrom.</param>
public sealed record PotentialResult(string Kind, int Parameters, double Lambda, PotentialErrors Train, PotentialErrors Test, Parity EnergyParityKcalPerMol, Parity ForceParityEvPerAngstrom);

/// <summary>Errors of a potential.</summary>
/// <param name="EnergyRmseKcalPerMol">Of total energies, kcal/mol.</param>
/// <param name="EnergyR2">Coefficient of determination of the energies.</param>
/// <param name="ForceRmseEvPerAngstrom">Over force components, eV/angstrom.</param>
/// <param name="ForceR2">Coefficient of determination of the force components.</param>
public sealed record PotentialErrors(double EnergyRmseKcalPerMol, double EnergyR2, double ForceRmseEvPerAngstrom, double ForceR2);

/// <summary>Normal modes.</summary>
/// <param name="FrequenciesCm">Ascending, in cm^-1; an imaginary frequency is negative.</param>
/// <param name="ReferenceFrequenciesCm">Of the reference Hessian, ascending; null where none was given.</param>
/// <param name="FrequencyRmseCm">Root mean square difference of the two sorted lists; null without reference.</param>
/// <param name="RelaxationSteps">Steps of the geometry optimiser.</param>
/// <param name="MaxForceEvPerAngstrom">Largest force component left at the minimum; not a number where a Hessian was given.</param>
/// <param name="RmsdToReferenceAngstrom">Of the relaxed geometry to the reference minimum after superposition; null without reference.</param>
public sealed record PhononResult(double[] FrequenciesCm, double[]? ReferenceFrequenciesCm, double? FrequencyRmseCm, int RelaxationSteps, double MaxForceEvPerAngstrom, double? RmsdToReferenceAngstrom);

/// <summary>The tensor models.</summary>
public sealed record TensorsResult
{
    /// <summary>Zero-field splitting tensor, cm^-1.</summary>
    [JsonPropertyName("D")]
    public required ZeroFieldTensorResult D { get; init; }

    /// <summary>g tensor, dimensionless.</summary>
    [JsonPropertyName("g")]
    public required GTensorResult G { get; init; }
}

/// <summary>The model of the D tensor.</summary>
/// <param name="Features">Number of columns of the design matrix.</param>
/// <param name="Lambda">Ridge strength chosen on the validation set.</param>
/// <param name="Train">Errors on training and validation labels, of a model fitted to these.</param>
/// <param name="Test">Errors of the same model on the test set.</param>
/// <param name="EquivarianceError">Largest relative deviation |T(R x) - R T(x) R^T| / |T| over random rotations.</param>
/// <param name="TestParityCm">Six unique components (xx, xy, xz, yy, yz, zz) of every test geometry, cm^-1, flattened.</param>
public sealed record ZeroFieldTensorResult(int Features, double Lambda, TensorErrorsCm Train, TensorErrorsCm Test, double EquivarianceError, Parity TestParityCm);

/// <summary>Errors of the D tensor.</summary>
/// <param name="RmseCm">Over the six unique Cartesian components, cm^-1.</param>
/// <param name="R2">Per component: xx, xy, xz, yy, yz, zz.</param>
public sealed record TensorErrorsCm(double RmseCm, double[] R2);

/// <summary>The model of the g tensor.</summary>
/// <param name="Features">Number of columns of the design matrices (l = 0 and l = 2 together).</param>
/// <param name="Lambda">Ridge strengths chosen on the validation set, for l = 0 and l = 2.</param>
/// <param name="Train">Errors on training and validation labels, of a model fitted to these.</param>
/// <param name="Test">Errors of the same model on the test set.</param>
/// <param name="EquivarianceError">As for D.</param>
/// <param name="TestParity">Six unique components of every test geometry, flattened.</param>
public sealed record GTensorResult(int Features, double[] Lambda, TensorErrors Train, TensorErrors Test, double EquivarianceError, Parity TestParity);

/// <summary>Errors of a dimensionless tensor.</summary>
/// <param name="Rmse">Over the six unique Cartesian components.</param>
/// <param name="R2">Per component: xx, xy, xz, yy, yz, zz.</param>
public sealed record TensorErrors(double Rmse, double[] R2);

/// <summary>Spin Hamiltonian at the relaxed geometry.</summary>
public sealed record SpinHamiltonianResult
{
    /// <summary>Spin quantum number S.</summary>
    public required double Spin { get; init; }

    /// <summary>Axial zero-field splitting D in cm^-1, H = D[Sz^2 - S(S+1)/3] + E(Sx^2 - Sy^2).</summary>
    [JsonPropertyName("DCm")]
    public required double DCm { get; init; }

    /// <summary>Rhombic zero-field splitting |E| in cm^-1.</summary>
    [JsonPropertyName("ECm")]
    public required double ECm { get; init; }

    /// <summary>D tensor in the molecule's frame, cm^-1, 3 x 3.</summary>
    public required double[][] DTensorCm { get; init; }

    /// <summary>g tensor in the molecule's frame, 3 x 3.</summary>
    public required double[][] GTensor { get; init; }

    /// <summary>Main g values, ascending.</summary>
    public required double[] GMain { get; init; }

    /// <summary>Unit vector of the easy (or hard) axis in the molecule's frame.</summary>
    public required double[] MainAxis { get; init; }

    /// <summary>Energies of the spin levels at the first field, cm^-1 above the lowest.</summary>
    public required double[] LevelsCm { get; init; }

    /// <summary>Expectation value of S along the main axis for each level.</summary>
    public required double[] LevelsSz { get; init; }

    /// <summary>Reference D in cm^-1 from the label at the minimum, null where there is none.</summary>
    public required double? ReferenceDCm { get; init; }

    /// <summary>Reference |E| in cm^-1 from the label at the minimum, null where there is none.</summary>
    public required double? ReferenceECm { get; init; }
}

/// <summary>Couplings along dimensionless normal coordinates Q = sqrt(m w / hbar) x, so that V_a = dH/dQ_a / sqrt(2).</summary>
/// <param name="FrequenciesCm">Mode frequencies, ascending.</param>
/// <param name="DNormCm">Frobenius norm of dD/dQ per mode, cm^-1.</param>
/// <param name="GNorm">Frobenius norm of dg/dQ per mode.</param>
/// <param name="CheckDNormCm">The norm from finite differences of ab initio labels at the reference minimum, per mode; null where none are given.</param>
/// <param name="CheckRelativeDeviation">|dD/dQ(model) - dD/dQ(ab initio)| / |dD/dQ(ab initio)| there, over all modes together; null as above.</param>
/// <param name="DTensorDerivativesCm">dD/dQ per mode, [mode][9] row by row, cm^-1.</param>
public sealed record SpinPhononResult(double[] FrequenciesCm, double[] DNormCm, double[] GNorm, double[]? CheckDNormCm, double? CheckRelativeDeviation, double[][] DTensorDerivativesCm);

/// <summary>Relaxation times and what follows from them.</summary>
public sealed record RelaxationResult
{
    /// <summary>Temperatures, K, ascending.</summary>
    public required double[] TemperaturesK { get; init; }

    /// <summary>tau = 1 / smallest non-zero eigenvalue of the total rate matrix at the first field, s.</summary>
    public required double[] TauSeconds { get; init; }

    /// <summary>tau with one-phonon processes (direct and Orbach) alone at the first field, s.</summary>
    public required double[] OnePhononTauSeconds { get; init; }

    /// <summary>tau with two-phonon Raman processes alone at the first field, s.</summary>
    public required double[] RamanTauSeconds { get; init; }

    /// <summary>tau(T) for every field asked for.</summary>
    public required IReadOnlyList<FieldResult> Fields { get; init; }

    /// <summary>Effective barrier from the fit of 1/tau = 1/tau_QTM + exp(-U/kT)/tau_0 + C T^n, cm^-1; null where the data do not determine it.</summary>
    public required double? UeffCm { get; init; }

    /// <summary>The fit of tau(T) at the first field.</summary>
    public required RateFitResult Fit { get; init; }

    /// <summary>Temperature where tau = 100 s at the first field, K; null where tau does not cross 100 s in the range.</summary>
    public required double? BlockingTemperatureK { get; init; }

    /// <summary>Which modes carry the relaxation, largest share first.</summary>
    public required IReadOnlyList<ModeShare> Modes { get; init; }
}

/// <summary>tau(T) in one field.</summary>
/// <param name="FieldTesla">Field along the main axis, T.</param>
/// <param name="TauSeconds">One per temperature, s.</param>
/// <param name="LevelsCm">Spin levels in this field, cm^-1 above the lowest.</param>
public sealed record FieldResult(double FieldTesla, double[] TauSeconds, double[] LevelsCm);

/// <summary>Fit of 1/tau = 1/tau_QTM + exp(-U_eff/k_B T)/tau_0 + C T^n in ln tau. A term that the data reject is null.</summary>
/// <param name="UeffCm">U_eff and its standard error, cm^-1.</param>
/// <param name="Tau0Seconds">tau_0, s; the error is that of ln tau_0.</param>
/// <param name="RamanC">C in s^-1 K^-n; the error is that of ln C.</param>
/// <param name="RamanN">The exponent n.</param>
/// <param name="QtmSeconds">tau_QTM, s; the error is that of ln tau_QTM.</param>
/// <param name="RmsLogTau">Root mean square residual of ln tau.</param>
/// <param name="FittedTauSeconds">The fitted curve at the temperatures of the run, also outside of the range fitted to.</param>
/// <param name="FromK">Lowest temperature fitted to.</param>
/// <param name="ToK">Highest temperature fitted to.</param>
public sealed record RateFitResult(Estimate? UeffCm, Estimate? Tau0Seconds, Estimate? RamanC, Estimate? RamanN, Estimate? QtmSeconds, double RmsLogTau, double[] FittedTauSeconds, double FromK, double ToK);

/// <summary>A fitted parameter.</summary>
/// <param name="Value">Best value.</param>
/// <param name="StandardError">One standard error (of the logarithm where the parameter's comment says so).</param>
public sealed record Estimate(double Value, double StandardError);

/// <summary>One mode's part in the relaxation.</summary>
/// <param name="Mode">Index into the list of frequencies, from 0.</param>
/// <param name="FrequencyCm">Its frequency, cm^-1.</param>
/// <param name="TemperatureK">The temperature at which the share was taken.</param>
/// <param name="Process">"one-phonon" or "Raman".</param>
/// <param name="Share">Fraction of 1/tau lost when the mode is switched off, 0 to 1.</param>
public sealed record ModeShare(int Mode, double FrequencyCm, double TemperatureK, string Process, double Share);

/// <summary>Wall time, s.</summary>
/// <param name="Steps">Per step, in the order they ran.</param>
/// <param name="TotalSeconds">Whole run.</param>
public sealed record TimingsResult(IReadOnlyList<StepTime> Steps, double TotalSeconds);

/// <summary>Wall time of one step.</summary>
/// <param name="Step">Its name as shown while it runs.</param>
/// <param name="Seconds">Wall time, s.</param>
public sealed record StepTime(string Step, double Seconds);

namespace Kramers.Workbench.Measurements;

/// <summary>All that one file holds: a magnetometer may write ac and dc rows into the same one.</summary>
internal sealed record MeasurementContent(AcMeasurement? Ac, DcMeasurement? Dc, MolarDcMeasurement? Molar);

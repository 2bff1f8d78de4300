using Kramers.Magnetism.OpenSystems;

namespace Kramers.Tests.SpinPhonon;

/// <summary>tau of an average over static fields.</summary>
public class InternalFieldTests
{
    private const string Radical = "name: A\ncentres: [ { label: R, spin: 1/2, g: 2 } ]\nmodes: { coordinate: sqrt(hbar/mw), list: [ { frequencyCm: 5, gxz: 0.1, gyz: 0.2, gxy: 0.1 } ] }\n";

    [Fact]
    public void The_mean_decay_and_not_the_mean_rate_is_averaged()
    {
        Assert.Equal(7, FieldDistribution.DecayTime([(1, 7)]), 1e-11);
        Assert.Equal(double.PositiveInfinity, FieldDistribution.DecayTime([(0.5, 1), (0.5, double.PositiveInfinity)]));

        // 0.8 exp(-t) + 0.2 = 1/e
        Assert.Equal(-Math.Log((Math.Exp(-1) - 0.2) / 0.8), FieldDistribution.DecayTime([(0.8, 1), (0.2, double.PositiveInfinity)]), 1e-11);
    }

    /// <summary>Without an applied field a third of the moment lies along the field of its molecule: R. Kubo, T. Toyabe (1967).</summary>
    [Theory]
    [InlineData("gaussian")]
    [InlineData("lorentzian")]
    public void Two_thirds_are_lost_at_once_without_a_field(string shape)
    {
        var result = RatesText.Compute(Radical + $"rates: {{ temperaturesK: [5], fieldsTesla: [0], internalField: {{ {shape}Tesla: 0.3, nodes: 4 }} }}\n");
        Assert.Equal(2.0 / 3, result.InternalField!.PromptLoss, 1e-9);
        Assert.True(double.IsFinite(result.Relaxation.TauSeconds[0]));
    }

    [Fact]
    public void Fields_far_below_the_applied_one_change_nothing()
    {
        var result = RatesText.Compute(Radical + "rates: { temperaturesK: [5], fieldsTesla: [4], internalField: { gaussianTesla: 1e-6, nodes: 3 } }\n");
        Assert.Equal(0, result.InternalField!.PromptLoss, 1e-9);
        Assert.Equal(1, result.Relaxation.TauSeconds[0] / result.InternalField.AppliedTauSeconds[0], 1e-5);
        Assert.Equal(1, result.InternalField.MeanRateTauSeconds[0] / result.InternalField.AppliedTauSeconds[0], 1e-5);
    }
}

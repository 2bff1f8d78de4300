using Kramers.Atomistics.Vibrations;
using Kramers.Chemistry;
using Kramers.Tests.Chemistry;

namespace Kramers.Tests.Atomistics.Vibrations;

public class FiniteDifferenceHessianTests
{
    private static readonly Structure Rest = Geometries.Random("Co F N F", 1);
    private static readonly SpringPotential Springs = new(Rest);

    [Fact]
    public void At_rest_it_is_the_sum_of_the_springs()
    {
        var hessian = FiniteDifferenceHessian.Evaluate(Springs, Rest, 1e-3, TestContext.Current.CancellationToken);
        Geometries.AssertClose(Molecules.Springs(Rest, SpringPotential.Constant), hessian, 1e-6);
        Assert.Equal(hessian.Transpose().Data, hessian.Data);
    }

    [Fact]
    public void Its_error_falls_with_the_square_of_the_step()
    {
        var exact = Molecules.Springs(Rest, SpringPotential.Constant);
        double Error(double step) => (FiniteDifferenceHessian.Evaluate(Springs, Rest, step, TestContext.Current.CancellationToken) - exact).Norm();
        Assert.InRange(Error(0.02) / Error(0.01), 3.9, 4.1);
    }

    [Fact]
    public void It_stops_when_asked() =>
        Assert.ThrowsAny<OperationCanceledException>(() => FiniteDifferenceHessian.Evaluate(Springs, Rest, cancellation: new CancellationToken(true)));
}

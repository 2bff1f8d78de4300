using Kramers.Learning.Networks;
using Kramers.Numerics;
using Kramers.Numerics.LinearAlgebra;
using Kramers.Tests.Learning.Trees;

namespace Kramers.Tests.Learning.Networks;

public class DifferentiableNetworkTests
{
    private const double Step = 1e-5;

    public static TheoryData<Activation, NetworkScaling> Kinds => new()
    {
        { Activation.Tanh, NetworkScaling.Plain },
        { Activation.Silu, NetworkScaling.Plain },
        { Activation.Silu, NetworkScaling.TangentKernel },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_input_gradient_is_the_finite_difference(Activation activation, NetworkScaling scaling)
    {
        var (network, x, c) = (Network(activation, scaling, out _), Samples.Normal(5, 3, 1), Samples.Normal(5, 2, 2));
        var gradient = network.Evaluate(x, c).InputGradient;
        Assert.All(Enumerable.Range(0, x.Data.Length), k =>
            Assert.Equal(Difference(x.Data, k, () => Dot(c, network.Evaluate(x, c).Output)), gradient.Data[k], 1e-8));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_derivative_of_a_loss_over_outputs_and_gradients_is_the_finite_difference(Activation activation, NetworkScaling scaling)
    {
        var (x, c) = (Samples.Normal(5, 3, 1), Samples.Normal(5, 2, 2));
        Matrix outputs = Samples.Normal(5, 2, 3), gradients = Samples.Normal(5, 3, 4);
        var network = Network(activation, scaling, out var parameters);
        var pass = network.Evaluate(x, c);
        var found = new double[parameters.Length];
        var byInput = pass.AddParameterGradient(2.0 * (pass.Output - outputs), 2.0 * (pass.InputGradient - gradients), found);

        double Loss()
        {
            var now = new DifferentiableNetwork(network.Shape, parameters).Evaluate(x, c);
            return Math.Pow((now.Output - outputs).Norm(), 2) + Math.Pow((now.InputGradient - gradients).Norm(), 2);
        }

        Assert.All(Enumerable.Range(0, found.Length), k => Assert.Equal(Difference(parameters, k, Loss), found[k], 1e-7 * Math.Max(1, Math.Abs(found[k]))));
        Assert.All(Enumerable.Range(0, x.Data.Length), k => Assert.Equal(Difference(x.Data, k, Loss), byInput.Data[k], 1e-7 * Math.Max(1, Math.Abs(byInput.Data[k]))));
    }

    [Fact]
    public void Rows_do_not_know_of_each_other_and_gradients_are_added()
    {
        var (network, x) = (Network(Activation.Silu, NetworkScaling.Plain, out var parameters), Samples.Normal(6, 3, 1));
        Matrix a = Samples.Normal(6, 2, 2), v = Samples.Normal(6, 3, 3);
        double[] together = new double[parameters.Length], oneByOne = new double[parameters.Length];
        var all = network.Evaluate(x);
        all.AddParameterGradient(a, v, together);
        for (var i = 0; i < 6; i++)
        {
            var one = network.Evaluate(Row(x, i));
            Synthetic.AssertClose(all.InputGradient.Row(i), one.InputGradient.Data, 1e-13);
            one.AddParameterGradient(Row(a, i), Row(v, i), oneByOne);
        }

        Synthetic.AssertClose(together, oneByOne, 1e-12);
    }

    [Fact]
    public void At_the_start_both_scalings_are_the_same_function()
    {
        var x = Samples.Normal(4, 3, 1);
        Matrix Start(NetworkScaling scaling) => Network(Activation.Silu, scaling, out _, biases: false).Evaluate(x).Output;
        Synthetic.AssertClose(Start(NetworkScaling.Plain).Data, Start(NetworkScaling.TangentKernel).Data, 1e-14);
    }

    [Fact]
    public void No_rows_are_no_work()
    {
        var network = Network(Activation.Silu, NetworkScaling.Plain, out var parameters);
        var gradient = new double[parameters.Length];
        network.Evaluate(new Matrix(0, 3)).AddParameterGradient(new Matrix(0, 2), new Matrix(0, 3), gradient);
        Assert.All(gradient, g => Assert.Equal(0, g));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var network = Network(Activation.Silu, NetworkScaling.Plain, out var parameters);
        Assert.Throws<ArgumentException>(() => network.Evaluate(new Matrix(1, 4)));
        Assert.Throws<ArgumentException>(() => network.Evaluate(new Matrix(1, 3), new Matrix(2, 2)));
        Assert.Throws<ArgumentException>(() => new DifferentiableNetwork(network.Shape, parameters[1..]));
        Assert.Throws<ArgumentException>(() => network.Evaluate(new Matrix(1, 3)).AddParameterGradient(new Matrix(1, 2), new Matrix(1, 2), new double[parameters.Length]));
        Assert.Throws<ArgumentException>(() => new NetworkShape([3], Activation.Silu));
    }

    private static DifferentiableNetwork Network(Activation activation, NetworkScaling scaling, out double[] parameters, bool biases = true)
    {
        var shape = new NetworkShape([3, 6, 5, 2], activation, scaling);
        parameters = shape.Start(new SeededRandom(11));
        var random = new SeededRandom(12);
        for (var k = 0; k < parameters.Length && biases; k++)
        {
            parameters[k] += 0.1 * random.Gaussian(); // biases start at zero and would be tested there alone
        }

        return new DifferentiableNetwork(shape, parameters);
    }

    private static double Difference(double[] at, int k, Func<double> value)
    {
        var old = at[k];
        at[k] = old + Step;
        var above = value();
        at[k] = old - Step;
        var below = value();
        at[k] = old;
        return (above - below) / (2 * Step);
    }

    private static double Dot(Matrix a, Matrix b) => a.Data.Zip(b.Data, (u, v) => u * v).Sum();

    private static Matrix Row(Matrix m, int i) => new(1, m.Columns, m.Row(i).ToArray());
}

using Kramers.Numerics.LinearAlgebra;
using Kramers.Numerics.Optimisation;

namespace Kramers.Tests.Numerics.Optimisation;

public class LbfgsMemoryTests
{
    private static readonly Matrix Hessian = Matrix.FromRows([4, 1, 0.5], [1, 3, -0.2], [0.5, -0.2, 2]);

    [Fact]
    public void The_direction_is_that_of_the_BFGS_formula()
    {
        // H' = (1 - rho s y^T) H (1 - rho y s^T) + rho s s^T from H = (s.y/y.y) 1 of the last pair, Nocedal and Wright, eq. 7.16.
        Matrix[] steps = [new(3, 1, [1, 0.3, -0.2]), new(3, 1, [-0.4, 1, 0.6])];
        var memory = new LbfgsMemory(5);
        Array.ForEach(steps, s => memory.Learn(s.Data, (Hessian * s).Data));
        var last = Hessian * steps[1];
        var h = ((steps[1].Transpose() * last)[0, 0] / (last.Transpose() * last)[0, 0]) * Matrix.Identity(3);
        foreach (var s in steps)
        {
            var y = Hessian * s;
            var rho = 1 / (s.Transpose() * y)[0, 0];
            var left = Matrix.Identity(3) - rho * (s * y.Transpose());
            h = left * h * left.Transpose() + rho * (s * s.Transpose());
        }

        var gradient = new Matrix(3, 1, [0.7, -2, 1.1]);
        Assert.Equal(0, ((h * gradient) + new Matrix(3, 1, memory.Direction(gradient.Data, 1))).Norm(), 1e-14);
    }

    [Fact]
    public void Conjugate_steps_in_all_directions_give_the_inverse_Hessian()
    {
        var vectors = DenseLinearAlgebra.Best.Symmetric(Hessian).Vectors;
        var memory = new LbfgsMemory(3);
        for (var k = 0; k < 3; k++)
        {
            double[] step = [vectors[0, k], vectors[1, k], vectors[2, k]];
            memory.Learn(step, (Hessian * new Matrix(3, 1, step)).Data);
        }

        var direction = new Matrix(3, 1, memory.Direction([0.7, -2, 1.1], 1));
        Assert.Equal(0, (Hessian * direction + new Matrix(3, 1, [0.7, -2, 1.1])).Norm(), 1e-12);
    }

    [Fact]
    public void Only_the_last_steps_of_positive_curvature_count()
    {
        var (memory, alone) = (new LbfgsMemory(1), new LbfgsMemory(1));
        Assert.Equal([-0.5, 1], memory.Direction([1, -2], 0.5));
        memory.Learn([1, 0], [-1, 0]);
        Assert.True(memory.IsEmpty);
        memory.Learn([1, 0], [3, 1]);
        memory.Learn([0, 1], [1, 2]);
        alone.Learn([0, 1], [1, 2]);
        Assert.Equal(alone.Direction([1, -2], 1), memory.Direction([1, -2], 1));
        memory.Clear();
        Assert.True(memory.IsEmpty);
    }
}

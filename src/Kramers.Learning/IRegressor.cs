using System.Text.Json;
using Kramers.Numerics.LinearAlgebra;

namespace Kramers.Learning;

/// <summary>A regressor that has been fitted. Immutable; it predicts the same bits after <see cref="Save"/> and <see cref="RegressorFile.Load"/>.</summary>
public interface IRegressor
{
    /// <summary>Name of the kind in files, one of those that <see cref="RegressorFile"/> can read.</summary>
    string Kind { get; }

    /// <summary>Number of features that a sample must have.</summary>
    int Features { get; }

    /// <summary>Number of targets that are predicted.</summary>
    int Targets { get; }

    /// <summary>Predicts.</summary>
    /// <param name="x">[sample, feature], in the units of the fit.</param>
    /// <exception cref="ArgumentException">The number of columns is not <see cref="Features"/>, or a number is not finite.</exception>
    Prediction Predict(Matrix x);

    /// <summary>Writes the members of the JSON object of this model, from which the reader of its kind makes it again.</summary>
    void Write(Utf8JsonWriter json);

    /// <summary>Writes the model as a file that <see cref="RegressorFile.Load"/> reads.</summary>
    void Save(Stream stream) => RegressorFile.Save(this, stream);
}

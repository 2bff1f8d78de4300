#!/usr/bin/env python3
"""Predictions of scikit-learn 1.2.1 (Debian 12: apt-get install python3-sklearn) for SklearnTests.

Run in this folder: /usr/bin/python3 make_sklearn.py. Writes sklearn.json with the data, the folds and the numbers.
All iterative methods are asked for many more digits than they take by default, so that the minimum is compared, not the stop.
"""
import json

import numpy as np
import sklearn
from sklearn.datasets import load_diabetes, make_regression
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, DotProduct, Matern, WhiteKernel
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import BayesianRidge, ElasticNet, Lasso, Ridge, RidgeCV
from sklearn.model_selection import GridSearchCV, PredefinedSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

FOLDS = 5


def numbers(a):
    return np.asarray(a, dtype=float).ravel().tolist()


def scaled(x, y, train, test):
    scaler = StandardScaler().fit(x[train])
    return scaler.transform(x[train]), y[train], scaler.transform(x[test])


def out_of_fold(x, y, fold, predict):
    """Predictions for every sample by a model of the other folds."""
    out = np.empty((len(y), len(predict(*scaled(x, y, fold != 0, fold == 0)))))
    for f in range(FOLDS):
        out[fold == f] = np.transpose(predict(*scaled(x, y, fold != f, fold == f)))
    return out


def plain(model):
    return lambda x, y, z: [model.fit(x, y).predict(z)]


def with_deviation(model):
    return lambda x, y, z: model.fit(x, y).predict(z, return_std=True)


def bayesian_ridge(x, y, z):
    """Where features outnumber samples, scikit-learn 1.2 leaves the prior of the directions without data out of its errors
    (it sums over the thin SVD); the posterior of its own alpha and lambda is (lambda + alpha X^T X)^-1."""
    model = BayesianRidge(n_iter=10000, tol=1e-12).fit(x, y)
    mean, deviation = model.predict(z, return_std=True)
    covariance = np.linalg.inv(model.lambda_ * np.eye(x.shape[1]) + model.alpha_ * x.T @ x)
    full = np.sqrt(1 / model.alpha_ + np.einsum("ij,jk,ik->i", z, covariance, z))
    assert x.shape[0] < x.shape[1] or np.allclose(full, deviation, rtol=1e-9)
    return mean, full


def kernel_ridge(kernel, gamma, alpha):
    def predict(x, y, z):
        mean = y.mean()
        return [mean + KernelRidge(alpha=alpha, kernel=kernel, gamma=gamma).fit(x, y - mean).predict(z)]
    return predict


def process(kernel):
    return with_deviation(GaussianProcessRegressor(kernel, optimizer=None, normalize_y=True))


def kernels(d):
    each = np.linspace(0.5, 2, d) * np.sqrt(d)
    return {
        "rbf": ConstantKernel(1.5) * RBF(np.sqrt(d)) + WhiteKernel(0.2),
        "matern12": ConstantKernel(1.5) * Matern(np.sqrt(d), nu=0.5) + WhiteKernel(0.2),
        "matern32": ConstantKernel(1.5) * Matern(np.sqrt(d), nu=1.5) + WhiteKernel(0.2),
        "matern52": ConstantKernel(1.5) * Matern(np.sqrt(d), nu=2.5) + WhiteKernel(0.2),
        "ard": ConstantKernel(1.5) * RBF(each) + WhiteKernel(0.2),
        "linear": ConstantKernel(0.3) * DotProduct(0.7) + WhiteKernel(0.2),
        "product": RBF(2 * np.sqrt(d)) * (DotProduct(0.7) + Matern(each, nu=1.5)) + WhiteKernel(0.2),
    }


def alphas_of(x, y, ratio):
    z = StandardScaler().fit_transform(x)
    largest = np.abs(z.T @ (y - y.mean())).max() / len(y) / ratio
    return largest * np.logspace(0, -3, 100)


def chosen(model, x, y, fold, ratio):
    search = GridSearchCV(make_pipeline(StandardScaler(), model), {f"{type(model).__name__.lower()}__alpha": alphas_of(x, y, ratio)},
                          cv=PredefinedSplit(fold), scoring="neg_mean_squared_error").fit(x, y)
    return {"alpha": list(search.best_params_.values())[0], "prediction": numbers(search.predict(x))}


def record(x, y, fold):
    d = x.shape[1]
    tight = {"tol": 1e-12, "max_iter": 1000000}
    models = {
        "ridge": plain(Ridge(alpha=3.0)),
        "ridge loo": plain(RidgeCV(alphas=10.0 ** (np.arange(-12, 17) / 2))),
        "bayesian ridge": bayesian_ridge,
        "lasso": plain(Lasso(alpha=0.5, **tight)),
        "elastic net": plain(ElasticNet(alpha=0.5, l1_ratio=0.5, **tight)),
        "kernel ridge": kernel_ridge("rbf", 0.5 / d, 0.1),
    }
    models.update({f"gp {name}": process(k) for name, k in kernels(d).items()})
    likelihoods = {}
    z, t = StandardScaler().fit_transform(x), (y - y.mean()) / y.std()
    for name, k in kernels(d).items():
        value, gradient = GaussianProcessRegressor(k, optimizer=None).fit(z, t).log_marginal_likelihood(k.theta, eval_gradient=True)
        likelihoods[name] = {"value": value, "gradient": numbers(gradient)}
    free = GaussianProcessRegressor(ConstantKernel(1) * RBF(np.sqrt(d)) + WhiteKernel(0.1)).fit(z, t)
    return {
        "x": [numbers(row) for row in x], "y": numbers(y), "fold": fold.tolist(),
        "outOfFold": {name: out_of_fold(x, y, fold, m).T.tolist() for name, m in models.items()},
        "chosen": {"lasso": chosen(Lasso(**tight), x, y, fold, 1), "elastic net": chosen(ElasticNet(l1_ratio=0.5, **tight), x, y, fold, 0.5)},
        "likelihood": likelihoods,
        "optimisedLikelihood": free.log_marginal_likelihood_value_,
    }


def main():
    diabetes = load_diabetes(return_X_y=True)
    wide = make_regression(60, 80, n_informative=10, noise=5, random_state=1)
    sets = {}
    for name, (x, y) in {"diabetes": diabetes, "wide": wide}.items():
        sets[name] = record(x, y, np.random.RandomState(7).permutation(np.arange(len(y)) % FOLDS))
    with open("sklearn.json", "w") as f:
        json.dump({"scikit-learn": sklearn.__version__, "sets": sets}, f)


main()

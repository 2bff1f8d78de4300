#!/usr/bin/env python3
"""Times of scikit-learn for the cases of GaussianProcessBenchmarks: best of three, in seconds. Run: /usr/bin/python3 time_sklearn.py"""
import time
import warnings

import numpy as np
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel
from sklearn.linear_model import LassoCV

warnings.filterwarnings("ignore")


def data(n, d):
    """Of the law of the benchmark; the random numbers are others."""
    random = np.random.RandomState(1)
    x = random.standard_normal((n, d))
    return x, x[:, :10].sum(axis=1) + np.sin(2 * x[:, 0]) + 0.3 * random.standard_normal(n)


def best(run):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    return min(times), result


def process(n, d, each):
    x, y = data(n, d)
    y = (y - y.mean()) / y.std()
    kernel = ConstantKernel(1) * RBF([np.sqrt(d)] * (d if each else 1)) + WhiteKernel(0.1)
    return best(lambda: GaussianProcessRegressor(kernel).fit(x, y).log_marginal_likelihood_value_)


def lasso(n, d, tol):
    x, y = data(n, d)
    return best(lambda: LassoCV(cv=5, tol=tol, max_iter=100000).fit(x, y).alpha_)


print("process, one length", process(1000, 50, False), flush=True)
for n, d in [(1000, 50), (2000, 500), (200, 1000)]:
    print("lasso", n, d, "tol 1e-4", lasso(n, d, 1e-4), "tol 1e-6", lasso(n, d, 1e-6), flush=True)
print("process, a length each", process(1000, 50, True), flush=True)

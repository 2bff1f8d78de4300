"""scikit-learn's times for bench/learners.sh: writes the data, then one line per case: name|wall|processor, best of three (LASSO: of ten), in seconds."""
import sys
import time
import warnings

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel
from sklearn.linear_model import LassoCV

warnings.filterwarnings("ignore")
folder, only = sys.argv[1], sys.argv[2]


def data(n, d):
    """A sum of ten features, a sine of the first, and noise of 0.3."""
    random = np.random.RandomState(1)
    x = random.standard_normal((n, d))
    y = x[:, :10].sum(axis=1) + np.sin(2 * x[:, 0]) + 0.3 * random.standard_normal(n)
    np.concatenate([x.ravel(), y]).tofile(f"{folder}/{n}x{d}.bin")
    return (x - x.mean(axis=0)) / x.std(axis=0), (y - y.mean()) / y.std()


def row(name, model, n, d, repetitions=3, work=lambda model, x, y: model.fit(x, y)):
    if not name.startswith(only):
        return
    x, y = data(n, d)
    wall, processor = [], []
    for _ in range(repetitions):
        w, p = time.perf_counter(), time.process_time()
        work(model, x, y)
        wall.append(time.perf_counter() - w)
        processor.append(time.process_time() - p)
    print(f"{name}|{min(wall):.6g}|{min(processor):.6g}", flush=True)


def process(lengths, **settings):
    return GaussianProcessRegressor(ConstantKernel(1) * RBF([50**0.5] * lengths) + WhiteKernel(0.1), **settings)


def likelihood(model, x, y):
    """One value with its gradient, kernel parameters as they are."""
    model.kernel_, model.X_train_, model.y_train_ = model.kernel, x, y
    model.log_marginal_likelihood(model.kernel.theta, eval_gradient=True, clone_kernel=False)


row("gaussian process, one length", process(1), 1000, 50)
row("its likelihood and gradient, one length", process(1), 1000, 50, 5, likelihood)
row("its likelihood and gradient, 50 lengths", process(50), 1000, 50, 3, likelihood)
row("forest of 500 trees", RandomForestRegressor(500, random_state=1), 1000, 50, 1)
row("boosting, 500 x depth 3", GradientBoostingRegressor(n_estimators=500, max_depth=3, random_state=1), 1000, 50)
for n, d in [(1000, 50), (2000, 500), (200, 1000)]:
    row(f"LASSO {n} x {d}, gap 1e-4", LassoCV(cv=5, tol=1e-4, max_iter=100000), n, d, 10)
row("LASSO 200 x 1000, gap 1e-6", LassoCV(cv=5, tol=1e-6, max_iter=100000), 200, 1000, 1)

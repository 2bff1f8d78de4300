"""Records what scikit-learn 1.2 (Debian python3-sklearn) gives for trees, forests, boosting and metrics.

    /usr/bin/python3 make_sklearn_trees.py > sklearn_trees.json

Features are multiples of 1/1024, distinct in each column: exact in the single precision that scikit-learn keeps them in.
Single trees and boosting are recorded only where every random_state gives the same one, so that no split was a tie.
"""
import json
import sys
import time
import warnings

import numpy as np
from scipy.stats import spearmanr
from sklearn import ensemble, metrics, tree

warnings.filterwarnings("ignore")
SEEDS = range(20)
N, M, D = 240, 160, 6
rng = np.random.default_rng(7)
X = np.stack([rng.permutation(4 * (N + M))[: N + M] / 1024 for _ in range(D)], axis=1)
X /= 2
signal = 10 * np.sin(3 * X[:, 0] * X[:, 1]) + 20 * (X[:, 2] - 0.4) ** 2 + 8 * X[:, 3] + 4 * X[:, 4]
y = np.round(signal + rng.normal(size=N + M), 6)
labels = np.digitize(signal + 0.5 * rng.normal(size=N + M), np.quantile(signal, [0.4, 0.75]))
Xa, Xb, ya, yb, la, lb = X[:N], X[N:], y[:N], y[N:], labels[:N], labels[N:]
binary_a, binary_b = (la > 0).astype(int), (lb > 0).astype(int)


def rmse(a, b):
    return float(np.sqrt(np.mean((a - b) ** 2)))


def same(make, predict):
    """The model of seed 0, once all seeds agree."""
    models = [make(seed) for seed in range(5)]
    first = predict(models[0])
    for m in models[1:]:
        assert np.allclose(predict(m), first, rtol=1e-12, atol=1e-12), "a split was a tie"
    return models[0]


def structure(t):
    return {"feature": t.feature.tolist(), "threshold": t.threshold.tolist(), "left": t.children_left.tolist(),
            "right": t.children_right.tolist(), "value": t.value.reshape(t.node_count, -1).tolist(),
            "samples": t.n_node_samples.tolist()}


out = {"x": Xa.tolist(), "y": ya.tolist(), "labels": la.tolist(), "xTest": Xb.tolist(), "yTest": yb.tolist(), "labelsTest": lb.tolist()}

regression = same(lambda s: tree.DecisionTreeRegressor(max_depth=6, min_samples_leaf=6, random_state=s).fit(Xa, ya), lambda m: m.predict(Xb))
classes = same(lambda s: tree.DecisionTreeClassifier(max_depth=3, min_samples_leaf=8, random_state=s).fit(Xa, la), lambda m: m.predict_proba(Xb))
two = same(lambda s: tree.DecisionTreeRegressor(max_depth=5, min_samples_leaf=6, random_state=s).fit(Xa, np.stack([ya, Xa[:, 5] * 5 - ya], 1)), lambda m: m.predict(Xb))
out["regressionTree"], out["classificationTree"], out["twoTargetTree"] = structure(regression.tree_), structure(classes.tree_), structure(two.tree_)

forests = {}
for name, features in (("all", 1.0), ("third", 1 / 3)):
    fitted = [ensemble.RandomForestRegressor(100, max_features=features, oob_score=True, random_state=s).fit(Xa, ya) for s in SEEDS]
    forests[name] = {"test": [rmse(f.predict(Xb), yb) for f in fitted], "outOfBag": [rmse(f.oob_prediction_, ya) for f in fitted],
                     "firstImportance": [float(f.feature_importances_[0]) for f in fitted]}
fitted = [ensemble.RandomForestClassifier(100, oob_score=True, random_state=s).fit(Xa, la) for s in SEEDS]
forests["classes"] = {"test": [float(np.mean(f.predict(Xb) != lb)) for f in fitted], "outOfBag": [1 - float(f.oob_score_) for f in fitted],
                      "logLoss": [float(metrics.log_loss(lb, f.predict_proba(Xb))) for f in fitted]}
out["forests"] = forests

R, C = ensemble.GradientBoostingRegressor, ensemble.GradientBoostingClassifier
plain = dict(n_estimators=60, max_depth=3, min_samples_leaf=5, learning_rate=0.1)
boosting = {}
for loss in ("squared_error", "huber"):
    m = same(lambda s: R(loss=loss, random_state=s, **plain).fit(Xa, ya), lambda m: m.predict(Xb))
    boosting[loss] = m.predict(Xb).tolist()
m = same(lambda s: C(random_state=s, **{**plain, "n_estimators": 40, "min_samples_leaf": 8}).fit(Xa, binary_a), lambda m: m.predict_proba(Xb))
boosting["logistic"] = m.predict_proba(Xb)[:, 1].tolist()
boosting["absoluteSpread"] = [rmse(R(loss="absolute_error", random_state=s, subsample=0.5, **plain).fit(Xa, ya).predict(Xb), yb) for s in SEEDS]
boosting["squaredSpread"] = [rmse(R(random_state=s, subsample=0.5, **plain).fit(Xa, ya).predict(Xb), yb) for s in SEEDS]
boosting["huberSpread"] = [rmse(R(loss="huber", random_state=s, subsample=0.5, **plain).fit(Xa, ya).predict(Xb), yb) for s in SEEDS]
boosting["logisticSpread"] = [float(metrics.log_loss(binary_b, C(random_state=s, subsample=0.5, **plain).fit(Xa, binary_a).predict_proba(Xb))) for s in SEEDS]
out["boosting"] = boosting

p = regression.predict(Xb)  # has many ties
score = np.round(classes.predict_proba(Xb)[:, 1] + classes.predict_proba(Xb)[:, 2], 3)
out["metrics"] = {"predicted": p.tolist(), "score": score.tolist(), "mae": float(metrics.mean_absolute_error(yb, p)), "rmse": rmse(p, yb),
                  "r2": float(metrics.r2_score(yb, p)), "spearman": float(spearmanr(yb, p)[0]),
                  "rocAuc": float(metrics.roc_auc_score(binary_b, score)), "averagePrecision": float(metrics.average_precision_score(binary_b, score))}
json.dump(out, sys.stdout)
if "--time" in sys.argv:
    Z = np.random.default_rng(1).normal(size=(1000, 50))
    z = Z[:, 0] * Z[:, 1] + Z[:, 2] + 0.1 * Z[:, 3] ** 2
    for what in (ensemble.RandomForestRegressor(500, random_state=1), ensemble.GradientBoostingRegressor(n_estimators=500, max_depth=3, random_state=1)):
        for _ in range(2):
            wall, cpu = time.perf_counter(), time.process_time()
            what.fit(Z, z)
            print(type(what).__name__, "wall", time.perf_counter() - wall, "processor", time.process_time() - cpu, file=sys.stderr)

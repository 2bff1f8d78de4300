"""Writes g.csv: a made-up trajectory, not a simulation. dg_zx and dg_zy are random walks with correlation time 20 ps and
standard deviation 0.002 about zero, g_zz one about 2.003; 16384 steps of 2 ps. Needs only Python."""

import math
import random

random.seed(7)
STEP, CORRELATION, SIGMA = 2.0, 20.0, 0.002  # ps, ps, none
memory = math.exp(-STEP / CORRELATION)
walk = [random.gauss(0, SIGMA) for _ in range(3)]
with open("g.csv", "w", encoding="ascii") as out:
    out.write("# synthetic: random walks of 20 ps, written by make_trajectory.py with seed 7\ngzx,gzy,gzz\n")
    for _ in range(16384):
        walk = [memory * x + math.sqrt(1 - memory**2) * random.gauss(0, SIGMA) for x in walk]
        out.write(f"{walk[0]:.5f},{walk[1]:.5f},{2.003 + walk[2]:.5f}\n")

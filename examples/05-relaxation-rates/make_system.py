#!/usr/bin/env python3
"""Model of a dysprosocenium cation: writes dysprosium.yaml's numbers, modes.csv and the three files of tau. Needs no packages.

Dy3+ between two rings of five carbon atoms, each ring with the charge -1 spread over its atoms. The crystal field is that of the
charges (Hutchings, Solid State Phys. 16, 227 (1964)) with the radial means of the free ion; the vibrations are those of springs
between the atoms. Nothing is fitted: an example of the right size, not a prediction for a compound.
"""
import math

# Geometry of the kind found in bent dysprosocenium cations, angstrom and degrees.
CENTROID, CC, BEND = 2.316, 1.42, 152.8
CHARGE = -0.2                                # e per carbon
MASS_DY, MASS_CH, MASS_SUBSTITUTED = 162.5, 13.019, 69.1   # u; a carbon carries H or C4H9, which moves with it
SPRINGS = {"CC": 650.0, "CCC": 150.0, "DyC": 90.0, "rings": 2.5}   # N/m
R2, R4, R6 = 0.7814, 1.505, 6.048            # <r^k> of Dy3+ 4f, bohr^k (Freeman and Desclaux 1979)
BOHR, COULOMB = 0.529177210903, 219474.6313632 * 0.529177210903   # angstrom, cm^-1 angstrom
HBAR, U, C = 1.054571817e-34, 1.66053906660e-27, 299792458.0
# A_k^q<r^k> = LAMBDA_kq L_kq, real Wybourne parameters to Stevens normalisation.
S = math.sqrt
LAMBDA = {2: [1/2, S(6), S(6)/2], 4: [1/8, S(5)/2, S(10)/4, S(35)/2, S(70)/8],
          6: [1/16, S(42)/8, S(105)/16, S(105)/8, 3*S(14)/16, 3*S(77)/8, S(231)/16]}
RADIAL = {2: R2 * BOHR**2, 4: R4 * BOHR**4, 6: R6 * BOHR**6}
KQ = [(k, q) for k in (2, 4, 6) for q in range(-k, k + 1)]


def geometry():
    """Dy, then ring after ring; the rings' axes lie in the xz plane, z bisects their normals' line."""
    tilt = math.radians((180 - BEND) / 2)
    radius = CC / (2 * math.sin(math.pi / 5))
    atoms = [(0.0, 0.0, 0.0)]
    for side in (1, -1):
        n = (math.sin(tilt), 0.0, side * math.cos(tilt))
        e1 = (math.cos(tilt), 0.0, -side * math.sin(tilt))
        for i in range(5):
            a = 2 * math.pi * i / 5 + (0 if side > 0 else math.pi / 5)
            atoms.append(tuple(CENTROID * n[c] + radius * (math.cos(a) * e1[c] + math.sin(a) * (0, 1, 0)[c]) for c in range(3)))
    return atoms


def legendre(k, m, x):
    """P_k^m without the phase (-1)^m."""
    p = 1.0
    for i in range(1, m + 1):
        p *= (2 * i - 1) * math.sqrt(max(0.0, 1 - x * x))
    if k == m:
        return p
    previous, p = p, x * (2 * m + 1) * p
    for n in range(m + 2, k + 1):
        previous, p = p, ((2 * n - 1) * x * p - (n + m - 1) * previous) / (n - m)
    return p


def field(atoms):
    """A_k^q<r^k> in cm^-1 of the carbon charges around atom 0."""
    b = dict.fromkeys(KQ, 0.0)
    for atom in atoms[1:]:
        x, y, z = (atom[c] - atoms[0][c] for c in range(3))
        r, phi = math.sqrt(x*x + y*y + z*z), math.atan2(y, x)
        for k, q in KQ:
            m = abs(q)
            real = math.sqrt((2 if m else 1) * math.factorial(k - m) / math.factorial(k + m)) * legendre(k, m, z / r)
            angle = math.cos(m * phi) if q >= 0 else math.sin(m * phi)
            # L_kq holds the complex harmonic once for +q and once for -q: half of the real one's square, hence 1/sqrt2.
            b[k, q] += -CHARGE * COULOMB * RADIAL[k] / r**(k + 1) * LAMBDA[k][m] * real * angle / (S(2) if m else 1)
    return b


def hessian(atoms):
    """Mass-weighted, N/(m u); all springs at rest."""
    ring = [MASS_SUBSTITUTED if i in (0, 1, 3) else MASS_CH for i in range(5)]   # 1,2,4
    masses = [MASS_DY] + 2 * ring
    h = [[0.0] * 33 for _ in range(33)]
    for i in range(11):
        for j in range(i):
            d = [atoms[i][c] - atoms[j][c] for c in range(3)]
            r = math.sqrt(sum(x * x for x in d))
            same_ring = j > 0 and (i - 1) // 5 == (j - 1) // 5
            kind = "DyC" if j == 0 else "rings" if not same_ring else "CC" if r < 1.6 else "CCC"
            for a in range(3):
                for b in range(3):
                    f = SPRINGS[kind] * d[a] * d[b] / r**2
                    for s, t, sign in ((i, i, 1), (j, j, 1), (i, j, -1), (j, i, -1)):
                        h[3*s + a][3*t + b] += sign * f / math.sqrt(masses[s] * masses[t])
    return h, masses


def jacobi(a):
    """Eigenvalues and eigenvectors (rows) of a symmetric matrix."""
    n = len(a)
    a, v = [row[:] for row in a], [[float(i == j) for j in range(n)] for i in range(n)]
    for _ in range(60):
        if sum(a[i][j]**2 for i in range(n) for j in range(i)) < 1e-22 * sum(a[i][i]**2 for i in range(n)):
            break
        for p in range(n):
            for q in range(p + 1, n):
                if a[p][q] == 0:
                    continue
                theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                t = math.copysign(1, theta) / (abs(theta) + math.sqrt(theta * theta + 1))
                c = 1 / math.sqrt(t * t + 1)
                s = t * c
                for k in range(n):
                    a[k][p], a[k][q] = c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]
                for k in range(n):
                    a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
                    v[p][k], v[q][k] = c * v[p][k] - s * v[q][k], s * v[p][k] + c * v[q][k]
    return sorted((a[i][i], v[i]) for i in range(n))


def derivatives(atoms, masses, omega, vector):
    """dA/dQ by central differences; Q = 1 displaces by sqrt(hbar/(2 m w)), the zero-point amplitude."""
    step = 0.1

    def displaced(x):
        return [tuple(atoms[i][c] + x * 1e10 * math.sqrt(HBAR / (2 * masses[i] * U * omega)) * vector[3*i + c] for c in range(3)) for i in range(11)]
    up, down = field(displaced(step)), field(displaced(-step))
    return {kq: (up[kq] - down[kq]) / (2 * step) for kq in KQ}


def clean(x, scale):
    """What rounding leaves of a zero by symmetry."""
    return 0.0 if abs(x) < 1e-9 * scale else x


def main():
    atoms = geometry()
    equilibrium = field(atoms)
    h, masses = hessian(atoms)
    modes = []
    for value, vector in jacobi(h)[6:]:
        omega = math.sqrt(value / U)
        sign = 1 if max(vector, key=abs) > 0 else -1
        modes.append((omega / (2 * math.pi * C * 100), derivatives(atoms, masses, omega, [sign * x for x in vector])))
    with open("modes.csv", "w") as f:
        f.write("# dA/dQ in cm^-1, Q = 1 displaces by sqrt(hbar/(2 m w)); written by make_system.py\n")
        f.write("frequencyCm," + ",".join(f"B{k}{q}" for k, q in KQ) + "\n")
        for w, d in modes:
            f.write(f"{w:.6f}," + ",".join(f"{clean(d[kq], 100):.8g}" for kq in KQ) + "\n")
    with open("EQ_CFPs.dat", "w") as f:
        for k, q in KQ:
            f.write(f"1 {k} {q} {clean(equilibrium[k, q], 1000):.8g}\n")
    with open("mode_energies.dat", "w") as f:
        f.write("Mode energies (cm-1)\n" + "".join(f"{w:.6f}\n" for w, _ in modes))
    with open("CFP_polynomials.dat", "w") as f:
        for i, (w, d) in enumerate(modes):
            f.write(f"Vibration: {i + 1} Energy (cm-1): {w:.6f} Rank (k), order (q) and derivatives up to 3rd order\n")
            f.writelines(f"{k} {q} 0 0 {clean(d[k, q], 100):.8g}\n" for k, q in KQ)
    print("      crystalField:\n        convention: field")
    print("".join(f"        B{k}{q}: {equilibrium[k, q]:.8g}\n" for k, q in KQ if clean(equilibrium[k, q], 1000)), end="")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes modes.csv: how sound and librations of a molecular crystal change the published crystal field of Er(trensal). Needs no packages.

Three kinds of motion, each with a coupling that follows from the crystal field itself, no random numbers and nothing fitted:
- transverse sound turns the molecule by half the curl of the displacement: dH = [H, -i J] dphi (Chudnovsky, Garanin, Schilling,
  Phys. Rev. B 72, 094426 (2005)),
- longitudinal sound changes all distances: B_kq ~ R^-(k+1), the law of point charges,
- librations turn the molecule as a rigid ball.
Of waves only turning and mean stretching couple; what shear does inside the molecule is left out.
"""
import math

# B_k^q of extended Stevens operators, cm^-1: PBE0 column of table S1 (L. Peng et al., J. Phys. Chem. Lett. 16, 12312 (2025)).
B = {(2, 0): -1.1673728, (4, 0): -1.2073254e-3, (4, 3): 2.0880005e-1, (4, -3): -1.1321827e-1,
     (6, 0): 1.3333043e-4, (6, 3): -1.2066800e-3, (6, -3): 7.6336324e-4, (6, 6): 6.6374329e-4, (6, -6): -1.0271989e-3}
MASS = 622.8                      # u, C27 H27 Er N4 O3
DENSITY = 1.6                     # g/cm^3, assumed
TRANSVERSE, LONGITUDINAL = 1500.0, 3000.0   # m/s, assumed
LIBRATIONS = (50.0, 100.0)        # cm^-1, a band assumed
PIECES = {"transverse": 36, "longitudinal": 36, "libration": 16}
HBAR, U, C = 1.054571817e-34, 1.66053906660e-27, 299792458.0
S = math.sqrt
# Stevens parameter = theta_k LAMBDA_kq c_kq (1/sqrt2 for q != 0), c_kq of real harmonics in Racah's normalisation.
LAMBDA = {2: [1/2, S(6), S(6)/2], 4: [1/8, S(5)/2, S(10)/4, S(35)/2, S(70)/8],
          6: [1/16, S(42)/8, S(105)/16, S(105)/8, 3*S(14)/16, 3*S(77)/8, S(231)/16]}
KQ = [(k, q) for k in (2, 4, 6) for q in range(-k, k + 1)]


def unit(k, q):
    return LAMBDA[k][abs(q)] / (S(2) if q else 1)


def turned(axis):
    """dB/dphi when the molecule turns about x, y or z (0, 1, 2): f -> -i L f for f = sum c_kq Z_kq, by ladder operators."""
    result = {}
    for k in (2, 4, 6):
        c = {q: B.get((k, q), 0.0) / unit(k, q) for q in range(-k, k + 1)}
        a = {0: complex(c[0])}
        for q in range(1, k + 1):
            a[q], a[-q] = (-1)**q * (c[q] - 1j * c[-q]) / S(2), (c[q] + 1j * c[-q]) / S(2)
        d = dict.fromkeys(a, 0j)
        for m, x in a.items():
            up, down = S(k*(k + 1) - m*(m + 1)), S(k*(k + 1) - m*(m - 1))
            for n, weight in (((m + 1, up/2), (m - 1, down/2)) if axis == 0 else ((m + 1, up/2j), (m - 1, -down/2j)) if axis == 1 else ((m, m),)):
                if abs(n) <= k:
                    d[n] += -1j * weight * x
        result[k, 0] = d[0].real * unit(k, 0)
        for q in range(1, k + 1):
            result[k, q] = (((-1)**q * d[q] + d[-q]) / S(2)).real * unit(k, q)
            result[k, -q] = (1j * ((-1)**q * d[q] - d[-q]) / S(2)).real * unit(k, -q)
    return result


def omega(wavenumber):
    return 2 * math.pi * C * 100 * wavenumber


def pieces(low, high, count):
    return [low + (high - low) * (i + 0.5) / count for i in range(count)]


def main():
    turns = [turned(axis) for axis in range(3)]
    stretch = {kq: -(kq[0] + 1) * B.get(kq, 0.0) for kq in KQ}
    volume = MASS * U / (DENSITY * 1000)                     # m^3
    edge = (6 * math.pi**2 / volume)**(1/3)                  # Debye's wavevector, 1/m
    inertia = 0.4 * MASS * U * (3 * volume / (4 * math.pi))**(2/3)
    modes = []
    for name, speed in (("transverse", TRANSVERSE), ("longitudinal", LONGITUDINAL)):
        cutoff = speed * edge / (2 * math.pi * C * 100)
        for w in pieces(0, cutoff, PIECES[name]):
            share = 3 * w**2 / cutoff**3 * cutoff / PIECES[name]
            zero_point = HBAR / (2 * MASS * U * omega(w)) * (omega(w) / speed)**2   # (k u)^2
            if name == "transverse":   # two polarisations; a third of (k u/2)^2 about each axis
                modes += [(w, 2 * share, {kq: S(zero_point / 12) * t[kq] for kq in KQ}) for t in turns]
            else:                      # a third of the strain is a change of all lengths
                modes.append((w, share, {kq: S(zero_point) / 3 * stretch[kq] for kq in KQ}))
    for w in pieces(*LIBRATIONS, PIECES["libration"]):
        modes += [(w, 1 / PIECES["libration"], {kq: S(HBAR / (2 * inertia * omega(w))) * t[kq] for kq in KQ}) for t in turns]
    modes.sort(key=lambda mode: mode[0])
    with open("modes.csv", "w") as f:
        f.write("# dB/dQ in cm^-1, Q = 1 displaces by sqrt(hbar/(2 m w)); written by make_modes.py\n")
        f.write("frequencyCm,weight," + ",".join(f"B{k}{q}" for k, q in KQ) + "\n")
        for w, share, d in modes:
            f.write(f"{w:.6f},{share:.8g}," + ",".join(f"{d[kq] + 0.0:.8g}" for kq in KQ) + "\n")


if __name__ == "__main__":
    main()

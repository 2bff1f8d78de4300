"""Writes copper-dimer.csv: chi T of a copper dimer by Bleaney and Bowers' formula (Proc. R. Soc. A 214, 451 (1952),
doi:10.1098/rspa.1952.0181) with a paramagnetic impurity, TIP and Gaussian noise. Only the standard library is needed."""
import math
import random

J = -148.0  # cm^-1, H = -2J S1.S2
G = 2.16
IMPURITY = 0.012  # mole fraction of S = 1/2 with g = 2.16
TIP = 120e-6  # cm^3/mol of dimers
NOISE = 0.01  # relative standard deviation
SEED = 1952
BOLTZMANN = 0.695034800  # cm^-1/K
CURIE = 0.125049365  # N_A mu_B^2/(3 k_B), cm^3 K/mol, for g = 1 and S(S+1) = 1


def chi_t(temperature):
    """chi T in cm^3 K/mol per mole of dimers: three states of S = 1 above a singlet by -2J."""
    triplet = 2 * CURIE * G**2 * 3 / (3 + math.exp(-2 * J / (BOLTZMANN * temperature)))
    single = 0.75 * CURIE * G**2
    return (1 - IMPURITY) * triplet + IMPURITY * single + TIP * temperature


def main():
    noise = random.Random(SEED)
    with open("copper-dimer.csv", "w", newline="\n") as file:
        file.write("# synthetic: see make_data.py\nT_K,chiT,error\n")
        for i in range(60):
            t = 5.0 * (i + 1)
            exact = chi_t(t)
            file.write(f"{t:.1f},{exact * (1 + NOISE * noise.gauss(0, 1)):.6g},{NOISE * exact:.3g}\n")


main()

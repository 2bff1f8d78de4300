"""Writes ac.dat, decays.dat and tau.csv: synthetic measurements of a dysprosium complex that relaxes by Orbach, Raman and
tunnelling processes, in the layout of an MPMS3. Nothing was measured. Only the standard library is needed."""
import cmath
import math
import random

# 1/tau = exp(-U/k_B T)/tau0 + C T^n + 1/tau_QTM
U = 280.0  # cm^-1
TAU0 = 1e-11  # s
C = 1e-3  # s^-1 K^-n
N = 4.0
TAU_QTM = 300.0  # s

CURIE = 11.5  # chi_T = CURIE/T, cm^3/mol
ADIABATIC = 0.05  # chi_S/chi_T
DIAMAGNETISM = -4.2e-4  # cm^3/mol
MASS = 26.3  # mg
MOLAR_MASS = 839.24  # g/mol
BETA = 0.85  # of the decays
REMANENT = 0.05  # emu
AC_NOISE = 0.002  # of chi_T
DC_NOISE = 0.002  # of the remanent moment
SEED = 2019

BOLTZMANN = 0.695034800  # cm^-1/K
EULER = 0.5772156649
AC_TEMPERATURES = [6, 7, 8, 9, 10, 12, 14, 16, 18, 19, 20, 21, 22, 23, 24, 26, 28]
DC_TEMPERATURES = [1.8, 2.0, 2.3, 2.6, 3.0, 3.5, 4.0]
FREQUENCIES = [0.1 * 10 ** (i / 5) for i in range(21)]  # 0.1 to 1000 Hz
TITLES = [
    "Comment", "Time Stamp (sec)", "Temperature (K)", "Magnetic Field (Oe)", "Moment (emu)", "M. Std. Err. (emu)",
    "AC X' (emu/Oe)", "AC X' Std Err. (emu/Oe)", "AC X'' (emu/Oe)", "AC X'' Std Err. (emu/Oe)", "AC Drive (Oe)", "AC Frequency (Hz)",
]


def tau(temperature):
    """Mean relaxation time (exp of the mean of ln tau) in s."""
    return 1 / (math.exp(-U / (BOLTZMANN * temperature)) / TAU0 + C * temperature**N + 1 / TAU_QTM)


def alpha(temperature):
    """Width of the generalised Debye model: broader where Raman processes lead."""
    return 0.12 - 0.09 * (temperature - 6) / 22


def susceptibility(temperature, frequency):
    """chi' - i chi'' in cm^3/mol, diamagnetism included."""
    chi_t = CURIE / temperature
    chi_s = ADIABATIC * chi_t
    response = 1 / (1 + (2j * cmath.pi * frequency * tau(temperature)) ** (1 - alpha(temperature)))
    return chi_s + (chi_t - chi_s) * response + DIAMAGNETISM


def header(file, application):
    file.write(
        "[Header]\n; MPMS3 Data File (default extension .dat)\n; synthetic: written by make_data.py\nTITLE,\n"
        f"BYAPP,{application}\nINFO,synthetic dysprosium complex,SAMPLE_MATERIAL\nINFO,{MASS},SAMPLE_MASS\n"
        f"INFO,{MOLAR_MASS},SAMPLE_MOLECULAR_WEIGHT\n[Data]\n" + ",".join(TITLES) + "\n"
    )


def row(file, **cells):
    file.write(",".join(cells.get(name, "") for name in ("comment", "t", "temp", "field", "m", "m_err", "re", "re_err", "im", "im_err", "drive", "f")) + "\n")


def write_ac(noise):
    moles = 1e-3 * MASS / MOLAR_MASS
    clock = 3720610000.0
    with open("ac.dat", "w", newline="\n") as file:
        header(file, "SQUID AC,0.9.1.0")
        for temperature in AC_TEMPERATURES:
            sigma = AC_NOISE * CURIE / temperature
            for frequency in FREQUENCIES:
                clock += 30
                chi = susceptibility(temperature, frequency)
                re = (chi.real + sigma * noise.gauss(0, 1)) * moles
                im = (-chi.imag + sigma * noise.gauss(0, 1)) * moles
                row(file, t=f"{clock:.1f}", temp=f"{temperature + 0.003 * noise.gauss(0, 1):.5f}", field="0.21", re=f"{re:.6E}",
                    re_err=f"{sigma * moles:.2E}", im=f"{im:.6E}", im_err=f"{sigma * moles:.2E}", drive="2", f=f"{frequency:.6g}")


def write_decays(noise):
    clock = 3720910000.0
    with open("decays.dat", "w", newline="\n") as file:
        header(file, "SQUID VSM,1.0.0.0")
        for temperature in DC_TEMPERATURES:
            # exp of the mean of ln tau of a stretched decay is tau_formula exp(EULER (1 - 1/beta))
            formula = tau(temperature) / math.exp(EULER * (1 - 1 / BETA))
            clock += 3600
            for i in range(120):
                seconds = 2.0 * i * max(1.0, formula / 40)
                moment = REMANENT * (math.exp(-((seconds / formula) ** BETA)) + DC_NOISE * noise.gauss(0, 1))
                row(file, t=f"{clock + seconds:.2f}", temp=f"{temperature + 0.001 * noise.gauss(0, 1):.5f}", field="0.34",
                    m=f"{moment:.6E}", m_err=f"{DC_NOISE * REMANENT:.1E}")
            clock += seconds


def write_table(noise):
    with open("tau.csv", "w", newline="\n") as file:
        file.write("# synthetic: see make_data.py; 5 % noise\nT_K,tau_s,tau_err_s\n")
        for temperature in DC_TEMPERATURES + AC_TEMPERATURES:
            time = tau(temperature) * math.exp(0.05 * noise.gauss(0, 1))
            file.write(f"{temperature},{time:.4g},{0.05 * time:.2g}\n")


if __name__ == "__main__":
    random_numbers = random.Random(SEED)
    write_ac(random_numbers)
    write_decays(random_numbers)
    write_table(random_numbers)

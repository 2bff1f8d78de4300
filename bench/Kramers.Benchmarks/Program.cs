using System.Globalization;
using BenchmarkDotNet.Running;
using Kramers.Benchmarks;

// dotnet run --project bench/Kramers.Benchmarks -c Release -- --filter '*Bispectrum*'
// dotnet run --project bench/Kramers.Benchmarks -c Release -- rings
// dotnet run --project bench/Kramers.Benchmarks -c Release -- raman-cost figure.html
switch (args)
{
    case ["rings"]:
        SpinRingTable.Print();
        break;
    case ["raman-cost", var figure]:
        RamanCostTable.Print(figure);
        break;
    case ["learners", var folder, var only]: // for bench/learners.sh
        LearnerTable.Print(folder, only);
        break;
    case ["descriptors"]:
        DescriptorTable.Print();
        break;
    case ["dynamics", var folder]: // examples/01-cobalt-bipyramid
        DynamicsTable.Print(folder);
        break;
    case ["snap"]: // for bench/lammps-snap.sh
        SnapTable.Print();
        break;
    case ["dysprosium", var path]: // these two for bench/single-aniso.sh
        PowderAgainstSingleAniso.WriteDysprosium(path);
        break;
    case ["powder", var states, var output, var wall, var processor]:
        PowderAgainstSingleAniso.Run(states, output, double.Parse(wall, CultureInfo.InvariantCulture), double.Parse(processor, CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

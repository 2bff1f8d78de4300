using BenchmarkDotNet.Running;

// dotnet run --project bench/Kramers.Benchmarks -c Release -- --filter '*Bispectrum*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

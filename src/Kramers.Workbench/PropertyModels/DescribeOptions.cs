namespace Kramers.Workbench.PropertyModels;

/// <summary>What 'kramers describe' is asked.</summary>
/// <param name="File">Structures (.xyz, .extxyz).</param>
/// <param name="Descriptor">Name of the descriptor, or several joined by +.</param>
/// <param name="Settings">File of settings; null for the defaults.</param>
public sealed record DescribeOptions(string File, string Descriptor, string? Settings = null);

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kramers.Tests.Architecture;

/// <summary>What an assembly uses, read from its tables.</summary>
internal sealed class Metadata : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    public Metadata(string project)
    {
        _file = new PEReader(File.OpenRead(Repository.AssemblyFile(project)));
        _reader = _file.GetMetadataReader();
    }

    /// <summary>Full names of the types used from other assemblies, each with the assembly's name.</summary>
    public IReadOnlyList<(string Assembly, string Type)> UsedTypes() =>
        [.. from handle in _reader.TypeReferences
            let type = _reader.GetTypeReference(handle)
            where type.ResolutionScope.Kind == HandleKind.AssemblyReference
            let assembly = _reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope)
            select (_reader.GetString(assembly.Name), $"{_reader.GetString(type.Namespace)}.{_reader.GetString(type.Name)}")];

    /// <summary>The methods that are bound to a native library, with the namespace of their type.</summary>
    public IReadOnlyList<(string Namespace, string Name)> NativeMethods() =>
        [.. from handle in _reader.MethodDefinitions
            let method = _reader.GetMethodDefinition(handle)
            where (method.Attributes & System.Reflection.MethodAttributes.PinvokeImpl) != 0
            let type = _reader.GetTypeDefinition(method.GetDeclaringType())
            select (_reader.GetString(type.Namespace), _reader.GetString(method.Name))];

    public void Dispose() => _file.Dispose();
}

using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Lakehouse.Tools.Schemas;

/// <summary>Reads a contract and refuses, in a sentence, what a schema could not follow from.</summary>
public static class ContractReader
{
    private const int MaxLength = 1 << 20;

    /// <summary>
    /// Reads <paramref name="yaml"/>, the text of the contract at <paramref name="path"/> (<c>schemas/world/table.yaml</c>).
    /// What it says about other contracts of its world is checked by <see cref="ContractWorld"/>.
    /// </summary>
    public static Contract Read(string path, string yaml)
    {
        if (yaml.Length > MaxLength)
        {
            throw new ContractException($"{path}: expected at most {MaxLength} characters, found {yaml.Length}.");
        }

        var place = ContractShape.Read(path, yaml);
        var contract = new DeserializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .Build()
            .Deserialize<Contract>(yaml);
        contract.Place = place;
        ContractCheck.Check(contract);
        return contract;
    }
}

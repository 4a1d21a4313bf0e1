using Lakehouse.Generation;

namespace Lakehouse.Benchmarks;

/// <summary>What a run is asked for.</summary>
internal sealed record RunOptions
{
    private const string QuickOption = "--quick";
    private const string SweepOption = "--sweep";

    /// <summary>The formats that a lake can be written in, as <c>--format</c> takes them; the first is the default.</summary>
    public static IReadOnlyList<string> Formats { get; } = [.. Enum.GetValues<LakeFormat>().Select(Layout.NameOf)];

    /// <summary>Fewer rows, one sample each.</summary>
    public bool Quick { get; private init; }

    /// <summary>The formats whose rows are swept over the powers of ten; none by default, because it takes long.</summary>
    public IReadOnlyList<string> SweepFormats { get; private init; } = [];

    /// <summary>The options as they are given.</summary>
    public IEnumerable<string> Arguments =>
    [
        .. Quick ? [QuickOption] : (string[])[],
        .. SweepFormats.Count > 0 ? [$"{SweepOption}={string.Join(',', SweepFormats)}"] : (string[])[],
    ];

    /// <summary>Reads options; null, and the sentence to say, where they are not ones.</summary>
    public static RunOptions? Parse(IReadOnlyList<string> arguments, out string? refusal)
    {
        refusal = null;
        var options = new RunOptions();
        foreach (var argument in arguments)
        {
            switch (argument.Split('=', 2))
            {
                case [QuickOption]:
                    options = options with { Quick = true };
                    break;

                case [SweepOption]:
                    options = options with { SweepFormats = [Formats[0]] };
                    break;

                case [SweepOption, var list]:
                    var formats = list.Split(',');
                    if (formats.FirstOrDefault(f => !Formats.Contains(f)) is { } unknown)
                    {
                        refusal = $"{SweepOption} takes formats out of {string.Join(", ", Formats)} between commas; '{unknown}' is none.";
                        return null;
                    }

                    options = options with { SweepFormats = [.. formats.Distinct()] };
                    break;

                default:
                    refusal = $"benchmarks/run takes {QuickOption}, {SweepOption}[=FORMATS], --page LOG.json or --readme LOG.json, "
                        + $"and was given '{argument}'.";
                    return null;
            }
        }

        return options;
    }
}

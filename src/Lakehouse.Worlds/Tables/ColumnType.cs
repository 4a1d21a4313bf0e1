using Apache.Arrow.Types;

namespace Lakehouse.Worlds.Tables;

/// <summary>The logical kinds of value that a bronze column may hold.</summary>
public enum ColumnKind
{
    Text,
    Int,
    Long,
    Boolean,
    Date,
    Timestamp,
    Decimal,
}

/// <summary>A logical column type: what the contract says, whatever the format it is written in.</summary>
public readonly record struct ColumnType(ColumnKind Kind, int Precision = 0, int Scale = 0)
{
    public static ColumnType Text => new(ColumnKind.Text);

    public static ColumnType Int => new(ColumnKind.Int);

    public static ColumnType Long => new(ColumnKind.Long);

    public static ColumnType Boolean => new(ColumnKind.Boolean);

    public static ColumnType Date => new(ColumnKind.Date);

    public static ColumnType Timestamp => new(ColumnKind.Timestamp);

    public static ColumnType Decimal(int precision, int scale) => new(ColumnKind.Decimal, precision, scale);

    /// <summary>The name used in contracts, Delta schemas and messages: <c>string</c>, <c>decimal(18,2)</c>.</summary>
    public override string ToString() => Kind switch
    {
        ColumnKind.Text => "string",
        ColumnKind.Int => "integer",
        ColumnKind.Long => "long",
        ColumnKind.Boolean => "boolean",
        ColumnKind.Date => "date",
        ColumnKind.Timestamp => "timestamp",
        ColumnKind.Decimal => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"decimal({Precision},{Scale})"),
        _ => throw new InvalidOperationException($"Column kind {Kind} has no name."),
    };

    /// <summary>A whole number in the units that columns of the type count: 12 is 1,200 where two digits follow the point.</summary>
    internal Int128 UnitsOf(long value)
    {
        Int128 units = value;
        for (var i = 0; i < Scale; i++)
        {
            units *= 10;
        }

        return units;
    }

    internal IArrowType ToArrow(bool dictionary) => Kind switch
    {
        ColumnKind.Text when dictionary => new DictionaryType(Int32Type.Default, StringType.Default, ordered: false),
        ColumnKind.Text => StringType.Default,
        ColumnKind.Int => Int32Type.Default,
        ColumnKind.Long => Int64Type.Default,
        ColumnKind.Boolean => BooleanType.Default,
        ColumnKind.Date => Date32Type.Default,
        ColumnKind.Timestamp => new TimestampType(TimeUnit.Microsecond, "UTC"),
        ColumnKind.Decimal => new Decimal128Type(Precision, Scale),
        _ => throw new InvalidOperationException($"Column kind {Kind} has no Arrow type."),
    };
}

using Apache.Arrow;
using Apache.Arrow.Types;

namespace Delta.Sharp;

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as the log of a table would spell it where it has a spelling.</param>
/// <param name="IsNumber">Whether its values are numbers, which people read aligned to the right.</param>
public sealed record ResultColumn(string Name, string Type, bool IsNumber)
{
    public static IReadOnlyList<ResultColumn> Of(Schema schema) =>
        [.. schema.FieldsList.Select(f => new ResultColumn(f.Name, TypeName(f.DataType), IsNumeric(f.DataType)))];

    private static bool IsNumeric(IArrowType type) => type.TypeId is
        ArrowTypeId.Int8 or ArrowTypeId.Int16 or ArrowTypeId.Int32 or ArrowTypeId.Int64
        or ArrowTypeId.UInt8 or ArrowTypeId.UInt16 or ArrowTypeId.UInt32 or ArrowTypeId.UInt64
        or ArrowTypeId.Float or ArrowTypeId.Double or ArrowTypeId.Decimal128;

    private static string TypeName(IArrowType type) => type switch
    {
        StringType => "string",
        Int64Type => "long",
        Int32Type => "integer",
        Int16Type => "short",
        Int8Type => "byte",
        FloatType => "float",
        DoubleType => "double",
        BooleanType => "boolean",
        BinaryType => "binary",
        Date32Type => "date",
        TimestampType { Timezone: null or "" } => "timestamp_ntz",
        TimestampType => "timestamp",
        Decimal128Type number => string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"decimal({number.Precision},{number.Scale})"),
        DictionaryType dictionary => TypeName(dictionary.ValueType),
        MapType map => $"map<{TypeName(map.KeyField.DataType)},{TypeName(map.ValueField.DataType)}>",
        ListType list => $"array<{TypeName(list.ValueDataType)}>",
        FixedSizeListType list => $"array<{TypeName(list.ValueDataType)}>",
        StructType record => $"struct<{string.Join(",", record.Fields.Select(f => $"{f.Name}:{TypeName(f.DataType)}"))}>",
        _ => type.Name,
    };
}

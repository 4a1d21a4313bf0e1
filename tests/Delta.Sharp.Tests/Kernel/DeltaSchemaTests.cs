using System.Text.Json.Nodes;
using CsCheck;
using Delta.Sharp.Kernel;
using Xunit;

namespace Delta.Sharp.Tests.Kernel;

public sealed class DeltaSchemaTests
{
    [Fact]
    public void A_schema_is_read_with_its_comments_and_keeps_what_it_does_not_know()
    {
        const string Text =
            """{"type":"struct","fields":[{"name":"id","type":"long","nullable":false,"metadata":{"comment":"Schlüssel","delta.identity.step":1}},{"name":"m","type":"decimal( 10, 4 )","nullable":true,"metadata":{}},{"name":"s","type":{"type":"struct","fields":[{"name":"id","type":"string","nullable":true,"metadata":{}}]},"nullable":true,"metadata":{"x":[1,null]}},{"name":"a","type":{"type":"array","elementType":"date","containsNull":false},"nullable":true,"metadata":{}},{"name":"k","type":{"type":"map","keyType":"string","valueType":{"type":"array","elementType":"timestamp_ntz","containsNull":true},"valueContainsNull":true},"nullable":true,"metadata":{}}]}""";
        DeltaSchema schema = DeltaSchema.Parse(Text);

        Assert.Equal(("id", new DeltaPrimitive("long"), false, "Schlüssel"),
            (schema.Fields[0].Name, schema.Fields[0].Type, schema.Fields[0].Nullable, schema.Fields[0].Comment));
        Assert.Equal("""{"delta.identity.step":1}""", schema.Fields[0].OtherMetadata!.ToJsonString());
        Assert.Equal(new DeltaDecimal(10, 4), schema.Fields[1].Type);
        Assert.Equal("id", Assert.IsType<DeltaStruct>(schema.Fields[2].Type).Fields[0].Name);
        Assert.Equal(new DeltaArray(new DeltaPrimitive("date"), false), schema.Fields[3].Type);
        Assert.Equal(
            new DeltaMap(new DeltaPrimitive("string"), new DeltaArray(new DeltaPrimitive("timestamp_ntz"), true), true),
            schema.Fields[4].Type);
        Assert.Equal(Text.Replace("( 10, 4 )", "(10,4)", StringComparison.Ordinal), schema.ToSchemaString());
    }

    [Fact]
    public void Any_schema_comes_back_from_its_text() => Property.ForAll(s_schemas, 300, schema =>
    {
        string text = schema.ToSchemaString();
        Assert.Equal(text, DeltaSchema.Parse(text).ToSchemaString());
        Assert.Equal(schema.Fields.Select(f => f.Name), DeltaSchema.Parse(text).Fields.Select(f => f.Name));
    });

    [Theory]
    [InlineData("decimal", 10, 0)]
    [InlineData("decimal(38,38)", 38, 38)]
    [InlineData("decimal(1,0)", 1, 0)]
    public void Decimals_are_read(string name, int precision, int scale) =>
        Assert.Equal(new DeltaDecimal(precision, scale), DeltaType.Parse(name));

    [Theory]
    [InlineData("decimal(39,0)")]
    [InlineData("decimal(0,0)")]
    [InlineData("decimal(5,6)")]
    [InlineData("decimal(5)")]
    [InlineData("decimal(5,-1)")]
    [InlineData("Long")]
    [InlineData("int")]
    [InlineData("")]
    public void Other_names_are_no_types(string name) => Assert.Throws<FormatException>(() => DeltaType.Parse(name));

    [Theory]
    [InlineData("")]
    [InlineData("\"long\"")]
    [InlineData("{}")]
    [InlineData("""{"type":"struct"}""")]
    [InlineData("""{"type":"struct","fields":{}}""")]
    [InlineData("""{"type":"struct","fields":[1]}""")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":"long"}]}""")]
    [InlineData("""{"type":"struct","fields":[{"name":1,"type":"long","nullable":true}]}""")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":{"type":"set"},"nullable":true}]}""")]
    [InlineData("""{"type":"struct","fields":[{"name":"a","type":"long","nullable":true},{"name":"A","type":"long","nullable":true}]}""")]
    public void Damaged_schemas_are_refused(string text) => Assert.Throws<FormatException>(() => DeltaSchema.Parse(text));

    private static readonly string[] s_primitives =
    [
        "string", "long", "integer", "short", "byte", "float", "double", "boolean", "binary", "date", "timestamp",
        "timestamp_ntz", "variant", "void",
    ];

    private static readonly string?[] s_comments = [null, "", "a \"comment\" \u00fc\n"];

    private static readonly Gen<DeltaType> s_leaves = Gen.OneOf(
        Gen.Int[0, s_primitives.Length - 1].Select(i => (DeltaType)new DeltaPrimitive(s_primitives[i])),
        Gen.Int[1, 38].SelectMany(p => Gen.Int[0, p].Select(s => (DeltaType)new DeltaDecimal(p, s))));

    private static readonly Gen<DeltaSchema> s_schemas = FieldsOf(TypesOf(3)).Select(f => new DeltaSchema(f));

    private static Gen<DeltaType> TypesOf(int depth) => depth == 0
        ? s_leaves
        : Gen.OneOf(
            s_leaves,
            FieldsOf(TypesOf(depth - 1)).Select(f => (DeltaType)new DeltaStruct(f)),
            Gen.Select(TypesOf(depth - 1), Gen.Bool, (t, n) => (DeltaType)new DeltaArray(t, n)),
            Gen.Select(s_leaves, TypesOf(depth - 1), Gen.Bool, (k, v, n) => (DeltaType)new DeltaMap(k, v, n)));

    private static Gen<DeltaField[]> FieldsOf(Gen<DeltaType> types) =>
        Gen.Select(types, Gen.Bool, Gen.Int[0, 2].Select(i => s_comments[i]), Gen.Bool,
            (t, n, c, m) => (Type: t, Nullable: n, Comment: c, HasMore: m))
            .Array[0, 4]
            .Select(parts => parts.Select((p, i) => new DeltaField(
                $"c{i}", p.Type, p.Nullable, p.Comment, p.HasMore ? new JsonObject { ["k"] = i, ["n"] = null } : null)).ToArray());
}

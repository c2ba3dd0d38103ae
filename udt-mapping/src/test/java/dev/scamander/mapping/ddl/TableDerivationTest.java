package dev.scamander.mapping.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.ddl.DdlSettings.Mixed;
import dev.scamander.mapping.ddl.DdlSettings.Untyped;
import java.util.List;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableDerivationTest {
    private static final TableDerivation SHOP =
            TableDerivation.of("shop", "product").withKey(List.of("productId"), List.of());
    private static final TableDerivation T = TableDerivation.of("ks", "t").withKey(List.of("id"), List.of());

    @Test
    void derivesTheProductsOfAShop() {
        String sample = """
                {"productId": 7, "name": "Kitchen Table", "price": 249.99, "description": "Rustic",
                 "dimensions": {"units": "inches", "length": 50.5, "width": 32.25, "height": 29.5},
                 "categories": {"Home Furnishings": {"catalogPage": 45, "url": "/home"},
                                "Kitchen Furnishings": {"catalogPage": 108, "url": "/kitchen"}}}""";
        assertThat(SHOP.fromSamples(List.of(sample)).statements()).containsExactly("""
                        CREATE TYPE IF NOT EXISTS shop.dimensions (
                          units text,
                          length double,
                          width double,
                          height double
                        )""", """
                        CREATE TYPE IF NOT EXISTS shop.category (
                          catalogpage int,
                          url text
                        )""", """
                        CREATE TABLE IF NOT EXISTS shop.product (
                          productid int,
                          name text,
                          price double,
                          description text,
                          dimensions frozen<shop.dimensions>,
                          categories map<text, frozen<shop.category>>,
                          PRIMARY KEY ((productid))
                        )""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                     | 2147483647           | int",
                "1                     | 2147483648           | bigint",
                "-2147483648           | -2147483649          | bigint",
                "9223372036854775807   | 1                    | bigint",
                "9223372036854775808   | 1                    | varint",
                "-9223372036854775809  | 1                    | varint",
                "1                     | 1.5                  | double",
                "9007199254740992      | 1.5                  | double",
                "9007199254740993      | 1.5                  | decimal",
                "9223372036854775808   | 1.5                  | decimal",
                "0.1                   | 1e3                  | double",
                "0.1                   | 0.10000000000000000001 | decimal",
                "1e400                 | 1                    | decimal",
                "1                     | null                 | int",
                "true                  | false                | boolean",
                "\"a\"                 | null                 | text",
                "\"6f1ed002-ab5a-41a8-b4d5-4f5f4d4e4b4a\" | null | uuid",
                "\"6f1ed002-ab5a-41a8-b4d5-4f5f4d4e4b4a\" | \"x\" | text",
                "\"6F1ED002-AB5A-41A8-B4D5-4F5F4D4E4B4A\" | null | text",
                "\"2008-01-31T23:00:00Z\" | \"2008-01-31T23:00:00.123Z\" | timestamp",
                "\"2008-01-31T23:00:00Z\" | \"2008-01-31\"       | text",
                "\"2008-01-31T25:00:00Z\" | null                 | text",
                "\"2008-01-31T23:00:00+01:00\" | null            | text",
                "\"2008-01-31T23:00:00Z\" | \"6f1ed002-ab5a-41a8-b4d5-4f5f4d4e4b4a\" | text",
                "[1]                   | [1.5,2]              | list<double>",
                "[[1],[]]              | [[2147483648]]       | list<frozen<list<bigint>>>",
                "[{\"x\":1}]           | []                   | list<frozen<ks.v>>",
                "{\"a b\":1}           | {\"c\":2}            | map<text, int>",
                "{\"1\":[1]}           | {\"2\":[]}           | map<text, frozen<list<int>>>",
                "{\"a\":1}             | {\"b\":2}            | frozen<ks.v>",
                "{\"a b\":1,\"c\":\"x\"} | null               | frozen<ks.v>",
            })
    void widensOverSamplesInAnyOrder(String one, String other, String type) {
        String first = "{\"id\":1,\"v\":" + one + "}";
        String second = "{\"id\":1,\"v\":" + other + "}";
        for (List<String> samples : List.of(List.of(first, second), List.of(second, first))) {
            DerivedTable table = T.fromSamples(samples);
            List<String> statements = table.statements();
            assertThat(statements.get(statements.size() - 1)).contains("\n  v " + type + ",\n");
        }
    }

    @Test
    void objectsWithChangingNamesAreMaps() {
        List<String> samples = List.of(
                "{\"id\":1,\"stock\":{\"north\":1}}",
                "{\"id\":2,\"stock\":{\"south\":2}}",
                "{\"id\":3,\"stock\":{\"east\":3}}");
        assertThat(T.fromSamples(samples).statements().get(0)).contains("stock map<text, int>");
        List<String> two = samples.subList(0, 2);
        assertThat(T.fromSamples(two).statements().get(0))
                .contains("CREATE TYPE")
                .contains("ks.stock");
        DdlSettings chosen = DdlSettings.defaults().withMap("$.stock");
        assertThat(T.withSettings(chosen).fromSamples(two).statements().get(0)).contains("stock map<text, int>");
    }

    @Test
    void typesOfOneShapeAreOneType() {
        String sample = """
                {"id": 1, "billing": {"street": "a", "zip": "1"}, "shipping": {"zip": "2", "street": "b"},
                 "order": {"address": {"lat": 1.5}}, "home": {"address": {"lat": "x"}}, "address": {"lat": true}}""";
        DerivedTable table = T.fromSamples(List.of(sample));
        assertThat(table.types())
                .extracting(type -> type.getName().asCql(true))
                .containsExactly("billing", "address", "\"order\"", "home_address", "home", "address_2");
        assertThat(table.statements().get(6))
                .contains("billing frozen<ks.billing>,\n  shipping frozen<ks.billing>,")
                .contains("address frozen<ks.address_2>");
    }

    @Test
    void namesAreQuotedWhereNeeded() {
        String sample =
                "{\"id\":1,\"userName\":1,\"a\":1,\"A\":2,\"first name\":1,\"say \\\"hi\\\"\":1,\"select\":1,\"1st\":1}";
        assertThat(T.fromSamples(List.of(sample)).statements().get(0))
                .contains("  id int,\n  username int,\n  a int,\n  \"A\" int,\n  \"first name\" int,\n"
                        + "  \"say \"\"hi\"\"\" int,\n  \"select\" int,\n  \"1st\" int,\n");
        assertThatThrownBy(() -> T.fromSamples(List.of("{\"id\":1,\"\":2}")))
                .isInstanceOf(DerivationException.class)
                .hasMessage("$: has a field with an empty name, which no column can have");
    }

    @Test
    void keysHaveTheirOrder() {
        TableDerivation weather =
                TableDerivation.of("weather", "raw").withKey(List.of("wsid", "YEAR"), List.of("month desc", "day"));
        String sample = "{\"wsid\":\"a\",\"year\":2008,\"month\":1,\"day\":2,\"rain\":0.3}";
        assertThat(weather.fromSamples(List.of(sample)).statements().get(0))
                .endsWith("  PRIMARY KEY ((wsid, year), month, day)\n) WITH CLUSTERING ORDER BY (month DESC, day ASC)");
        TableDerivation keyed = T.withSettings(DdlSettings.defaults().withType("id", DataTypes.UUID));
        assertThat(keyed.fromSamples(List.of("{\"a\":1}")).statements().get(0)).contains("  id uuid,");
        assertThat(keyed.fromSamples(List.of("{\"ID\":{}}")).statements().get(0))
                .contains("  id uuid,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":1,\"v\":[1,\"x\"]} | $.v[]: the samples have values of different kinds (INT, TEXT)",
                "{\"id\":1,\"v\":[1,[2]]}   | $.v[]: the samples disagree: there are arrays and scalars",
                "{\"id\":1,\"v\":null}      | $.v: the type is not known: every sample has null here",
                "{\"id\":1,\"v\":[]}        | $.v[]: the type is not known: every sample has null here",
                "{\"id\":1,\"v\":{}}        | $.v: the type is not known: every object here is empty",
                "{\"id\":1,\"v\":[1,null]}  | $.v[]: there is a null in an array, which no CQL list can hold",
                "{\"id\":1,\"id\":2}        | sample 1: $.id is given twice",
                "[1]                        | sample 1: is no object",
                "{\"id\":                   | sample 1: malformed JSON",
                "{\"id\":1e999999999}       | sample 1: $.id has a number beyond the limit maxExponent 1000",
                "{\"ids\":1}                | primary key: there is no field 'id'; did you mean 'ids'?",
                "{\"other\":1}              | primary key: there is no field 'id'; the fields are other",
                "{\"id\":[1]}               | primary key: 'id' is of type list<int>, which is no good key",
                "{}                         | $: no columns are known: every object here is empty",
            })
    void whatIsOpenIsAnError(String sample, String message) {
        assertThatThrownBy(() -> T.fromSamples(List.of(sample)))
                .isInstanceOf(DerivationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsOpenCanBeChosen() {
        DdlSettings lenient = DdlSettings.defaults().withMixed(Mixed.TEXT).withUntyped(Untyped.OMIT);
        DerivedTable table = T.withSettings(lenient)
                .fromSamples(List.of("{\"id\":1,\"v\":1,\"n\":null,\"e\":{\"x\":null}}", "{\"id\":1,\"v\":\"x\"}"));
        assertThat(table.statements()).hasSize(1);
        assertThat(table.statements().get(0)).contains("(\n  id int,\n  v text,\n  PRIMARY KEY");
        DdlSettings text = DdlSettings.defaults().withUntyped(Untyped.TEXT);
        assertThat(T.withSettings(text)
                        .fromSamples(List.of("{\"id\":1,\"n\":[]}"))
                        .statements()
                        .get(0))
                .contains("n list<text>");
    }

    @Test
    void readsJsonSchema() {
        String schema = """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                 "properties": {
                   "id": {"type": "string", "format": "uuid"},
                   "count": {"type": "integer"}, "small": {"type": "integer", "minimum": 0, "maximum": 100},
                   "ratio": {"type": ["number", "null"]}, "at": {"type": "string", "format": "date-time"},
                   "state": {"enum": ["a", "b", null]}, "raw": {"type": "string", "contentEncoding": "base64"},
                   "ship": {"$ref": "#/$defs/Address"}, "bill": {"anyOf": [{"$ref": "#/$defs/Address"}, {"type": "null"}]},
                   "tags": {"type": "array", "items": {"type": "string"}},
                   "stock": {"type": "object", "additionalProperties": {"type": "integer"}},
                   "at2": {"type": "array", "prefixItems": [{"type": "number"}, {"type": "boolean"}]},
                   "all": {"allOf": [{"$ref": "#/$defs/Address"}, {"properties": {"floor": {"type": "integer"}}}]}},
                 "$defs": {"Address": {"type": "object", "properties": {"street": {"type": "string"}}}}}""";
        assertThat(T.fromJsonSchema(schema).statements())
                .containsExactly(
                        "CREATE TYPE IF NOT EXISTS ks.address (\n  street text\n)",
                        "CREATE TYPE IF NOT EXISTS ks.all (\n  street text,\n  floor bigint\n)",
                        """
                        CREATE TABLE IF NOT EXISTS ks.t (
                          id uuid,
                          count bigint,
                          small int,
                          ratio double,
                          at timestamp,
                          state text,
                          raw blob,
                          ship frozen<ks.address>,
                          bill frozen<ks.address>,
                          tags list<text>,
                          stock map<text, bigint>,
                          at2 frozen<tuple<double, boolean>>,
                          all frozen<ks.all>,
                          PRIMARY KEY ((id))
                        )""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"$ref\":\"#\"}                         | $.v.v: $ref '#' contains itself",
                "{\"$ref\":\"#/none\"}                    | $.v: $ref '#/none' leads nowhere",
                "{\"$ref\":\"http://x/y\"}                | $.v: $ref 'http://x/y' leads out of the schema",
                "{\"type\":\"strin\"}                     | $.v: there is no type 'strin' in JSON Schema",
                "{\"type\":[\"string\",\"boolean\"]}      | $.v: the schema allows several types: [string, boolean]",
                "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"number\"}]} | $.v: the schema leaves a choice between 2 shapes",
                "{}                                       | $.v: the type is not known: the schema names no type here",
                "true                                     | $.v: the type is not known: the schema allows anything here",
                "{\"type\":\"object\"}                    | $.v: the type is not known: the schema names no properties",
            })
    void whatAJsonSchemaLeavesOpenIsAnError(String field, String message) {
        String schema = "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"},\"v\":" + field + "}}";
        assertThatThrownBy(() -> T.fromJsonSchema(schema))
                .isInstanceOf(DerivationException.class)
                .hasMessageContaining(message);
        DdlSettings chosen = DdlSettings.defaults().withType("v", DataTypes.BLOB);
        assertThat(T.withSettings(chosen).fromJsonSchema(schema).statements().get(0))
                .contains("v blob");
    }

    @Test
    void readsConnectSchemas() {
        Schema point = SchemaBuilder.struct()
                .name("geo.Point")
                .field("x", Schema.FLOAT32_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field("tiny", Schema.INT8_SCHEMA)
                .field("small", Schema.INT16_SCHEMA)
                .field("n", Schema.OPTIONAL_INT32_SCHEMA)
                .field("d", Schema.FLOAT64_SCHEMA)
                .field("b", Schema.BOOLEAN_SCHEMA)
                .field("raw", Schema.BYTES_SCHEMA)
                .field("price", Decimal.schema(2))
                .field("at", Timestamp.SCHEMA)
                .field(
                        "changed",
                        SchemaBuilder.int64()
                                .name("io.debezium.time.MicroTimestamp")
                                .build())
                .field("home", point)
                .field("path", SchemaBuilder.array(point).build())
                .field("byId", SchemaBuilder.map(Schema.INT32_SCHEMA, point).build())
                .build();
        assertThat(T.fromConnectSchema(schema).statements())
                .containsExactly("CREATE TYPE IF NOT EXISTS ks.point (\n  x float\n)", """
                        CREATE TABLE IF NOT EXISTS ks.t (
                          id bigint,
                          tiny tinyint,
                          small smallint,
                          n int,
                          d double,
                          b boolean,
                          raw blob,
                          price decimal,
                          at timestamp,
                          changed timestamp,
                          home frozen<ks.point>,
                          path list<frozen<ks.point>>,
                          byid map<int, frozen<ks.point>>,
                          PRIMARY KEY ((id))
                        )""");
    }
}

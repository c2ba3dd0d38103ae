package dev.scamander.spark.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.mapping.MappingException;
import dev.scamander.spark.decode.RandomCql;
import dev.scamander.spark.decode.SparkOracle;
import dev.scamander.spark.type.TypeMapping;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RowEncoderTest {

    private static final int SCHEMAS = Integer.getInteger("scamander.encode.schemas", 300);
    private static final long SEED = Long.getLong("scamander.seed", System.nanoTime());

    /** Spark makes rows of values, we make bytes of the rows, the driver makes values of the bytes: they are the values. */
    @Test
    void encodesWhatTheDriverReadsAsTheSameValues() {
        System.out.println("RowEncoderTest: -Dscamander.seed=" + SEED);
        RandomCql random = new RandomCql(SEED);
        for (int s = 0; s < SCHEMAS; s++) {
            List<DataType> types = new ArrayList<>();
            for (int i = random.between(1, 6); i > 0; i--) {
                types.add(Stream.generate(() -> random.type(3))
                        .filter(type -> !hasEqualDecimals(type))
                        .findFirst()
                        .orElseThrow());
            }
            compareRows(random, types);
        }
        compareRows(random, List.copyOf(RandomCql.scalars()));
    }

    private static void compareRows(RandomCql random, List<DataType> types) {
        StructType schema = new StructType();
        for (DataType type : types) {
            schema = schema.add("c" + schema.length(), TypeMapping.DEFAULT.toSpark(type));
        }
        SparkOracle oracle = new SparkOracle(schema);
        RowEncoder encoder = encoder(schema, types);
        for (int r = 0; r < 20; r++) {
            List<Object> values = new ArrayList<>();
            types.forEach(type -> values.add(random.oneIn(6) ? null : random.value(type)));
            InternalRow row = oracle.row(values);

            ByteBuffer[] encoded = Cells.values(encoder.encode(row), types.size());

            List<Object> decoded = new ArrayList<>();
            for (int i = 0; i < encoded.length; i++) {
                decoded.add(decode(types.get(i), encoded[i]));
            }
            assertThat(Arrays.equals(
                            oracle.row(decoded).getBytes(), oracle.row(values).getBytes()))
                    .describedAs("seed %d: %s", SEED, RandomCql.describe(types, values))
                    .isTrue();
        }
    }

    /** Spark makes 0.0 and 0.00 one, so that sets and keys become fewer. */
    private static boolean hasEqualDecimals(DataType type) {
        String cql = type instanceof UserDefinedType udt ? udt.describe(false) : type.asCql(false, false);
        return cql.contains("decimal") && (cql.contains("set<") || cql.contains("map<"))
                || cql.contains("type") && (cql.contains("set<") || cql.contains("map<"));
    }

    private static Object decode(DataType type, ByteBuffer bytes) {
        return bytes == null
                ? null
                : CodecRegistry.DEFAULT.codecFor(type).decode(bytes.duplicate(), DefaultProtocolVersion.V5);
    }

    @Test
    void takesFieldsOfStructsByName() {
        UserDefinedType size = udt("units", DataTypes.TEXT, "length", DataTypes.FLOAT, "Width", DataTypes.FLOAT);
        StructType spark = new StructType().add("width", "double").add("units", "string");

        assertThat(encode(size, spark, RowFactory.create(2.5, "cm"))).isEqualTo(size.newValue("cm", null, 2.5f));
    }

    @Test
    void takesJsonForWhatIsMadeOfParts() {
        UserDefinedType size = udt("units", DataTypes.TEXT, "length", DataTypes.FLOAT);
        assertThat(encode(size, string(), "{\"length\": 1.5, \"units\": \"cm\"}"))
                .isEqualTo(size.newValue("cm", 1.5f));
        assertThat(encode(DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT), string(), "{\"a\": 1}"))
                .isEqualTo(Map.of("a", 1));
        assertThat(encode(DataTypes.listOf(DataTypes.INT), string(), "null")).isNull();
    }

    @Test
    void convertsScalarsWhereNothingIsLost() {
        assertThat(encode(DataTypes.SMALLINT, "bigint", 7L)).isEqualTo((short) 7);
        assertThat(encode(DataTypes.BIGINT, "int", -7)).isEqualTo(-7L);
        assertThat(encode(DataTypes.DOUBLE, "int", 7)).isEqualTo(7.0);
        assertThat(encode(DataTypes.INT, "decimal(10,2)", new BigDecimal("7.00")))
                .isEqualTo(7);
        assertThat(encode(DataTypes.DECIMAL, "decimal(10,2)", new BigDecimal("7.10")))
                .isEqualTo(new BigDecimal("7.10"));
        assertThat(encode(DataTypes.TEXT, "int", 7)).isEqualTo("7");
        assertThat(encode(DataTypes.INT, "string", "7")).isEqualTo(7);
        assertThat(encode(DataTypes.TIMESTAMP, "string", "2008-04-01T12:00:00.123Z"))
                .isEqualTo(Instant.parse("2008-04-01T12:00:00.123Z"));
        assertThat(encode(DataTypes.TIMESTAMP, "timestamp", Timestamp.from(Instant.ofEpochSecond(-1, 999_999_000))))
                .isEqualTo(Instant.ofEpochMilli(-1));
    }

    @Test
    void namesTheFieldTheTargetAndTheValueThatDoesNotFit() {
        assertThatThrownBy(() -> encode(DataTypes.TINYINT, "int", 128))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("row.c -> ks.t.c tinyint: 128 ");
        UserDefinedType size = udt("length", DataTypes.listOf(DataTypes.INT));
        StructType spark = new StructType().add("length", "array<string>");
        assertThatThrownBy(() -> encode(size, spark, RowFactory.create((Object) new String[] {"1", "x"})))
                .hasMessageStartingWith("row.c.length[1] -> ks.t.c.length[] int: \"x\" ");
        assertThatThrownBy(() -> encode(DataTypes.listOf(DataTypes.INT), "array<int>", new Integer[] {1, null}))
                .hasMessageStartingWith("row.c[1] -> ks.t.c list<int>: is null");
        assertThatThrownBy(() -> encode(DataTypes.vectorOf(DataTypes.FLOAT, 3), "array<float>", new Float[] {1f}))
                .hasMessageContaining("has 1 elements; give 3");
    }

    @Test
    void refusesTypesThatDoNotFitBeforeAnyRow() {
        assertThatThrownBy(() -> encode(DataTypes.INT, "date", null))
                .isInstanceOf(UnfitTypeException.class)
                .hasMessage(
                        "ks.t.c int: cannot be written from DATE; cast it, or give a whole number from -2147483648 to"
                                + " 2147483647 as text");
        assertThatThrownBy(() -> encode(DataTypes.TIMESTAMP, "bigint", 5L)).isInstanceOf(UnfitTypeException.class);
        assertThatThrownBy(() -> encode(DataTypes.listOf(DataTypes.INT), "int", null))
                .hasMessageContaining("list<int>: cannot be written from INT; give an array, or its JSON text");
        UserDefinedType size = udt("units", DataTypes.TEXT, "length", DataTypes.FLOAT);
        assertThatThrownBy(() -> encode(size, new StructType().add("lenght", "float"), null))
                .hasMessageContaining("has no field lenght; did you mean length?");
    }

    @Test
    void leavesColumnsAloneWhereNullsAreUnset() {
        StructType schema = new StructType().add("a", "int").add("b", "int").add("c", "int");
        RowEncoder encoder = RowEncoder.compile(
                List.of(
                        new RowEncoder.Column("c", DataTypes.INT, 2, schema.fields()[2].dataType(), false),
                        new RowEncoder.Column("a", DataTypes.INT, 0, schema.fields()[0].dataType(), true),
                        new RowEncoder.Column("b", DataTypes.INT, 1, schema.fields()[1].dataType(), false)),
                "ks.t");

        ByteBuffer[] values = Cells.values(encoder.encode(internal(schema, RowFactory.create(null, null, 5))), 3);

        assertThat(values[0].getInt(values[0].position())).isEqualTo(5);
        assertThat(values[1]).isSameAs(ProtocolConstants.UNSET_VALUE);
        assertThat(values[2]).isNull();
    }

    private static Object encode(DataType type, String sparkType, Object value) {
        return encode(type, org.apache.spark.sql.types.DataType.fromDDL(sparkType), value);
    }

    private static Object encode(DataType type, org.apache.spark.sql.types.DataType spark, Object value) {
        StructType schema = new StructType().add("c", spark);
        ByteBuffer[] values =
                Cells.values(encoder(schema, List.of(type)).encode(internal(schema, RowFactory.create(value))), 1);
        return decode(type, values[0]);
    }

    private static RowEncoder encoder(StructType schema, List<DataType> types) {
        List<RowEncoder.Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(new RowEncoder.Column(
                    schema.fields()[i].name(), types.get(i), i, schema.fields()[i].dataType(), false));
        }
        return RowEncoder.compile(columns, "ks.t");
    }

    private static InternalRow internal(StructType schema, Row row) {
        return (InternalRow)
                CatalystTypeConverters.createToCatalystConverter(schema).apply(row);
    }

    private static org.apache.spark.sql.types.DataType string() {
        return org.apache.spark.sql.types.DataTypes.StringType;
    }

    private static UserDefinedType udt(Object... namesAndTypes) {
        UserDefinedTypeBuilder builder =
                new UserDefinedTypeBuilder(CqlIdentifier.fromInternal("ks"), CqlIdentifier.fromInternal("udt"));
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            builder.withField(CqlIdentifier.fromInternal((String) namesAndTypes[i]), (DataType) namesAndTypes[i + 1]);
        }
        return builder.build();
    }
}

package dev.scamander.spark.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.detach.AttachmentPoint;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinition;
import com.datastax.oss.driver.internal.core.cql.DefaultColumnDefinitions;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.datastax.oss.protocol.internal.response.result.ColumnSpec;
import com.datastax.oss.protocol.internal.response.result.RawType;
import dev.scamander.spark.type.TypeMapping;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RowDecoderTest {

    private static final int SCHEMAS = Integer.getInteger("scamander.decode.schemas", 300);
    private static final long SEED = Long.getLong("scamander.seed", System.nanoTime());

    @Test
    void makesTheSameRowsAsSparkItself() {
        System.out.println("RowDecoderTest: -Dscamander.seed=" + SEED);
        RandomCql random = new RandomCql(SEED);
        for (int s = 0; s < SCHEMAS; s++) {
            List<DataType> types = new ArrayList<>();
            for (int i = random.between(1, 6); i > 0; i--) {
                types.add(random.type(3));
            }
            compareRows(random, types);
        }
    }

    @Test
    void readsEveryScalar() {
        compareRows(new RandomCql(SEED), List.copyOf(RandomCql.scalars()));
    }

    private static void compareRows(RandomCql random, List<DataType> types) {
        StructType schema = schema(types);
        RowDecoder decoder = RowDecoder.compile(schema, types, names(types), List.of());
        SparkOracle oracle = new SparkOracle(schema);
        for (int r = 0; r < 20; r++) {
            List<Object> values = new ArrayList<>();
            List<ByteBuffer> bytes = new ArrayList<>();
            for (DataType type : types) {
                Object value = random.oneIn(6) ? null : random.value(type);
                values.add(value);
                bytes.add(value == null ? null : inTheMiddle(RandomCql.encode(type, value), random));
            }
            UnsafeRow expected = oracle.row(values);
            boolean equal = Arrays.equals(decoder.decode(RawRow.of(bytes)).getBytes(), expected.getBytes());
            assertThat(equal)
                    .describedAs("seed %d: %s", SEED, RandomCql.describe(types, values))
                    .isTrue();
        }
    }

    /** Values need not begin where their buffer does, nor need it have an array. */
    private static ByteBuffer inTheMiddle(ByteBuffer value, RandomCql random) {
        int before = random.between(0, 3);
        ByteBuffer whole = random.oneIn(2)
                ? ByteBuffer.allocate(before + value.remaining() + 2)
                : ByteBuffer.allocateDirect(before + value.remaining() + 2);
        whole.position(before).put(value.duplicate()).limit(whole.position()).position(before);
        return random.oneIn(2) ? whole : whole.slice();
    }

    @Test
    void fillsFieldsThatAStoredUdtValueDoesNotHaveYet() {
        UserDefinedType old = udt("a", DataTypes.INT);
        UserDefinedType now = udt("a", DataTypes.INT, "b", DataTypes.TEXT, "c", DataTypes.DECIMAL);
        ByteBuffer stored = RandomCql.encode(old, old.newValue(7));

        UnsafeRow row = decoder(now).decode(RawRow.of(List.of(stored)));

        UnsafeRow udt = row.getStruct(0, 3);
        assertThat(udt.getInt(0)).isEqualTo(7);
        assertThat(udt.isNullAt(1)).isTrue();
        assertThat(udt.isNullAt(2)).isTrue();
    }

    @Test
    void readsOnlyTheFieldsOfAUdtThatAreAskedFor() {
        UserDefinedType udt = udt("a", DataTypes.INT, "b", DataTypes.TEXT, "c", DataTypes.BIGINT);
        StructType asked = new StructType()
                .add("c", org.apache.spark.sql.types.DataTypes.LongType)
                .add("gone", org.apache.spark.sql.types.DataTypes.LongType)
                .add("a", org.apache.spark.sql.types.DataTypes.IntegerType);
        StructType schema = new StructType().add("u", asked);

        UnsafeRow row = RowDecoder.compile(schema, List.of(udt), List.of("u"), List.of())
                .decode(RawRow.of(List.of(RandomCql.encode(udt, udt.newValue(1, "two", 3L)))));

        assertThat(row.getStruct(0, 3).getLong(0)).isEqualTo(3);
        assertThat(row.getStruct(0, 3).isNullAt(1)).isTrue();
        assertThat(row.getStruct(0, 3).getInt(2)).isEqualTo(1);
    }

    @Test
    void readsTheEmptyValueOfANumberAsNull() {
        for (DataType type :
                List.of(DataTypes.INT, DataTypes.DOUBLE, DataTypes.BOOLEAN, DataTypes.UUID, DataTypes.DECIMAL)) {
            assertThat(decoder(type)
                            .decode(RawRow.of(List.of(ByteBuffer.allocate(0))))
                            .isNullAt(0))
                    .describedAs(type.toString())
                    .isTrue();
        }
    }

    @Test
    void refusesTimestampsThatMicrosecondsCannotHold() {
        ByteBuffer far = RandomCql.encode(DataTypes.TIMESTAMP, Instant.ofEpochMilli(Long.MAX_VALUE));
        assertThatThrownBy(() -> decoder(DataTypes.TIMESTAMP).decode(RawRow.of(List.of(far))))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("c0 (timestamp)")
                .hasMessageContaining("9223372036854775807 ms");
    }

    @Test
    void refusesDecimalsThatWouldLoseDigits() {
        for (String number : List.of("1.0000000000000000001", "123456789012345678901", "1e999999999", "1e-999999999")) {
            ByteBuffer bytes = RandomCql.encode(DataTypes.DECIMAL, new BigDecimal(number));
            assertThatThrownBy(() -> decoder(DataTypes.DECIMAL).decode(RawRow.of(List.of(bytes))))
                    .describedAs(number)
                    .isInstanceOf(UnreadableValueException.class)
                    .hasMessageContaining("decimal(38,18)")
                    .hasMessageContaining("spark.cassandra.sql.decimalScale");
        }
    }

    @Test
    void namesThePathOfAValueThatCannotBeRead() {
        UserDefinedType udt = udt("when", DataTypes.listOf(DataTypes.TIMESTAMP));
        ByteBuffer bytes =
                RandomCql.encode(udt, udt.newValue(List.of(Instant.EPOCH, Instant.ofEpochMilli(Long.MIN_VALUE))));
        assertThatThrownBy(() -> decoder(udt).decode(RawRow.of(List.of(bytes))))
                .hasMessageContaining(".when[1]: the timestamp -9223372036854775808 ms");
    }

    @Test
    void refusesMalformedCollectionsWithoutReadingBeyondThem() {
        DataType list = DataTypes.listOf(DataTypes.TEXT);
        ByteBuffer greedy =
                ByteBuffer.allocate(12).putInt(1).putInt(5).putInt(0).flip();
        ByteBuffer endless = ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).flip();
        ByteBuffer cut = ByteBuffer.allocate(2);
        for (ByteBuffer bytes : Arrays.asList(greedy, endless, cut)) {
            assertThatThrownBy(() -> decoder(list).decode(RawRow.of(List.of(bytes))))
                    .isInstanceOf(UnreadableValueException.class)
                    .hasMessageContaining("malformed");
        }
    }

    @Test
    void findsColumnsByNameAlsoWhenTheTableGetsOthersMeanwhile() {
        StructType schema = new StructType()
                .add("Who", org.apache.spark.sql.types.DataTypes.StringType)
                .add("n", org.apache.spark.sql.types.DataTypes.IntegerType);
        ColumnDefinitions first = columns("n", DataTypes.INT, "Who", DataTypes.TEXT);
        ColumnDefinitions wider = columns("more", DataTypes.INT, "n", DataTypes.INT, "Who", DataTypes.TEXT);
        ByteBuffer who = RandomCql.encode(DataTypes.TEXT, "me");
        ByteBuffer n = RandomCql.encode(DataTypes.INT, 7);
        ByteBuffer more = RandomCql.encode(DataTypes.INT, 8);
        RowDecoder decoder = RowDecoder.compileByName(schema, first);

        for (Row row : List.of(
                RawRow.of(List.of(n, who), first),
                RawRow.of(List.of(more, n, who), wider),
                RawRow.of(List.of(n, who), first))) {
            UnsafeRow decoded = decoder.decode(row);
            assertThat(decoded.getString(0)).isEqualTo("me");
            assertThat(decoded.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void refusesRowsOfATableWhoseColumnsWereDroppedMeanwhile() {
        StructType schema = new StructType()
                .add("k", org.apache.spark.sql.types.DataTypes.IntegerType)
                .add("v", org.apache.spark.sql.types.DataTypes.IntegerType);
        ColumnDefinitions first = columns("k", DataTypes.INT, "v", DataTypes.INT);
        ByteBuffer one = RandomCql.encode(DataTypes.INT, 1);
        for (ColumnDefinitions later : List.of(
                columns("k", DataTypes.INT, "w", DataTypes.INT), columns("k", DataTypes.INT, "v", DataTypes.TEXT))) {
            RowDecoder decoder = RowDecoder.compileByName(schema, first);
            decoder.decode(RawRow.of(List.of(one, one), first));

            assertThatThrownBy(() -> decoder.decode(RawRow.of(List.of(one, one), later)))
                    .hasMessageContaining("the column v of the table was dropped or altered");
        }
        assertThatThrownBy(() -> RowDecoder.compileByName(schema, columns("k", DataTypes.INT)))
                .hasMessageContaining("the column v of the table was dropped or altered");
    }

    /** Of names and types in turn. */
    private static ColumnDefinitions columns(Object... namesAndTypes) {
        List<ColumnDefinition> columns = new ArrayList<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            RawType type = RawType.PRIMITIVES.get(((DataType) namesAndTypes[i + 1]).getProtocolCode());
            columns.add(new DefaultColumnDefinition(
                    new ColumnSpec("ks", "t", (String) namesAndTypes[i], i / 2, type), AttachmentPoint.NONE));
        }
        return DefaultColumnDefinitions.valueOf(columns);
    }

    private static RowDecoder decoder(DataType type) {
        return RowDecoder.compile(schema(List.of(type)), List.of(type), names(List.of(type)), List.of());
    }

    private static StructType schema(List<DataType> types) {
        StructField[] fields = new StructField[types.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new StructField("c" + i, TypeMapping.DEFAULT.toSpark(types.get(i)), true, Metadata.empty());
        }
        return new StructType(fields);
    }

    private static List<String> names(List<DataType> types) {
        List<String> names = new ArrayList<>();
        for (DataType type : types) {
            names.add("c" + names.size() + " (" + type.asCql(false, true) + ")");
        }
        return names;
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

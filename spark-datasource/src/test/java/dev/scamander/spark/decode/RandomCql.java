package dev.scamander.spark.decode;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Random CQL types, and random values of them as the driver's codecs know them. */
public final class RandomCql {

    private static final List<DataType> SCALARS = List.of(
            DataTypes.ASCII,
            DataTypes.TEXT,
            DataTypes.BIGINT,
            DataTypes.BLOB,
            DataTypes.BOOLEAN,
            DataTypes.DATE,
            DataTypes.DECIMAL,
            DataTypes.DOUBLE,
            DataTypes.DURATION,
            DataTypes.FLOAT,
            DataTypes.INET,
            DataTypes.INT,
            DataTypes.SMALLINT,
            DataTypes.TIME,
            DataTypes.TIMESTAMP,
            DataTypes.TIMEUUID,
            DataTypes.TINYINT,
            DataTypes.UUID,
            DataTypes.VARINT);

    private final Random random;
    private int names;

    public RandomCql(long seed) {
        this.random = new Random(seed);
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    public DataType type(int depth) {
        if (depth == 0 || oneIn(2)) {
            return SCALARS.get(random.nextInt(SCALARS.size()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> DataTypes.listOf(type(depth - 1));
            case 1 -> DataTypes.setOf(type(depth - 1));
            case 2 -> DataTypes.mapOf(type(depth - 1), type(depth - 1));
            case 3 -> DataTypes.tupleOf(types(between(1, 4), depth - 1).toArray(DataType[]::new));
            case 4 -> DataTypes.vectorOf(type(depth - 1), between(1, 5));
            default -> udt(depth - 1);
        };
    }

    private List<DataType> types(int count, int depth) {
        List<DataType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(type(depth));
        }
        return types;
    }

    private UserDefinedType udt(int depth) {
        UserDefinedTypeBuilder builder = new UserDefinedTypeBuilder(
                CqlIdentifier.fromInternal("ks"), CqlIdentifier.fromInternal("type" + names++));
        int field = 0;
        for (DataType type : types(between(1, 4), depth)) {
            builder.withField(CqlIdentifier.fromInternal("Field " + field++), type);
        }
        return builder.build();
    }

    /** A value for the driver's default codec of the type; never null at the top. */
    public Object value(DataType type) {
        if (type instanceof ListType list) {
            return items(list.getElementType(), between(0, 4));
        }
        if (type instanceof SetType set) {
            return new LinkedHashSet<>(items(set.getElementType(), between(0, 4)));
        }
        if (type instanceof VectorType vector) {
            return CqlVector.newInstance(items(vector.getElementType(), vector.getDimensions()));
        }
        if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (Object key : items(map.getKeyType(), between(0, 4))) {
                entries.put(key, value(map.getValueType()));
            }
            return entries;
        }
        if (type instanceof UserDefinedType udt) {
            UdtValue value = udt.newValue();
            for (int i = 0; i < udt.getFieldTypes().size(); i++) {
                value = value.setBytesUnsafe(
                        i, oneIn(5) ? null : bytes(udt.getFieldTypes().get(i)));
            }
            return value;
        }
        if (type instanceof TupleType tuple) {
            TupleValue value = tuple.newValue();
            for (int i = 0; i < tuple.getComponentTypes().size(); i++) {
                value = value.setBytesUnsafe(
                        i, oneIn(5) ? null : bytes(tuple.getComponentTypes().get(i)));
            }
            return value;
        }
        return scalar(type);
    }

    private ByteBuffer bytes(DataType type) {
        return encode(type, value(type));
    }

    public static ByteBuffer encode(DataType type, Object value) {
        return CodecRegistry.DEFAULT
                .codecFor(type)
                .encode(value, com.datastax.oss.driver.api.core.DefaultProtocolVersion.V5);
    }

    private List<Object> items(DataType type, int count) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(value(type));
        }
        return items;
    }

    private Object scalar(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.ASCII -> "ascii" + random.nextInt(1000);
            case ProtocolConstants.DataType.VARCHAR ->
                oneIn(4) ? "" : "täxt ☃ 𝄞".substring(0, between(1, 7)) + "x".repeat(between(0, 20));
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER ->
                edge(random.nextLong(), Long.MIN_VALUE, Long.MAX_VALUE);
            case ProtocolConstants.DataType.BLOB -> blob(between(0, 20));
            case ProtocolConstants.DataType.BOOLEAN -> random.nextBoolean();
            case ProtocolConstants.DataType.DATE -> LocalDate.ofEpochDay(between(-700_000, 2_900_000));
            case ProtocolConstants.DataType.DECIMAL ->
                new BigDecimal(new BigInteger(between(1, 56), random), between(-2, 18));
            case ProtocolConstants.DataType.VARINT ->
                new BigInteger(between(1, 126), random).multiply(BigInteger.valueOf(oneIn(2) ? 1 : -1));
            case ProtocolConstants.DataType.DOUBLE -> edge(random.nextGaussian(), Double.NEGATIVE_INFINITY, -0.0);
            case ProtocolConstants.DataType.FLOAT -> edge(random.nextFloat(), Float.POSITIVE_INFINITY, Float.MIN_VALUE);
            case ProtocolConstants.DataType.DURATION ->
                CqlDuration.newInstance(random.nextInt(100), random.nextInt(100), random.nextInt(1_000_000_000));
            case ProtocolConstants.DataType.INET -> inet();
            case ProtocolConstants.DataType.INT -> edge(random.nextInt(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case ProtocolConstants.DataType.SMALLINT -> (short) random.nextInt();
            case ProtocolConstants.DataType.TINYINT -> (byte) random.nextInt();
            case ProtocolConstants.DataType.TIME -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
            case ProtocolConstants.DataType.TIMESTAMP ->
                Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));
            case ProtocolConstants.DataType.UUID -> new UUID(random.nextLong(), random.nextLong());
            case ProtocolConstants.DataType.TIMEUUID ->
                new UUID(random.nextLong() & ~0xF000L | 0x1000L, random.nextLong());
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    private <T> T edge(T usual, T low, T high) {
        return oneIn(5) ? low : oneIn(5) ? high : usual;
    }

    private ByteBuffer blob(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    private InetAddress inet() {
        try {
            return InetAddress.getByAddress(blob(oneIn(2) ? 4 : 16).array());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String describe(List<DataType> types, List<Object> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            DataType type = types.get(i);
            text.append(type instanceof UserDefinedType udt ? udt.describe(false) : type.asCql(true, false))
                    .append(" = ")
                    .append(CodecRegistry.DEFAULT.codecFor(type).format(values.get(i)))
                    .append("; ");
        }
        return text.toString();
    }

    public static Set<DataType> scalars() {
        Set<DataType> all = new LinkedHashSet<>(SCALARS);
        // Only ever a column of its own.
        all.add(DataTypes.COUNTER);
        return all;
    }
}

package dev.scamander.mapping.random;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.SettableByIndex;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.MapType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.VectorType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
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
import java.util.SplittableRandom;
import java.util.UUID;

/** Values at random, as the Java types that the driver's codecs take. */
public final class RandomValues {

    private static final String[] CHARACTERS = {
        "a", "Z", "0", " ", "\"", "\\", "\n", "\u0000", "é", "ß", "漢", "😀", "\u2028"
    };

    private final SplittableRandom random;

    public RandomValues(SplittableRandom random) {
        this.random = random;
    }

    /** A value of the type, never null itself; parts of tuples and UDTs may be. */
    public Object next(DataType type) {
        if (type instanceof ListType list) {
            return elements(list.getElementType(), random.nextInt(4));
        }
        if (type instanceof SetType set) {
            return new LinkedHashSet<>(elements(set.getElementType(), random.nextInt(4)));
        }
        if (type instanceof MapType map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            for (int left = random.nextInt(4); left > 0; left--) {
                entries.put(next(map.getKeyType()), next(map.getValueType()));
            }
            return entries;
        }
        if (type instanceof VectorType vector) {
            return CqlVector.newInstance(elements(vector.getElementType(), vector.getDimensions()));
        }
        if (type instanceof UserDefinedType udt) {
            return fill(udt.newValue(), udt.getFieldTypes());
        }
        if (type instanceof TupleType tuple) {
            return fill(tuple.newValue(), tuple.getComponentTypes());
        }
        return scalar(type);
    }

    private List<Object> elements(DataType type, int count) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(next(type));
        }
        return elements;
    }

    private <T extends SettableByIndex<T>> T fill(T parts, List<DataType> types) {
        T filled = parts;
        for (int i = 0; i < types.size(); i++) {
            TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(types.get(i));
            filled = filled.set(i, random.nextInt(6) == 0 ? null : next(types.get(i)), codec);
        }
        return filled;
    }

    private Object scalar(DataType type) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.ASCII -> ascii();
            case ProtocolConstants.DataType.VARCHAR -> text();
            case ProtocolConstants.DataType.TINYINT -> (byte) whole();
            case ProtocolConstants.DataType.SMALLINT -> (short) whole();
            case ProtocolConstants.DataType.INT -> (int) whole();
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER -> whole();
            case ProtocolConstants.DataType.FLOAT -> (float) floating(Float.intBitsToFloat(random.nextInt()));
            case ProtocolConstants.DataType.DOUBLE -> floating(Double.longBitsToDouble(random.nextLong()));
            case ProtocolConstants.DataType.DECIMAL -> new BigDecimal(bigInteger(), random.nextInt(-40, 41));
            case ProtocolConstants.DataType.VARINT -> bigInteger();
            case ProtocolConstants.DataType.BOOLEAN -> random.nextBoolean();
            case ProtocolConstants.DataType.BLOB -> ByteBuffer.wrap(bytes(random.nextInt(20)));
            case ProtocolConstants.DataType.UUID -> new UUID(random.nextLong(), random.nextLong());
            case ProtocolConstants.DataType.TIMEUUID ->
                new UUID(random.nextLong() & ~0xF000L | 0x1000L, random.nextLong() & Long.MAX_VALUE | Long.MIN_VALUE);
            case ProtocolConstants.DataType.INET -> address();
            case ProtocolConstants.DataType.TIMESTAMP -> Instant.ofEpochMilli(whole());
            case ProtocolConstants.DataType.DATE -> LocalDate.ofEpochDay((int) whole());
            case ProtocolConstants.DataType.TIME ->
                LocalTime.ofNanoOfDay(random.nextLong(LocalTime.MAX.toNanoOfDay() + 1));
            case ProtocolConstants.DataType.DURATION -> duration();
            default -> throw new IllegalArgumentException(type.toString());
        };
    }

    /** Of any count of bits, so that short numbers and the limits of all types occur. */
    private long whole() {
        return random.nextInt(8) == 0
                ? random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE
                : random.nextLong() >> random.nextInt(64);
    }

    private double floating(double ofAnyBits) {
        return switch (random.nextInt(4)) {
            // of all that is not a number, text knows but one
            case 0 -> Double.isNaN(ofAnyBits) ? Double.NaN : ofAnyBits;
            case 1 -> random.nextInt(-10_000, 10_000) / 100.0;
            case 2 -> random.nextInt(100);
            default -> random.nextDouble();
        };
    }

    private BigInteger bigInteger() {
        return random.nextInt(3) == 0 ? new BigInteger(bytes(1 + random.nextInt(24))) : BigInteger.valueOf(whole());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String ascii() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append((char) random.nextInt(128));
        }
        return text.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private InetAddress address() {
        try {
            byte[] address = bytes(random.nextBoolean() ? 4 : 16);
            for (int i = 0; i < address.length; i++) {
                if (random.nextInt(2) == 0) {
                    address[i] = 0;
                }
            }
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private CqlDuration duration() {
        int sign = random.nextBoolean() ? 1 : -1;
        return CqlDuration.newInstance(sign * (int) positive(31), sign * (int) positive(31), sign * positive(63));
    }

    private long positive(int bits) {
        return random.nextInt(4) == 0 ? 0 : random.nextLong() >>> 64 - 1 - random.nextInt(bits);
    }
}

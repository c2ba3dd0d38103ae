package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.cql.CqlScalars;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** A scalar as the Java type that the driver has for it. */
final class ScalarDecoder extends ValueDecoder {

    private final Reader reader;
    private final boolean emptyIsNull;

    private ScalarDecoder(DataType type, Reader reader) {
        super(type);
        this.reader = reader;
        this.emptyIsNull = switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.ASCII,
                    ProtocolConstants.DataType.VARCHAR,
                    ProtocolConstants.DataType.BLOB -> false;
            default -> true;
        };
    }

    /** The decoder of a scalar type; null if the type is no scalar. */
    static ScalarDecoder of(DataType type) {
        Reader reader =
                switch (type.getProtocolCode()) {
                    case ProtocolConstants.DataType.TINYINT -> CqlScalars::readTinyint;
                    case ProtocolConstants.DataType.SMALLINT -> CqlScalars::readSmallint;
                    case ProtocolConstants.DataType.INT -> CqlScalars::readInt;
                    case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER ->
                        CqlScalars::readBigint;
                    case ProtocolConstants.DataType.FLOAT -> CqlScalars::readFloat;
                    case ProtocolConstants.DataType.DOUBLE -> CqlScalars::readDouble;
                    case ProtocolConstants.DataType.DECIMAL -> CqlScalars::readDecimal;
                    case ProtocolConstants.DataType.VARINT -> CqlScalars::readVarint;
                    case ProtocolConstants.DataType.BOOLEAN -> CqlScalars::readBoolean;
                    case ProtocolConstants.DataType.ASCII, ProtocolConstants.DataType.VARCHAR -> CqlScalars::readText;
                    case ProtocolConstants.DataType.BLOB ->
                        (bytes, at, length) -> ByteBuffer.wrap(CqlScalars.readBytes(bytes, at, length));
                    case ProtocolConstants.DataType.UUID, ProtocolConstants.DataType.TIMEUUID -> CqlScalars::readUuid;
                    case ProtocolConstants.DataType.INET -> CqlScalars::readInet;
                    case ProtocolConstants.DataType.TIMESTAMP ->
                        (bytes, at, length) -> Instant.ofEpochMilli(CqlScalars.readTimestamp(bytes, at, length));
                    case ProtocolConstants.DataType.DATE ->
                        (bytes, at, length) -> LocalDate.ofEpochDay(CqlScalars.readDate(bytes, at, length));
                    case ProtocolConstants.DataType.TIME -> ScalarDecoder::time;
                    case ProtocolConstants.DataType.DURATION -> CqlScalars::readDuration;
                    default -> null;
                };
        return reader == null ? null : new ScalarDecoder(type, reader);
    }

    @Override
    protected Object body(ByteBuffer bytes, int at, int length) {
        return length == 0 && emptyIsNull ? null : reader.read(bytes, at, length);
    }

    private static LocalTime time(ByteBuffer bytes, int at, int length) {
        long nanos = CqlScalars.readTime(bytes, at, length);
        if (nanos < 0 || nanos > LocalTime.MAX.toNanoOfDay()) {
            throw new IllegalArgumentException("no time of day has " + nanos + " nanoseconds");
        }
        return LocalTime.ofNanoOfDay(nanos);
    }

    private interface Reader {
        Object read(ByteBuffer bytes, int at, int length);
    }
}

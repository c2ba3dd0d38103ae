package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.language.RecordField;
import dev.scamander.mapping.language.Source;
import dev.scamander.mapping.value.ValueEncoders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value that is not read from the key, the value or a header: a literal, {@code now()}, or a field such as the offset.
 *
 * @param slot the place in the row
 * @param encoder makes it for a record
 */
record ComputedValue(int slot, CqlEncoder<MappingRecord> encoder) {
    private static final Set<Integer> MOMENTS = Set.of(
            ProtocolConstants.DataType.TIMESTAMP,
            ProtocolConstants.DataType.DATE,
            ProtocolConstants.DataType.TIME,
            ProtocolConstants.DataType.VARCHAR,
            ProtocolConstants.DataType.ASCII);

    /**
     * Compiles the source for a column.
     *
     * @throws MappingException if the source cannot fit the type
     */
    static CqlEncoder<MappingRecord> compile(Source source, DataType type, MappingSettings settings, String target) {
        CqlEncoder<Object> encoder = ValueEncoders.compile(type, settings, target);
        if (source instanceof Source.Literal literal) {
            return constant(literal.value(), encoder);
        }
        if (source instanceof Source.Now) {
            Supplier<Object> clock = clock(type, target);
            return (row, out) -> encoder.encode(clock.get(), out);
        }
        RecordField field = ((Source.Metadata) source).field();
        Function<MappingRecord, Object> getter = getter(field, type);
        probe(encoder, field);
        return (row, out) -> encoder.encode(getter.apply(row), out);
    }

    private static CqlEncoder<MappingRecord> constant(Object value, CqlEncoder<Object> encoder) {
        CqlOutput out = new CqlOutput();
        if (!encoder.encode(value, out)) {
            return (row, to) -> false;
        }
        byte[] bytes = Arrays.copyOf(out.array(), out.position());
        return (row, to) -> {
            to.writeBytes(bytes, 0, bytes.length);
            return true;
        };
    }

    private static Supplier<Object> clock(DataType type, String target) {
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TIMEUUID, ProtocolConstants.DataType.UUID -> Uuids::timeBased;
            case ProtocolConstants.DataType.TIMESTAMP -> Instant::now;
            case ProtocolConstants.DataType.DATE -> () -> LocalDate.now(ZoneOffset.UTC);
            case ProtocolConstants.DataType.TIME -> () -> LocalTime.now(ZoneOffset.UTC);
            default ->
                throw new MappingException(
                        target + " " + type.asCql(false, true),
                        null,
                        "now() fits columns of type timeuuid, uuid, timestamp, date and time (the last two in UTC)");
        };
    }

    private static Function<MappingRecord, Object> getter(RecordField field, DataType type) {
        return switch (field) {
            case TOPIC -> MappingRecord::topic;
            case PARTITION -> MappingRecord::partition;
            case OFFSET -> MappingRecord::offset;
            case TIMESTAMP -> {
                boolean moment = MOMENTS.contains(type.getProtocolCode());
                yield row -> {
                    long millis = row.timestampMillis();
                    return millis < 0 ? null : moment ? Instant.ofEpochMilli(millis) : (Object) millis;
                };
            }
        };
    }

    /** Finds out at compile time whether such a field can go into the column at all. */
    private static void probe(CqlEncoder<Object> encoder, RecordField field) {
        Object sample =
                switch (field) {
                    case TOPIC -> "topic";
                    case PARTITION -> 0;
                    case OFFSET -> 0L;
                    case TIMESTAMP -> null;
                };
        encoder.encode(sample, new CqlOutput());
    }

    static CqlEncoder<MappingRecord> microseconds(Source source) {
        if (source instanceof Source.Now) {
            return (row, out) -> {
                Instant now = Instant.now();
                out.writeLong(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
                return true;
            };
        }
        return (row, out) -> {
            long millis = row.timestampMillis();
            if (millis >= 0) {
                out.writeLong(millis * 1_000);
            }
            return millis >= 0;
        };
    }
}

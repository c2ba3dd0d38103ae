package dev.scamander.mapping.row;

import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.cql.CqlOutput;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;

/**
 * The number that {@code __ttl} or {@code __timestamp} is mapped to, as a bigint in a given unit. Dates and instants, such
 * as Connect's Timestamp, know their unit and are turned into the given one.
 *
 * @param unit the unit of the number
 * @param numbers how other values become a bigint
 */
record EpochNumber(TimeUnit unit, SlotEncoders numbers) implements SlotEncoders {
    @Override
    public CqlEncoder<JsonParser> json() {
        return numbers.json();
    }

    @Override
    public CqlEncoder<Object> values() {
        return this::encode;
    }

    @Override
    public CqlEncoder<Object> connect(Schema schema) {
        return this::encode;
    }

    private boolean encode(Object value, CqlOutput out) {
        if (value instanceof Date date) {
            out.writeLong(unit.convert(date.getTime(), TimeUnit.MILLISECONDS));
            return true;
        }
        if (value instanceof Instant instant) {
            out.writeLong(unit.convert(instant.getEpochSecond(), TimeUnit.SECONDS)
                    + unit.convert(instant.getNano(), TimeUnit.NANOSECONDS));
            return true;
        }
        return numbers.values().encode(value, out);
    }
}

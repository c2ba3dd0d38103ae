package dev.scamander.mapping.row;

import dev.scamander.mapping.MappingSettings;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What can be chosen for one table besides its mapping.
 *
 * @param values how values are converted, and what becomes of missing and unknown fields
 * @param nullToUnset whether a null in the record leaves its column alone (true) or writes null, a tombstone, into it
 * @param ttlTimeUnit the unit of what {@code __ttl} is mapped to
 * @param timestampTimeUnit the unit of what {@code __timestamp} is mapped to, where that is a bare number
 */
public record RowSettings(
        MappingSettings values, boolean nullToUnset, TimeUnit ttlTimeUnit, TimeUnit timestampTimeUnit) {

    private static final RowSettings DEFAULTS = of(MappingSettings.defaults());

    /** Refuses nulls. */
    public RowSettings {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(ttlTimeUnit, "ttlTimeUnit");
        Objects.requireNonNull(timestampTimeUnit, "timestampTimeUnit");
    }

    /** The defaults: nulls leave columns alone, time to live in seconds, write timestamps in microseconds. */
    public static RowSettings defaults() {
        return DEFAULTS;
    }

    /**
     * These value settings with the defaults for the rest.
     *
     * @param values how values are converted
     */
    public static RowSettings of(MappingSettings values) {
        return new RowSettings(values, true, TimeUnit.SECONDS, TimeUnit.MICROSECONDS);
    }

    /** A copy that treats nulls so. */
    public RowSettings withNullToUnset(boolean choice) {
        return new RowSettings(values, choice, ttlTimeUnit, timestampTimeUnit);
    }

    /** A copy with this unit for {@code __ttl}. */
    public RowSettings withTtlTimeUnit(TimeUnit unit) {
        return new RowSettings(values, nullToUnset, unit, timestampTimeUnit);
    }

    /** A copy with this unit for {@code __timestamp}. */
    public RowSettings withTimestampTimeUnit(TimeUnit unit) {
        return new RowSettings(values, nullToUnset, ttlTimeUnit, unit);
    }
}

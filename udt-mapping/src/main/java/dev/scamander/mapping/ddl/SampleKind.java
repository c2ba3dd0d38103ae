package dev.scamander.mapping.ddl;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kinds of scalar that samples are told apart by. A column's type follows from the set of kinds that were seen, so it
 * does not depend on the order of the samples.
 */
enum SampleKind {
    BOOLEAN,
    /** An integer of 32 bits. */
    INT,
    /** An integer beyond that which a double holds exactly. */
    LONG_IN_DOUBLE,
    /** An integer of 64 bits beyond that. */
    LONG,
    /** A larger integer. */
    VARINT,
    /** A number whose digits a double gives back. */
    DOUBLE,
    /** Any other number. */
    DECIMAL,
    /** A UUID in the one form in which it is printed. */
    UUID,
    /** A moment in UTC with at most milliseconds, as in {@code 2008-01-31T23:00:00Z}. */
    TIMESTAMP,
    TEXT;

    private static final Set<SampleKind> NUMBERS = EnumSet.range(INT, DECIMAL);
    private static final Set<SampleKind> TEXTS = EnumSet.range(UUID, TEXT);
    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern MOMENTS =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?Z");

    static SampleKind ofInteger(String token) {
        if (token.length() > 20) {
            return VARINT;
        }
        BigDecimal value = new BigDecimal(token);
        if (value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0
                || value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return VARINT;
        }
        long exact = value.longValueExact();
        if (exact == (int) exact) {
            return INT;
        }
        return Math.abs(exact) <= EXACT_IN_DOUBLE && exact != Long.MIN_VALUE ? LONG_IN_DOUBLE : LONG;
    }

    static SampleKind ofFraction(String token) {
        double nearest = Double.parseDouble(token);
        boolean same =
                !Double.isInfinite(nearest) && BigDecimal.valueOf(nearest).compareTo(new BigDecimal(token)) == 0;
        return same ? DOUBLE : DECIMAL;
    }

    static SampleKind ofText(String text) {
        if (UUIDS.matcher(text).matches()) {
            return UUID;
        }
        return MOMENTS.matcher(text).matches() && isMoment(text) ? TIMESTAMP : TEXT;
    }

    private static boolean isMoment(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The narrowest type that holds all kinds without loss; null if they are of different nature. */
    static DataType common(Set<SampleKind> kinds) {
        if (kinds.equals(EnumSet.of(BOOLEAN))) {
            return DataTypes.BOOLEAN;
        }
        if (TEXTS.containsAll(kinds)) {
            return kinds.size() > 1 || kinds.contains(TEXT)
                    ? DataTypes.TEXT
                    : kinds.contains(UUID) ? DataTypes.UUID : DataTypes.TIMESTAMP;
        }
        return NUMBERS.containsAll(kinds) ? number(kinds) : null;
    }

    private static DataType number(Set<SampleKind> kinds) {
        if (kinds.contains(DECIMAL)) {
            return DataTypes.DECIMAL;
        }
        if (kinds.contains(DOUBLE)) {
            boolean exact = !kinds.contains(LONG) && !kinds.contains(VARINT);
            return exact ? DataTypes.DOUBLE : DataTypes.DECIMAL;
        }
        if (kinds.contains(VARINT)) {
            return DataTypes.VARINT;
        }
        return kinds.equals(EnumSet.of(INT)) ? DataTypes.INT : DataTypes.BIGINT;
    }
}

package dev.scamander.mapping.scalar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The forms of a timestamp that CQL takes: {@code 2008-01-01}, {@code 2008-01-01T10:00}, seconds, a fraction of up to
 * nine digits, and a zone ({@code Z}, {@code +01}, {@code +0100}, {@code +01:00}, or the name of a zone after a space).
 */
final class TimestampText {

    private final char[] text;
    private final int end;
    private int at;

    private TimestampText(char[] text, int offset, int length) {
        this.text = text;
        this.at = offset;
        this.end = offset + length;
    }

    /**
     * Reads a timestamp.
     *
     * @param zone where the timestamp names none
     * @return milliseconds since the epoch, rounded down
     * @throws DateTimeException if the text is no timestamp
     */
    static long parse(char[] text, int offset, int length, ZoneId zone) {
        return new TimestampText(text, offset, length).parse(zone);
    }

    private long parse(ZoneId defaultZone) {
        boolean negative = take('-');
        if (!negative) {
            // as ISO 8601 has it in front of years of more than four digits
            take('+');
        }
        int digits = 0;
        while (at + digits < end && text[at + digits] >= '0' && text[at + digits] <= '9') {
            digits++;
        }
        if (digits < 4 || digits > 9) {
            throw malformed();
        }
        int year = number(digits);
        require('-');
        int month = number(2);
        require('-');
        int day = number(2);
        int hour = 0;
        int minute = 0;
        int second = 0;
        int nanos = 0;
        if (isTimeAhead()) {
            at++;
            hour = number(2);
            require(':');
            minute = number(2);
            if (take(':')) {
                second = number(2);
                nanos = take('.') || take(',') ? fraction() : 0;
            }
        }
        LocalDateTime local = LocalDateTime.of(negative ? -year : year, month, day, hour, minute, second, nanos);
        ZoneOffset offset = offset(defaultZone, local);
        long seconds = local.toEpochSecond(offset);
        int millis = nanos / 1_000_000;
        // towards zero first, else the earliest second of all would overflow on its way
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, 1_000L), millis - 1_000)
                : Math.addExact(Math.multiplyExact(seconds, 1_000L), millis);
    }

    private boolean isTimeAhead() {
        return at + 1 < end
                && (text[at] == 'T' || text[at] == 't' || text[at] == ' ')
                && text[at + 1] >= '0'
                && text[at + 1] <= '9';
    }

    private ZoneOffset offset(ZoneId defaultZone, LocalDateTime local) {
        if (at == end) {
            return defaultZone instanceof ZoneOffset fixed
                    ? fixed
                    : defaultZone.getRules().getOffset(local);
        }
        if (end - at == 1 && (take('Z') || take('z'))) {
            return ZoneOffset.UTC;
        }
        boolean spaced = take(' ');
        if (at < end && (text[at] == '+' || text[at] == '-')) {
            int sign = text[at++] == '-' ? -1 : 1;
            int hours = number(2);
            int minutes = at < end && (take(':') || true) ? number(2) : 0;
            if (at < end) {
                throw malformed();
            }
            return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
        }
        if (!spaced && (at >= end || text[at] != '[')) {
            throw malformed();
        }
        String name = new String(text, at, Math.min(end - at, 64));
        String plain = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return ZoneId.of(plain, ZoneId.SHORT_IDS).getRules().getOffset(local);
    }

    private int fraction() {
        int nanos = 0;
        int digits = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            if (++digits > 9) {
                throw malformed();
            }
            nanos = nanos * 10 + (text[at++] - '0');
        }
        if (digits == 0) {
            throw malformed();
        }
        for (; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int number(int digits) {
        if (at + digits > end) {
            throw malformed();
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = text[at++] - '0';
            if (digit < 0 || digit > 9) {
                throw malformed();
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private boolean take(char c) {
        if (at < end && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char c) {
        if (!take(c)) {
            throw malformed();
        }
    }

    private static DateTimeException malformed() {
        return new DateTimeException("malformed");
    }
}

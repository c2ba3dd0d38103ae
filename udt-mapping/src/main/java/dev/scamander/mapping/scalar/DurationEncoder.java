package dev.scamander.mapping.scalar;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.cql.CqlVint;
import java.time.Duration;
import java.time.Period;

/** duration: months, days and nanoseconds, each a signed vint. */
final class DurationEncoder extends ScalarEncoder {

    private static final int MAX_TEXT = 100;

    DurationEncoder(String target) {
        super(target);
    }

    @Override
    public String wanted() {
        return "a duration, such as 1y2mo3d4h or P1Y2M3DT4H";
    }

    @Override
    public void text(char[] text, int offset, int length, CqlOutput out) {
        if (length == 0 || length > MAX_TEXT) {
            throw malformed(text, offset, length);
        }
        try {
            duration(CqlDuration.from(new String(text, offset, length)), out);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw malformed(text, offset, length);
        }
    }

    @Override
    public void other(Object value, CqlOutput out) {
        try {
            if (value instanceof CqlDuration duration) {
                duration(duration, out);
            } else if (value instanceof Duration duration) {
                write(0, 0, duration.toNanos(), out);
            } else if (value instanceof Period period) {
                write(Math.toIntExact(period.toTotalMonths()), period.getDays(), 0, out);
            } else {
                super.other(value, out);
            }
        } catch (ArithmeticException e) {
            throw fail(value.toString(), "is out of range; give " + wanted());
        }
    }

    private void duration(CqlDuration duration, CqlOutput out) {
        write(duration.getMonths(), duration.getDays(), duration.getNanoseconds(), out);
    }

    private void write(int months, int days, long nanos, CqlOutput out) {
        if ((months < 0 || days < 0 || nanos < 0) && (months > 0 || days > 0 || nanos > 0)) {
            throw fail(
                    months + " months " + days + " days " + nanos + " ns",
                    "has parts of both signs; give all of one sign");
        }
        CqlVint.writeSigned(months, out);
        CqlVint.writeSigned(days, out);
        CqlVint.writeSigned(nanos, out);
    }
}

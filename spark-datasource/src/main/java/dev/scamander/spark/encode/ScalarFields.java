package dev.scamander.spark.encode;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.scalar.ScalarEncoder;
import dev.scamander.mapping.scalar.ScalarEncoders;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.CalendarIntervalType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.YearMonthIntervalType;
import org.apache.spark.unsafe.types.CalendarInterval;

/**
 * What Spark's scalars may become. Equal types are copied; between numbers every value is checked; text becomes whatever its text
 * says. Times of day are longs of nanoseconds, as they are read. Timestamps lose what is below a millisecond, which CQL cannot
 * hold.
 */
final class ScalarFields {

    private static final long MICROS_PER_MILLI = 1000;
    private static final long NANOS_PER_MICRO = 1000;

    private ScalarFields() {}

    static FieldEncoder compile(
            DataType type, org.apache.spark.sql.types.DataType spark, MappingSettings settings, String target) {
        int code = type.getProtocolCode();
        FieldEncoder copy = copy(code, spark);
        if (copy != null) {
            return copy;
        }
        ScalarEncoder encoder = ScalarEncoders.of(type, settings, target);
        if (encoder == null) {
            throw new UnfitTypeException(target, type, spark, "give its bytes as BINARY");
        }
        FieldEncoder converted = convert(code, spark, encoder);
        if (converted == null) {
            throw new UnfitTypeException(target, type, spark, "cast it, or give " + encoder.wanted() + " as text");
        }
        return converted;
    }

    /** Values whose bytes only have to be put in CQL's order; null where it takes more. */
    private static FieldEncoder copy(int code, org.apache.spark.sql.types.DataType spark) {
        return switch (code) {
            case ProtocolConstants.DataType.INT -> spark instanceof IntegerType ? ScalarFields::int32 : null;
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER ->
                spark instanceof LongType
                        ? ScalarFields::int64
                        : spark instanceof IntegerType ? ScalarFields::widened : null;
            case ProtocolConstants.DataType.FLOAT -> spark instanceof FloatType ? ScalarFields::float32 : null;
            case ProtocolConstants.DataType.DOUBLE -> spark instanceof DoubleType ? ScalarFields::float64 : null;
            case ProtocolConstants.DataType.VARCHAR -> spark instanceof StringType ? ScalarFields::utf8 : null;
            case ProtocolConstants.DataType.BLOB, ProtocolConstants.DataType.CUSTOM ->
                spark instanceof BinaryType ? ScalarFields::bytes : null;
            case ProtocolConstants.DataType.TIMESTAMP ->
                spark instanceof TimestampType ? ScalarFields::timestamp : null;
            case ProtocolConstants.DataType.DATE -> spark instanceof DateType ? ScalarFields::date : null;
            default -> null;
        };
    }

    private static boolean int32(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeInt(from.getInt(ordinal));
        return true;
    }

    private static boolean int64(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeLong(from.getLong(ordinal));
        return true;
    }

    private static boolean widened(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeLong(from.getInt(ordinal));
        return true;
    }

    private static boolean float32(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeInt(Float.floatToIntBits(from.getFloat(ordinal)));
        return true;
    }

    private static boolean float64(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeLong(Double.doubleToLongBits(from.getDouble(ordinal)));
        return true;
    }

    /** Spark holds text as UTF-8, in memory that is wrapped and not copied. */
    private static boolean utf8(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeBytes(from.getUTF8String(ordinal).getByteBuffer());
        return true;
    }

    private static boolean bytes(SpecializedGetters from, int ordinal, CqlOutput out) {
        byte[] bytes = from.getBinary(ordinal);
        out.writeBytes(bytes, 0, bytes.length);
        return true;
    }

    private static boolean timestamp(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeLong(Math.floorDiv(from.getLong(ordinal), MICROS_PER_MILLI));
        return true;
    }

    /** CQL counts days from the middle of an unsigned int. */
    private static boolean date(SpecializedGetters from, int ordinal, CqlOutput out) {
        out.writeInt(from.getInt(ordinal) ^ Integer.MIN_VALUE);
        return true;
    }

    private static FieldEncoder convert(int code, org.apache.spark.sql.types.DataType spark, ScalarEncoder to) {
        if (spark instanceof StringType) {
            return (from, i, out) -> text(to, from.getUTF8String(i).toString(), out);
        }
        if (code == ProtocolConstants.DataType.TIME) {
            // Spark 4.1 brought a type of its own for times of day, which holds nanoseconds too.
            boolean nanos = spark instanceof LongType || spark.typeName().startsWith("time(");
            return nanos ? (from, i, out) -> integer(to, from.getLong(i), out) : null;
        }
        if (code == ProtocolConstants.DataType.DURATION) {
            return duration(spark, to);
        }
        if (spark instanceof BooleanType) {
            return takesBooleans(code) ? (from, i, out) -> bool(to, from.getBoolean(i), out) : null;
        }
        return takesNumbers(code) ? number(spark, to) : null;
    }

    private static boolean takesBooleans(int code) {
        return code == ProtocolConstants.DataType.BOOLEAN || isText(code);
    }

    private static boolean takesNumbers(int code) {
        return switch (code) {
            case ProtocolConstants.DataType.TINYINT,
                    ProtocolConstants.DataType.SMALLINT,
                    ProtocolConstants.DataType.INT,
                    ProtocolConstants.DataType.BIGINT,
                    ProtocolConstants.DataType.COUNTER,
                    ProtocolConstants.DataType.VARINT,
                    ProtocolConstants.DataType.DECIMAL,
                    ProtocolConstants.DataType.FLOAT,
                    ProtocolConstants.DataType.DOUBLE -> true;
            default -> isText(code);
        };
    }

    private static boolean isText(int code) {
        return code == ProtocolConstants.DataType.VARCHAR || code == ProtocolConstants.DataType.ASCII;
    }

    private static FieldEncoder number(org.apache.spark.sql.types.DataType spark, ScalarEncoder to) {
        if (spark instanceof ByteType) {
            return (from, i, out) -> integer(to, from.getByte(i), out);
        }
        if (spark instanceof ShortType) {
            return (from, i, out) -> integer(to, from.getShort(i), out);
        }
        if (spark instanceof IntegerType) {
            return (from, i, out) -> integer(to, from.getInt(i), out);
        }
        if (spark instanceof LongType) {
            return (from, i, out) -> integer(to, from.getLong(i), out);
        }
        if (spark instanceof FloatType) {
            return (from, i, out) -> {
                to.single(from.getFloat(i), out);
                return true;
            };
        }
        if (spark instanceof DoubleType) {
            return (from, i, out) -> {
                to.floating(from.getDouble(i), out);
                return true;
            };
        }
        if (spark instanceof DecimalType decimal) {
            int precision = decimal.precision();
            int scale = decimal.scale();
            return (from, i, out) -> {
                to.decimal(from.getDecimal(i, precision, scale).toJavaBigDecimal(), out);
                return true;
            };
        }
        return null;
    }

    private static FieldEncoder duration(org.apache.spark.sql.types.DataType spark, ScalarEncoder to) {
        if (spark instanceof CalendarIntervalType) {
            return (from, i, out) -> {
                CalendarInterval interval = from.getInterval(i);
                return duration(to, interval.months, interval.days, interval.microseconds, out);
            };
        }
        if (spark instanceof DayTimeIntervalType) {
            return (from, i, out) -> duration(to, 0, 0, from.getLong(i), out);
        }
        if (spark instanceof YearMonthIntervalType) {
            return (from, i, out) -> duration(to, from.getInt(i), 0, 0, out);
        }
        return null;
    }

    private static boolean duration(ScalarEncoder to, int months, int days, long micros, CqlOutput out) {
        try {
            to.other(CqlDuration.newInstance(months, days, Math.multiplyExact(micros, NANOS_PER_MICRO)), out);
            return true;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MappingException(
                    to.target(),
                    months + " months " + days + " days " + micros + " microseconds",
                    "is out of range or has parts of both signs; give " + to.wanted());
        }
    }

    private static boolean text(ScalarEncoder to, String text, CqlOutput out) {
        to.text(text, out);
        return true;
    }

    private static boolean integer(ScalarEncoder to, long value, CqlOutput out) {
        to.integer(value, out);
        return true;
    }

    private static boolean bool(ScalarEncoder to, boolean value, CqlOutput out) {
        to.bool(value, out);
        return true;
    }
}

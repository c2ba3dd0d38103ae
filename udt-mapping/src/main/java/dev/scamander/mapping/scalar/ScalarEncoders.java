package dev.scamander.mapping.scalar;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.MappingSettings;

/** The encoder of each scalar type. */
public final class ScalarEncoders {

    private ScalarEncoders() {}

    /**
     * Makes the encoder of a scalar type.
     *
     * @param type the type
     * @param settings codecs and limits
     * @param target the names of the target, to which the type is added in messages
     * @return the encoder; null if the type is no scalar
     */
    public static ScalarEncoder of(DataType type, MappingSettings settings, String target) {
        String typed = target + ' ' + type.asCql(false, true);
        return switch (type.getProtocolCode()) {
            case ProtocolConstants.DataType.TINYINT -> new IntegerEncoder(typed, 1, settings);
            case ProtocolConstants.DataType.SMALLINT -> new IntegerEncoder(typed, 2, settings);
            case ProtocolConstants.DataType.INT -> new IntegerEncoder(typed, 4, settings);
            case ProtocolConstants.DataType.BIGINT, ProtocolConstants.DataType.COUNTER ->
                new IntegerEncoder(typed, 8, settings);
            case ProtocolConstants.DataType.FLOAT -> new FloatEncoder(typed, settings);
            case ProtocolConstants.DataType.DOUBLE -> new DoubleEncoder(typed, settings);
            case ProtocolConstants.DataType.DECIMAL -> new DecimalEncoder(typed, settings);
            case ProtocolConstants.DataType.VARINT -> new VarintEncoder(typed, settings);
            case ProtocolConstants.DataType.BOOLEAN -> new BooleanEncoder(typed);
            case ProtocolConstants.DataType.ASCII ->
                new TextEncoder(typed, true, settings.limits().maxDepth());
            case ProtocolConstants.DataType.VARCHAR ->
                new TextEncoder(typed, false, settings.limits().maxDepth());
            case ProtocolConstants.DataType.BLOB ->
                new BlobEncoder(typed, settings.codec().blob());
            case ProtocolConstants.DataType.UUID -> new UuidEncoder(typed, false);
            case ProtocolConstants.DataType.TIMEUUID -> new UuidEncoder(typed, true);
            case ProtocolConstants.DataType.INET -> new InetEncoder(typed);
            case ProtocolConstants.DataType.TIMESTAMP -> new TimestampEncoder(typed, settings);
            case ProtocolConstants.DataType.DATE -> new DateEncoder(typed, settings);
            case ProtocolConstants.DataType.TIME -> new TimeEncoder(typed, settings);
            case ProtocolConstants.DataType.DURATION -> new DurationEncoder(typed);
            default -> null;
        };
    }
}

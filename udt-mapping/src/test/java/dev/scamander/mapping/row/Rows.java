package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads mapped rows back with the driver's own codecs. */
public final class Rows {
    public static final String UNSET = "<unset>";

    private Rows() {}

    public static Map<String, Object> decode(TableMetadata table, RowMapping mapping, MappedRow row) {
        Map<String, Object> decoded = new LinkedHashMap<>();
        for (int i = 0; i < row.values().length; i++) {
            CqlIdentifier column = mapping.columns().get(i);
            ByteBuffer bytes = row.values()[i];
            Object value = bytes == ProtocolConstants.UNSET_VALUE
                    ? UNSET
                    : codec(table, column).decode(bytes, ProtocolVersion.DEFAULT);
            decoded.put(column.asInternal(), value instanceof UdtValue udt ? udt.getFormattedContents() : value);
        }
        return decoded;
    }

    private static TypeCodec<?> codec(TableMetadata table, CqlIdentifier column) {
        return CodecRegistry.DEFAULT.codecFor(
                table.getColumn(column).orElseThrow().getType());
    }
}

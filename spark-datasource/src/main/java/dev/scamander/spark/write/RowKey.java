package dev.scamander.spark.write;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.cassandra.protocol.Cells;
import dev.scamander.mapping.MappingException;
import dev.scamander.spark.type.StoredType;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.StringJoiner;

/**
 * Where in the values of a statement the primary key is, to name rows in errors.
 *
 * @param parts the key's columns
 */
public record RowKey(List<Part> parts) implements Serializable {

    /** Copies the list. */
    public RowKey {
        parts = List.copyOf(parts);
    }

    /**
     * A column of the key.
     *
     * @param name its name
     * @param stored its type
     * @param index where its value is
     */
    public record Part(String name, StoredType stored, int index) implements Serializable {

        /**
         * Names a column.
         *
         * @param name its name
         * @param type its type
         * @param index where its value is
         */
        public Part(String name, DataType type, int index) {
            this(name, StoredType.of(type), index);
        }
    }

    /**
     * The key in CQL's notation.
     *
     * @param cells the values of a statement
     * @return for example {@code (id = 5, day = '2008-01-01')}
     */
    public String describe(byte[] cells) {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (Part part : parts) {
            int[] places = Cells.places(cells, part.index + 1);
            ByteBuffer value = Cells.value(cells, places[part.index]);
            text.add(part.name + " = " + MappingException.excerpt(format(part.stored.type(), value)));
        }
        return text.toString();
    }

    private static String format(DataType type, ByteBuffer value) {
        if (value == null || value == ProtocolConstants.UNSET_VALUE) {
            return "null";
        }
        try {
            TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type);
            return codec.format(codec.decode(value.duplicate(), ProtocolVersion.DEFAULT));
        } catch (RuntimeException e) {
            return "a value of " + value.remaining() + " bytes";
        }
    }
}

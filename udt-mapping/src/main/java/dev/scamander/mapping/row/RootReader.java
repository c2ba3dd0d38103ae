package dev.scamander.mapping.row;

import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.json.JsonDocuments;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads one key, value or header into the row, whatever kind of object it is. */
final class RootReader {
    private final RootPlan plan;
    private final RowBuffer row;
    private final JsonWalker json;
    private final ValueWalker values;
    private final ConnectReader connect;

    RootReader(RootPlan plan, JsonDocuments documents, UnknownFields unknown, RowBuffer row) {
        this.plan = plan;
        this.row = row;
        this.json = new JsonWalker(documents, plan.fields(), unknown, row);
        this.values = new ValueWalker(unknown, row);
        this.connect = ConnectReader.available() ? new ConnectReader(plan.values(), unknown, row) : null;
    }

    /**
     * Fills the slots.
     *
     * @param source the key, value or header; null leaves the fields missing and makes what is mapped to the whole null
     * @throws MappingException if it does not fit
     */
    void read(Object source) {
        try {
            if (source == null) {
                plan.setAbsent(row);
            } else if (source instanceof String text) {
                text(text);
            } else if (source instanceof byte[] bytes) {
                bytes(bytes, 0, bytes.length);
            } else if (source instanceof ByteBuffer buffer) {
                buffer(buffer);
            } else if (connect == null || !connect.read(source)) {
                value(source);
            }
        } catch (MappingException e) {
            throw e.rootedAt(plan.name());
        }
    }

    private void text(String text) {
        boolean fields = !plan.lenient() || startsObject(text);
        if (!plan.lenient() || !fields) {
            fillTexts(text);
        }
        if (fields && !plan.fields().isEmpty()) {
            json.walk(JsonText.of(text, plan.fields().target()));
        }
    }

    private void fillTexts(Object text) {
        for (Slot slot : plan.texts()) {
            slot.fill(row, text);
        }
    }

    private void buffer(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            bytes(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        } else {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(buffer.position(), copy);
            bytes(copy, 0, copy.length);
        }
    }

    private void bytes(byte[] bytes, int offset, int length) {
        boolean fields = !plan.lenient() || startsObject(bytes, offset, length);
        if (!plan.lenient() || !fields) {
            for (Slot slot : plan.texts()) {
                if (slot.type().equals(DataTypes.BLOB)) {
                    slot.fill(row, ByteBuffer.wrap(bytes, offset, length));
                } else {
                    slot.fill(row, decode(slot, bytes, offset, length));
                }
            }
        }
        if (fields && !plan.fields().isEmpty()) {
            json.walk(new JsonText(bytes, offset, length));
        }
    }

    private static Object decode(Slot slot, byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MappingException(slot.target(), null, "is a text in bytes that are no UTF-8");
        }
    }

    private void value(Object source) {
        if (plan.lenient() && !(source instanceof Map)) {
            fillTexts(source);
        } else {
            values.walk(source, plan.values());
        }
    }

    private static boolean startsObject(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '{';
    }

    private static boolean startsObject(byte[] bytes, int offset, int length) {
        int i = offset;
        while (i < offset + length && isSpace(bytes[i])) {
            i++;
        }
        return i < offset + length && bytes[i] == '{';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}

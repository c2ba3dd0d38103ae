package dev.scamander.mapping.random;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * JSON of the driver's values, written without the code under test, in the ways in which people write it: numbers as
 * strings, bytes as base 64 or hexadecimal, fields in any order, white space anywhere.
 */
public final class PlainJson {

    private final SplittableRandom random;
    private final StringBuilder json = new StringBuilder();

    private PlainJson(SplittableRandom random) {
        this.random = random;
    }

    public static String write(Object value, SplittableRandom random) {
        PlainJson writer = new PlainJson(random);
        writer.value(value);
        return writer.json.toString();
    }

    private void value(Object value) {
        space();
        if (value == null) {
            json.append("null");
        } else if (value instanceof Collection<?> elements) {
            array(elements);
        } else if (value instanceof CqlVector<?> vector) {
            array(vector.stream().toList());
        } else if (value instanceof UdtValue udt) {
            object(udt);
        } else if (value instanceof TupleValue tuple) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                // the driver makes empty collections of null ones
                elements.add(tuple.isNull(i) ? null : tuple.getObject(i));
            }
            array(elements);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            scalar(value);
        }
        space();
    }

    private void array(Collection<?> elements) {
        json.append('[');
        String comma = "";
        for (Object element : elements) {
            json.append(comma);
            value(element);
            comma = ",";
        }
        json.append(']');
    }

    private void object(UdtValue udt) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < udt.size(); i++) {
            if (!udt.isNull(i) || random.nextBoolean()) {
                order.add(random.nextInt(3) == 0 ? random.nextInt(order.size() + 1) : order.size(), i);
            }
        }
        json.append('{');
        String comma = "";
        for (int i : order) {
            json.append(comma);
            space();
            string(udt.getType().getFieldNames().get(i).asInternal());
            json.append(':');
            value(udt.isNull(i) ? null : udt.getObject(i));
            comma = ",";
        }
        if (random.nextInt(10) == 0) {
            json.append(comma).append("\"unknown\":{\"a\":[1,{}]}");
        }
        json.append('}');
    }

    private void map(Map<?, ?> map) {
        boolean pairs = random.nextInt(8) == 0;
        json.append(pairs ? '[' : '{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(comma);
            if (pairs) {
                array(List.of(entry.getKey(), entry.getValue()));
            } else {
                string(name(entry.getKey()));
                json.append(':');
                value(entry.getValue());
            }
            comma = ",";
        }
        json.append(pairs ? ']' : '}');
    }

    /** Of a scalar its text, of a composite its JSON text. */
    private String name(Object key) {
        boolean composite = key instanceof Collection<?>
                || key instanceof CqlVector<?>
                || key instanceof TupleValue
                || key instanceof UdtValue
                || key instanceof Map<?, ?>;
        return composite ? write(key, random) : text(key);
    }

    private void scalar(Object value) {
        String text = text(value);
        boolean literal = value instanceof Number || value instanceof Boolean;
        if (literal && !text.endsWith("N") && !text.endsWith("y") && random.nextInt(5) > 0) {
            json.append(text);
        } else if (value instanceof Instant instant && random.nextBoolean()) {
            json.append(instant.toEpochMilli());
        } else {
            string(text);
        }
    }

    private String text(Object value) {
        if (value instanceof ByteBuffer bytes) {
            byte[] array = new byte[bytes.remaining()];
            bytes.get(bytes.position(), array);
            String base64 = Base64.getEncoder().encodeToString(array);
            boolean hex = random.nextBoolean() || base64.startsWith("0x") || base64.startsWith("0X");
            return hex ? "0x" + HexFormat.of().formatHex(array) : base64;
        }
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        String text = value.toString();
        return text.isEmpty() && value instanceof CqlDuration ? "PT0S" : text;
    }

    private void string(String text) {
        json.append('"');
        boolean escaped = false;
        for (char c : text.toCharArray()) {
            // both halves of a pair alike: text cannot be encoded with one of them
            escaped = Character.isLowSurrogate(c) ? escaped : random.nextInt(10) == 0;
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || escaped) {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private void space() {
        if (random.nextInt(8) == 0) {
            json.append(random.nextBoolean() ? " " : "\n\t");
        }
    }
}

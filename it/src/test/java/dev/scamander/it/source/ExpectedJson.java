package dev.scamander.it.source;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What Connect's {@code JsonConverter} should write of a row, told from the values that the driver decodes. */
final class ExpectedJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExpectedJson() {}

    static String of(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            // the driver makes empty collections of those that are not there
            fields.put(
                    row.getColumnDefinitions().get(i).getName().asInternal(),
                    row.isNull(i) ? null : plain(row.getObject(i)));
        }
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof BigInteger || value instanceof UUID || value instanceof CqlDuration) {
            return value.toString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return Base64.getEncoder().encodeToString(copy);
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof LocalTime time) {
            return time.toNanoOfDay();
        }
        if (value instanceof Instant time) {
            return time.toEpochMilli();
        }
        if (value instanceof InetAddress address) {
            return address.getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
        }
        if (value instanceof CqlVector<?> vector) {
            return list(vector);
        }
        if (value instanceof Iterable<?> values) {
            return list(values);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return value instanceof UdtValue || value instanceof TupleValue ? struct(value) : value;
    }

    private static Object list(Iterable<?> values) {
        List<Object> list = new ArrayList<>();
        values.forEach(value -> list.add(plain(value)));
        return list;
    }

    /** Keys that are no text make pairs of a map. */
    private static Object map(Map<?, ?> map) {
        if (map.keySet().stream().allMatch(String.class::isInstance)) {
            Map<Object, Object> fields = new LinkedHashMap<>();
            map.forEach((key, value) -> fields.put(key, plain(value)));
            return fields;
        }
        List<Object> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(List.of(plain(key), plain(value))));
        return pairs;
    }

    private static Object struct(Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (value instanceof UdtValue udt) {
            for (int i = 0; i < udt.size(); i++) {
                fields.put(
                        udt.getType().getFieldNames().get(i).asInternal(),
                        udt.isNull(i) ? null : plain(udt.getObject(i)));
            }
        } else if (value instanceof TupleValue tuple) {
            for (int i = 0; i < tuple.size(); i++) {
                fields.put("_" + (i + 1), tuple.isNull(i) ? null : plain(tuple.getObject(i)));
            }
        }
        return fields;
    }
}

package dev.scamander.spark.decode;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/** What Spark itself makes of the driver's Java values: the other way from the same values to unsafe rows. */
public final class SparkOracle {

    private final scala.Function1<Object, Object> converter;
    private final UnsafeProjection projection;

    public SparkOracle(StructType schema) {
        this.converter = CatalystTypeConverters.createToCatalystConverter(schema);
        this.projection = UnsafeProjection.create(schema);
    }

    public UnsafeRow row(List<Object> values) {
        Object[] external = values.stream().map(SparkOracle::external).toArray();
        return projection.apply((InternalRow) converter.apply(RowFactory.create(external)));
    }

    /** The Java form that Spark's converters take for what the mapping says a CQL value becomes. */
    private static Object external(Object value) {
        if (value instanceof CqlVector<?> vector) {
            List<Object> items = new ArrayList<>();
            vector.forEach(items::add);
            return external(items);
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(SparkOracle::external).toArray();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((k, v) -> entries.put(external(k), external(v)));
            return entries;
        }
        if (value instanceof UdtValue udt) {
            Object[] fields = new Object[udt.size()];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = udt.isNull(i) ? null : external(udt.getObject(i));
            }
            return RowFactory.create(fields);
        }
        if (value instanceof TupleValue tuple) {
            Object[] fields = new Object[tuple.size()];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = tuple.isNull(i) ? null : external(tuple.getObject(i));
            }
            return RowFactory.create(fields);
        }
        if (value instanceof ByteBuffer blob) {
            byte[] bytes = new byte[blob.remaining()];
            blob.duplicate().get(bytes);
            return bytes;
        }
        if (value instanceof LocalTime time) {
            return time.toNanoOfDay();
        }
        if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        if (value instanceof java.math.BigInteger integer) {
            return new java.math.BigDecimal(integer);
        }
        if (value instanceof UUID || value instanceof com.datastax.oss.driver.api.core.data.CqlDuration) {
            return value.toString();
        }
        return value;
    }
}

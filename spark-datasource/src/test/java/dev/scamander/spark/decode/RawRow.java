package dev.scamander.spark.decode;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;

/** A driver row of given column bytes. */
final class RawRow {

    private RawRow() {}

    static Row of(List<ByteBuffer> columns) {
        return of(columns, null);
    }

    static Row of(List<ByteBuffer> columns, ColumnDefinitions definitions) {
        return (Row) Proxy.newProxyInstance(
                RawRow.class.getClassLoader(), new Class<?>[] {Row.class}, (row, method, args) -> {
                    if (method.getName().equals("getColumnDefinitions") && definitions != null) {
                        return definitions;
                    }
                    if (!method.getName().equals("getBytesUnsafe")) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return columns.get((Integer) args[0]);
                });
    }
}

package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import org.apache.kafka.connect.data.Schema;

/** The form of keys and values, compiled for a table. */
sealed interface RowForm permits StructForm, JsonForm {
    Schema keySchema();

    Schema valueSchema();

    /**
     * The key and the value of a row.
     *
     * @throws org.apache.kafka.connect.errors.DataException if bytes are no value of their column's type
     */
    Content content(Row row);

    /**
     * What a record holds.
     *
     * @param key the primary key
     * @param value the columns
     */
    record Content(Object key, Object value) {}
}

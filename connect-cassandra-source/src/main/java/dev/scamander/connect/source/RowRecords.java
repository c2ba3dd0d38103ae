package dev.scamander.connect.source;

import com.datastax.oss.driver.api.core.cql.Row;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Makes records of a table's rows: the key of the primary key, the value of all columns that are selected. */
final class RowRecords {
    private final String topic;
    private final List<RowLayout.HeaderColumn> headers;
    private final int firstHeader;
    private final RowForm form;

    RowRecords(String topic, RowLayout layout, RowForm form) {
        this.topic = topic;
        this.headers = layout.headers();
        this.firstHeader = layout.firstHeader();
        this.form = form;
    }

    /**
     * Makes the record of a row.
     *
     * @throws DataException if a value is not of its column's type, naming the column
     */
    SourceRecord record(Row row, Map<String, ?> sourcePartition, RowPosition position) {
        RowForm.Content content = form.content(row);
        return new SourceRecord(
                sourcePartition,
                position,
                topic,
                null,
                form.keySchema(),
                content.key(),
                form.valueSchema(),
                content.value(),
                null,
                headers(row));
    }

    private Headers headers(Row row) {
        if (headers.isEmpty()) {
            return null;
        }
        Headers filled = new ConnectHeaders();
        for (int i = 0; i < headers.size(); i++) {
            RowLayout.HeaderColumn header = headers.get(i);
            if (!row.isNull(firstHeader + i)) {
                if (header.ttl()) {
                    filled.add(header.name(), row.getInt(firstHeader + i), Schema.INT32_SCHEMA);
                } else {
                    filled.add(header.name(), row.getLong(firstHeader + i), Schema.INT64_SCHEMA);
                }
            }
        }
        return filled;
    }
}

package dev.scamander.connect.sink;

import dev.scamander.mapping.row.MappingRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/** Shows a mapping the record at hand; one object serves all records of a task. Coordinates are those in Kafka. */
final class RecordView implements MappingRecord {
    private SinkRecord record;

    RecordView of(SinkRecord record) {
        this.record = record;
        return this;
    }

    @Override
    public Object key() {
        return record.key();
    }

    @Override
    public Object value() {
        return record.value();
    }

    @Override
    public Object header(String name) {
        Header header = record.headers().lastWithName(name);
        return header == null ? null : header.value();
    }

    @Override
    public String topic() {
        return record.originalTopic();
    }

    @Override
    public int partition() {
        return record.originalKafkaPartition();
    }

    @Override
    public long offset() {
        return record.originalKafkaOffset();
    }

    @Override
    public long timestampMillis() {
        return record.timestamp() == null ? -1 : record.timestamp();
    }
}

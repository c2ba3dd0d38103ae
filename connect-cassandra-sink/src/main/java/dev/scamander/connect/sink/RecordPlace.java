package dev.scamander.connect.sink;

import org.apache.kafka.connect.sink.SinkRecord;

/** Where a record lies in Kafka, for messages: nothing of the record's content is in it. */
record RecordPlace(String topic, int partition, long offset) {
    static RecordPlace of(SinkRecord record) {
        return new RecordPlace(record.originalTopic(), record.originalKafkaPartition(), record.originalKafkaOffset());
    }

    @Override
    public String toString() {
        return "topic " + topic + ", partition " + partition + ", offset " + offset;
    }
}

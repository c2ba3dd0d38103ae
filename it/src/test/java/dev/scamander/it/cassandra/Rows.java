package dev.scamander.it.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import dev.scamander.cassandra.write.Acknowledgement;
import dev.scamander.cassandra.write.TableWrite;
import dev.scamander.cassandra.write.WriteFailure;
import dev.scamander.cassandra.write.WritePipeline;
import dev.scamander.cassandra.write.WriteTarget;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows on their way through a pipeline, and what became of them. */
final class Rows implements Acknowledgement {
    final AtomicInteger written = new AtomicInteger();
    final ConcurrentLinkedQueue<WriteFailure> failures = new ConcurrentLinkedQueue<>();

    @Override
    public void written() {
        written.incrementAndGet();
    }

    @Override
    public void failed(WriteFailure failure) {
        failures.add(failure);
    }

    void write(WritePipeline pipeline, WriteTarget target, Object... values) throws InterruptedException {
        ByteBuffer[] row = Arrays.stream(values).map(Rows::bytes).toArray(ByteBuffer[]::new);
        pipeline.write(target, row, WritePipeline.NO_TIMESTAMP, WritePipeline.NO_TTL, this);
    }

    static TableWrite table(TableWrite.Kind kind, String keyspace, String table, String... columns) {
        return TableWrite.of(kind, CqlIdentifier.fromCql(keyspace), CqlIdentifier.fromCql(table), columns(columns));
    }

    static List<CqlIdentifier> columns(String... names) {
        return Arrays.stream(names).map(CqlIdentifier::fromCql).toList();
    }

    static ByteBuffer bytes(Object value) {
        if (value == null || value instanceof ByteBuffer) {
            return (ByteBuffer) value;
        }
        if (value instanceof Integer number) {
            return ByteBuffer.allocate(4).putInt(0, number);
        }
        if (value instanceof Long number) {
            return ByteBuffer.allocate(8).putLong(0, number);
        }
        return ByteBuffer.wrap(value.toString().getBytes(StandardCharsets.UTF_8));
    }
}

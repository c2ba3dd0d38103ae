package dev.scamander.spark.stream;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/**
 * A part of a window of time with what reads it, which knows the window.
 *
 * @param part what one task reads
 * @param readers reads it
 */
record WindowPartition(InputPartition part, PartitionReaderFactory readers) implements InputPartition {

    @Override
    public String[] preferredLocations() {
        return part.preferredLocations();
    }

    /** Reads such parts. */
    static final class Readers implements PartitionReaderFactory {

        private static final long serialVersionUID = 1L;

        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            WindowPartition window = (WindowPartition) partition;
            return window.readers.createReader(window.part);
        }
    }
}

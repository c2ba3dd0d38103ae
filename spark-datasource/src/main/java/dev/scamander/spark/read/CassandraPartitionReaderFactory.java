package dev.scamander.spark.read;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/**
 * Carries the plan to the executors.
 *
 * @param plan what every task asks
 */
record CassandraPartitionReaderFactory(ReadPlan plan) implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        return new CassandraPartitionReader(plan, (CassandraInputPartition) partition);
    }
}

package dev.scamander.spark.join;

import dev.scamander.cassandra.ring.Murmur3;
import dev.scamander.cassandra.ring.TokenBuckets;
import dev.scamander.spark.filter.KeyColumn;
import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * The piece of the ring that a partition key of one column falls into, as Spark's planner sees it: two tables of equal key type cut
 * into as many pieces keep equal keys in equal pieces.
 */
final class TokenBucketFunction implements ScalarFunction<Integer> {

    private static final long serialVersionUID = 1L;

    private final KeyColumn key;
    private final TokenBuckets buckets;

    TokenBucketFunction(KeyColumn key, TokenBuckets buckets) {
        this.key = key;
        this.buckets = buckets;
    }

    @Override
    public DataType[] inputTypes() {
        return new DataType[] {key.sparkType()};
    }

    @Override
    public DataType resultType() {
        return DataTypes.IntegerType;
    }

    @Override
    public boolean isResultNullable() {
        return false;
    }

    @Override
    public String name() {
        return "cassandra_token_bucket";
    }

    /** Functions are the same if equal keys of the two are in equal buckets. */
    @Override
    public String canonicalName() {
        return "dev.scamander." + name() + "(" + key.cqlType() + ", " + buckets.count() + ")";
    }

    @Override
    public Integer produceResult(InternalRow input) {
        byte[] value = key.encode(input, 0);
        return value == null ? 0 : buckets.bucket(Murmur3.token(ByteBuffer.wrap(value)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenBucketFunction that && canonicalName().equals(that.canonicalName());
    }

    @Override
    public int hashCode() {
        return canonicalName().hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}

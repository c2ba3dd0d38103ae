package dev.scamander.spark.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class KeyColumnTest {
    private static Optional<KeyColumn> column(DataType type, org.apache.spark.sql.types.DataType sparkType) {
        CqlIdentifier name = CqlIdentifier.fromInternal("k");
        return KeyColumn.of(new DefaultColumnMetadata(name, name, name, type, false), sparkType);
    }

    private static byte[] encode(DataType type, org.apache.spark.sql.types.DataType sparkType, Object value) {
        return column(type, sparkType).orElseThrow().encode(new GenericInternalRow(new Object[] {value}), 0);
    }

    @Test
    void encodesWhatIsStored() {
        assertThat(encode(DataTypes.INT, org.apache.spark.sql.types.DataTypes.IntegerType, 258))
                .containsExactly(0, 0, 1, 2);
        assertThat(encode(DataTypes.TEXT, org.apache.spark.sql.types.DataTypes.StringType, UTF8String.fromString("ä")))
                .containsExactly(0xC3, 0xA4);
        assertThat(encode(DataTypes.TIMESTAMP, org.apache.spark.sql.types.DataTypes.TimestampType, 2_000L))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 2);
    }

    @Test
    void takesWholeNumbersOfOtherTypesAsFarAsTheyFit() {
        org.apache.spark.sql.types.DataType longs = org.apache.spark.sql.types.DataTypes.LongType;
        assertThat(encode(DataTypes.INT, longs, 258L)).containsExactly(0, 0, 1, 2);
        assertThat(encode(DataTypes.INT, longs, 1L << 32)).isNull();
        assertThat(encode(DataTypes.TINYINT, longs, -1L)).containsExactly(0xFF);
        assertThat(encode(DataTypes.BIGINT, org.apache.spark.sql.types.DataTypes.IntegerType, 1))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void hasNoBytesForWhatNoStoredValueEquals() {
        assertThat(encode(DataTypes.INT, org.apache.spark.sql.types.DataTypes.IntegerType, null))
                .isNull();
        assertThat(encode(DataTypes.TIMESTAMP, org.apache.spark.sql.types.DataTypes.TimestampType, 2_001L))
                .isNull();
        assertThat(encode(
                        DataTypes.UUID,
                        org.apache.spark.sql.types.DataTypes.StringType,
                        UTF8String.fromString("no uuid")))
                .isNull();
    }

    @Test
    void leavesTypesAloneWhoseEqualValuesDifferInBytes() {
        assertThat(column(DataTypes.DOUBLE, org.apache.spark.sql.types.DataTypes.DoubleType))
                .isEmpty();
        assertThat(column(DataTypes.DECIMAL, org.apache.spark.sql.types.DataTypes.createDecimalType(38, 18)))
                .isEmpty();
    }
}

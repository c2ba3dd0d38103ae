package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import dev.scamander.cassandra.time.TimeColumn;
import org.junit.jupiter.api.Test;

class RowConditionsTest {
    private static final Window WINDOW = new Window(5, 9);

    private static ColumnMetadata column(String name, DataType type) {
        return new DefaultColumnMetadata(
                CqlIdentifier.fromInternal("ks"),
                CqlIdentifier.fromInternal("t"),
                CqlIdentifier.fromInternal(name),
                type,
                false);
    }

    private static KeyColumn key(ColumnMetadata column, ClusteringOrder order) {
        return KeyColumn.of(column, order, CodecRegistry.DEFAULT);
    }

    @Test
    void boundsAColumnOnceOnEachSide() {
        ColumnMetadata ts = column("ts", DataTypes.TIMESTAMP);
        ColumnMetadata c = column("c", DataTypes.INT);
        RowConditions conditions = new RowConditions(new TimeColumn(ts, true), "v > 1");
        assertThat(conditions.terms(null)).containsExactly("ts >= ?", "ts < ?", "v > 1");
        assertThat(conditions.terms(key(ts, ClusteringOrder.ASC))).containsExactly("ts < ?", "v > 1");
        assertThat(conditions.terms(key(ts, ClusteringOrder.DESC))).containsExactly("ts >= ?", "v > 1");
        assertThat(conditions.terms(key(c, ClusteringOrder.ASC))).containsExactly("v > 1");
        assertThat(conditions.values(null, WINDOW).get(0).getLong(0)).isEqualTo(5);
        assertThat(conditions
                        .values(key(ts, ClusteringOrder.ASC), WINDOW)
                        .get(0)
                        .getLong(0))
                .isEqualTo(9);

        RowConditions indexed = new RowConditions(new TimeColumn(ts, false), "");
        assertThat(indexed.terms(key(c, ClusteringOrder.ASC))).containsExactly("ts >= ?", "ts < ?");
        assertThat(new RowConditions(null, "").tail()).isEmpty();
    }

    @Test
    void filtersOnlyWhereOneMust() {
        TimeColumn clustering = new TimeColumn(column("ts", DataTypes.TIMESTAMP), true);
        TimeColumn indexed = new TimeColumn(column("ts", DataTypes.TIMESTAMP), false);
        assertThat(new RowConditions(clustering, "").tail()).contains("ALLOW FILTERING");
        assertThat(new RowConditions(clustering, "").tailInPartition()).isEmpty();
        assertThat(new RowConditions(clustering, "v > 1").tailInPartition()).contains("ALLOW FILTERING");
        assertThat(new RowConditions(indexed, "").tailInPartition()).contains("ALLOW FILTERING");
    }
}

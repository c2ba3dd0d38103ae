package dev.scamander.cassandra.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AggregateTableTest {
    private static final CqlIdentifier RAIN = CqlIdentifier.fromInternal("rain");
    private static final Map<CqlIdentifier, AggregateFunction> SUM_OF_RAIN = Map.of(RAIN, AggregateFunction.SUM);

    private static ColumnMetadata column(String name, DataType type) {
        return new DefaultColumnMetadata(
                CqlIdentifier.fromInternal("ks"),
                CqlIdentifier.fromInternal("daily"),
                CqlIdentifier.fromInternal(name),
                type,
                false);
    }

    private static TableMetadata table(List<ColumnMetadata> clustering, ColumnMetadata... others) {
        ColumnMetadata key = column("station", DataTypes.TEXT);
        Map<ColumnMetadata, ClusteringOrder> order = new LinkedHashMap<>();
        Map<CqlIdentifier, ColumnMetadata> all = new LinkedHashMap<>();
        all.put(key.getName(), key);
        clustering.forEach(column -> {
            order.put(column, ClusteringOrder.ASC);
            all.put(column.getName(), column);
        });
        for (ColumnMetadata other : others) {
            all.put(other.getName(), other);
        }
        return new DefaultTableMetadata(
                key.getKeyspace(),
                key.getParent(),
                UUID.randomUUID(),
                false,
                false,
                List.of(key),
                order,
                all,
                Map.of(),
                Map.of());
    }

    @Test
    void sourceIsTheLastClusteringColumn() {
        AggregateTable table = AggregateTable.of(
                table(
                        List.of(column("day", DataTypes.DATE), column("source", DataTypes.TEXT)),
                        column("upto", DataTypes.BIGINT),
                        column("rain", DataTypes.DECIMAL)),
                SUM_OF_RAIN);
        assertThat(table.key()).extracting(CqlIdentifier::asInternal).containsExactly("station", "day");
        assertThat(table.write(DefaultConsistencyLevel.LOCAL_QUORUM).columns())
                .extracting(CqlIdentifier::asInternal)
                .containsExactly("station", "day", "source", "upto", "rain");

        RunningTotals totals = table.nothing();
        totals.advanceTo(41);
        ByteBuffer source = ByteBuffer.wrap(new byte[] {'s'});
        ByteBuffer[] key = {ByteBuffer.allocate(1), ByteBuffer.allocate(4)};
        ByteBuffer[] row = table.bind(key, source, totals);
        assertThat(row).hasSize(5);
        assertThat(row[2]).isSameAs(source);
        assertThat(row[3].getLong(0)).isEqualTo(41);
    }

    @Test
    void otherLayoutsAreRefusedWithTheRightOne() {
        ColumnMetadata upto = column("upto", DataTypes.BIGINT);
        ColumnMetadata rain = column("rain", DataTypes.DECIMAL);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> AggregateTable.of(table(List.of(column("day", DataTypes.DATE)), upto, rain), SUM_OF_RAIN))
                .withMessageContaining("ks.daily")
                .withMessageContaining("source text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AggregateTable.of(
                        table(List.of(column("source", DataTypes.TEXT)), rain, column("upto", DataTypes.INT)),
                        SUM_OF_RAIN))
                .withMessageContaining("upto bigint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AggregateTable.of(
                        table(List.of(column("source", DataTypes.TEXT)), upto, column("rain", DataTypes.TEXT)),
                        SUM_OF_RAIN))
                .withMessageContaining("rain text");
    }

    @Test
    void everyLevelThatIsAllowedHasOneToReadWith() {
        assertThat(AggregateStore.reading(DefaultConsistencyLevel.LOCAL_QUORUM))
                .contains(DefaultConsistencyLevel.LOCAL_QUORUM);
        assertThat(AggregateStore.reading(DefaultConsistencyLevel.LOCAL_ONE)).isEmpty();
        assertThat(AggregateStore.reading(DefaultConsistencyLevel.ANY)).isEmpty();
    }
}

package dev.scamander.connect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultTableMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionKeyTest {
    private static final CqlIdentifier KEYSPACE = CqlIdentifier.fromInternal("ks");
    private static final CqlIdentifier TABLE = CqlIdentifier.fromInternal("t");

    private static ColumnMetadata column(String name) {
        return new DefaultColumnMetadata(KEYSPACE, TABLE, CqlIdentifier.fromInternal(name), DataTypes.INT, false);
    }

    /** With the primary key {@code (a, "B"), c, d}. */
    private static TableMetadata table() {
        Map<CqlIdentifier, ColumnMetadata> columns = new LinkedHashMap<>();
        Stream.of("a", "B", "c", "d", "note").map(DeletionKeyTest::column).forEach(c -> columns.put(c.getName(), c));
        Map<ColumnMetadata, ClusteringOrder> clustering = new LinkedHashMap<>();
        clustering.put(column("c"), ClusteringOrder.ASC);
        clustering.put(column("d"), ClusteringOrder.DESC);
        return new DefaultTableMetadata(
                KEYSPACE,
                TABLE,
                UUID.randomUUID(),
                false,
                false,
                List.of(column("a"), column("B")),
                clustering,
                columns,
                Map.of(),
                Map.of());
    }

    private static List<String> of(String names) {
        return DeletionKey.of(List.of(names.split(",")), table()).stream()
                .map(CqlIdentifier::asInternal)
                .toList();
    }

    @Test
    void isThePartitionKeyAndTheFirstClusteringColumns() {
        assertThat(of("B,a")).containsExactly("a", "B");
        assertThat(of("c,A,b")).containsExactly("a", "B", "c");
        assertThat(of("a,B,c,d")).containsExactly("a", "B", "c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | Lacks \"B\": a deletion needs the whole partition key of ks.t, (a, \"B\"), c, d",
                "c,d | Lacks a: a deletion needs the whole partition key",
                "a,B,d | Has d but not c, which comes before it in the primary key of ks.t",
                "a,B,b | Names column b twice",
                "a,B,note | 'note' is no column of the primary key of ks.t",
                "a,B,cc | 'cc' is no column of the primary key of ks.t, (a, \"B\"), c, d. Did you mean 'c'?"
            })
    void saysWhatIsWrong(String names, String message) {
        assertThatThrownBy(() -> of(names))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}

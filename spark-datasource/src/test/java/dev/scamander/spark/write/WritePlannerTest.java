package dev.scamander.spark.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.cassandra.write.TableWrite.Kind;
import dev.scamander.spark.encode.RowEncoder;
import dev.scamander.spark.filter.TestTable;
import dev.scamander.spark.option.OptionSource;
import dev.scamander.spark.option.WriteOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class WritePlannerTest {

    private static final TableMetadata READINGS = new TestTable()
            .key("station", DataTypes.TEXT)
            .clustering("hour", DataTypes.INT)
            .shared("city", DataTypes.TEXT)
            .regular("temperature", DataTypes.DOUBLE)
            .regular("tags", DataTypes.setOf(DataTypes.TEXT, false))
            .regular("log", DataTypes.listOf(DataTypes.TEXT, false))
            .regular("rights", DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT, false))
            .regular("v", DataTypes.vectorOf(DataTypes.FLOAT, 2))
            .regular("frozen", DataTypes.listOf(DataTypes.TEXT, true))
            .build();

    private static final TableMetadata COUNTS = new TestTable()
            .key("station", DataTypes.TEXT)
            .regular("n", DataTypes.COUNTER)
            .build();

    @Test
    void writesTheColumnsThatRowsHave() {
        WritePlan plan = plan(READINGS, "temperature double, HOUR int, station string", Map.of());

        assertThat(plan.kind()).isEqualTo(Kind.UPSERT);
        assertThat(plan.columns())
                .extracting(RowEncoder.Column::name)
                .containsExactly("temperature", "hour", "station");
        assertThat(plan.tableWrite().timestamp()).isTrue();
        assertThat(plan.tableWrite().ttl()).isFalse();
        assertThat(plan.key().parts()).extracting(RowKey.Part::index).containsExactly(1, 2);
        assertThat(plan.statics()).isEmpty();
    }

    @Test
    void writesStaticColumnsByThePartitionKeyAlone() {
        assertThat(plan(READINGS, "station string, city string", Map.of()).columns())
                .hasSize(2);
        assertThat(plan(READINGS, "hour int, station string, city string", Map.of())
                        .statics())
                .containsExactly(1, 2);
    }

    @Test
    void refusesColumnsThatTheTableDoesNotHave() {
        assertThatThrownBy(() -> plan(READINGS, "station string, hour int, temprature double", Map.of()))
                .isInstanceOf(UnwritableInputException.class)
                .hasMessage("ks.t: has no column temprature; did you mean temperature?");
    }

    @Test
    void refusesRowsWithoutTheirWholeKey() {
        assertThatThrownBy(() -> plan(READINGS, "station string, temperature double", Map.of()))
                .hasMessage("ks.t: the rows have no value for primary key column hour; they have station, temperature");
        assertThatThrownBy(() -> plan(READINGS, "station string", Map.of())).hasMessageContaining("column hour");
        assertThatThrownBy(() -> plan(READINGS, "hour int, city string", Map.of()))
                .hasMessageContaining("column station");
    }

    @Test
    void refusesTypesThatDoNotFit() {
        assertThatThrownBy(() -> plan(READINGS, "station string, hour date", Map.of()))
                .hasMessageContaining("ks.t.hour int: cannot be written from DATE");
    }

    @Test
    void takesTimesFromColumns() {
        WritePlan plan = plan(
                READINGS,
                "station string, hour int, lives int, at timestamp",
                Map.of("ttl", "lives", "timestamp", "AT"));
        assertThat(plan.columns()).hasSize(2);
        assertThat(plan.ttl().ordinal()).isEqualTo(2);
        assertThat(plan.timestamp().ordinal()).isEqualTo(3);

        assertThat(plan(READINGS, "station string, hour int", Map.of("spark.cassandra.output.ttl", "60"))
                        .ttl()
                        .otherwise())
                .isEqualTo(60);
        assertThatThrownBy(() -> plan(READINGS, "station string, hour int, lives int", Map.of("ttl", "live")))
                .hasMessageContaining("spark.cassandra.output.ttl=live")
                .hasMessageContaining("did you mean lives?");
        assertThatThrownBy(() -> plan(READINGS, "station string, hour int", Map.of("ttl", "station")))
                .hasMessageContaining("column station is STRING");
        assertThatThrownBy(() -> plan(READINGS, "station string, hour int", Map.of("ttl", "630720001")))
                .hasMessageContaining("seconds from 0 to 630720000");
    }

    @Test
    void changesCollectionsInPart() {
        WritePlan plan = plan(
                READINGS,
                "station string, hour int, temperature double, tags array<string>, log array<string>, rights array<string>",
                Map.of(
                        "spark.cassandra.output.collection.behavior",
                        "tags append, log prepend, rights remove",
                        "ttl",
                        "5"));
        assertThat(plan.kind()).isEqualTo(Kind.CUSTOM);
        assertThat(plan.query())
                .isEqualTo(
                        "UPDATE \"ks\".\"t\" USING TIMESTAMP ? AND TTL ? SET \"temperature\" = ?, \"tags\" = \"tags\" + ?,"
                                + " \"log\" = ? + \"log\", \"rights\" = \"rights\" - ? WHERE \"station\" = ? AND \"hour\" = ?");
        assertThat(plan.columns().get(5).type()).isEqualTo(DataTypes.setOf(DataTypes.TEXT));
        assertThat(plan.tableWrite().columns()).hasSize(8);

        for (String wrong : new String[] {"frozen append", "tags prepend", "temperature append"}) {
            assertThatThrownBy(() -> plan(
                            READINGS,
                            "station string, hour int",
                            Map.of("spark.cassandra.output.collection.behavior", wrong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.substring(0, wrong.indexOf(' ')));
        }
    }

    @Test
    void countsWithCounters() {
        WritePlan plan = plan(COUNTS, "station string, n int", Map.of());
        assertThat(plan.kind()).isEqualTo(Kind.COUNTER);
        assertThat(plan.tableWrite().timestamp()).isFalse();
        for (Map<String, String> wrong : java.util.List.of(
                Map.of("ttl", "5"), Map.of("timestamp", "5"), Map.of("spark.cassandra.output.ifNotExists", "true"))) {
            assertThatThrownBy(() -> plan(COUNTS, "station string, n int", wrong))
                    .hasMessageContaining("counters");
        }
    }

    @Test
    void knowsWhatWouldCountTwice() {
        String rows = "station string, hour int, log array<string>";
        String option = "spark.cassandra.output.collection.behavior";
        assertThat(plan(COUNTS, "station string, n int", Map.of()).repeatable()).isFalse();
        assertThat(plan(READINGS, rows, Map.of(option, "log append")).repeatable())
                .isFalse();
        assertThat(plan(READINGS, rows, Map.of(option, "log remove")).repeatable())
                .isTrue();
        assertThat(plan(READINGS, rows, Map.of()).repeatable()).isTrue();
    }

    @Test
    void goesToTheExecutorsAsItIs() throws Exception {
        WritePlan plan =
                plan(READINGS, "station string, hour int, tags array<string>, v array<float>", Map.of("ttl", "5"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(plan);
        Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(back).isEqualTo(plan);
    }

    private static WritePlan plan(TableMetadata table, String fields, Map<String, String> options) {
        return WritePlanner.plan(table, StructType.fromDDL(fields), options(options));
    }

    private static WriteOptions options(Map<String, String> options) {
        return WriteOptions.of(new OptionSource(options, name -> null, Set.of()));
    }
}

package dev.scamander.spark.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOptionsTest {

    private static final String FETCH_SIZE = "spark.cassandra.input.fetch.sizeInRows";

    @Test
    void takesTheOptionOfTheReadBeforeTheSessionsBeforeTheDefault() {
        assertThat(read(Map.of(FETCH_SIZE, "7"), Map.of(FETCH_SIZE, "8")).fetchSize())
                .isEqualTo(7);
        assertThat(read(Map.of(), Map.of(FETCH_SIZE, "8")).fetchSize()).isEqualTo(8);
        assertThat(read(Map.of(), Map.of()).fetchSize()).isZero();
    }

    @Test
    void takesTheNamedClustersSettingBeforeThoseOfAll() {
        Map<String, String> session =
                Map.of("b/" + FETCH_SIZE, "9", FETCH_SIZE, "8", "b/spark.cassandra.connection.host", "b.example");

        assertThat(read(Map.of("cluster", "b"), session).fetchSize()).isEqualTo(9);
        assertThat(read(Map.of("cluster", "b"), session).connection().contactPoints())
                .containsExactly("b.example");
        assertThat(read(Map.of("cluster", "c"), session).fetchSize()).isEqualTo(8);
        assertThat(read(Map.of("cluster", "b", FETCH_SIZE, "7"), session).fetchSize())
                .isEqualTo(7);
    }

    @Test
    void knowsOptionsInAnyCaseOfLetters() {
        assertThat(read(Map.of(FETCH_SIZE.toLowerCase(), "7"), Map.of()).fetchSize())
                .isEqualTo(7);
        assertThat(read(Map.of(FETCH_SIZE.toUpperCase(), "7"), Map.of()).fetchSize())
                .isEqualTo(7);
    }

    @Test
    void handsDriverOptionsOn() {
        assertThat(read(Map.of("datastax-java-driver.basic.session-name", "mine"), Map.of())
                        .connection()
                        .driverOptions())
                .containsEntry("datastax-java-driver.basic.session-name", "mine");
    }

    @Test
    void asksForKeyspaceAndTable() {
        assertThatThrownBy(() -> ReadOptions.of(new OptionSource(Map.of("table", "t"), name -> null, Set.of())))
                .hasMessage("keyspace: is missing; write .option(\"keyspace\", \"...\")");
        assertThatThrownBy(() ->
                        ReadOptions.of(new OptionSource(Map.of("keyspace", "k", "table", " "), name -> null, Set.of())))
                .hasMessage("table: is missing; write .option(\"table\", \"...\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spark.cassandra.input.fetch.sizeInRows|-1|must be a whole number from 0 to 1000000",
                "spark.cassandra.input.fetch.sizeInRows|many|must be a whole number from 0 to 1000000",
                "spark.cassandra.input.split.sizeInMB|-1|must be a whole number from 1 to 1000000",
                "spark.cassandra.input.readsPerSec|NaN|must be a number from 0 to 1000000000000",
                "spark.cassandra.input.consistency.level|SOME|must be a consistency level such as LOCAL_ONE or LOCAL_QUORUM",
                "spark.cassandra.sql.allowFiltering|yes|must be true or false",
                "pushdown|no|must be true or false"
            })
    void namesTheOptionItsValueAndWhatWouldBeRight(String name, String value, String reason) {
        assertThatThrownBy(() -> read(Map.of(name, value), Map.of()))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(name + "=" + value + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void pointsFromAMisspeltNameToTheNearest() {
        assertThatThrownBy(() -> read(Map.of("spark.cassandra.input.fetch.sizeInRow", "7"), Map.of()))
                .hasMessage("spark.cassandra.input.fetch.sizeinrow: is no option of this data source; did you mean "
                        + FETCH_SIZE + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b/"})
    void pointsFromAMisspeltSettingOfTheSessionToTheNearest(String cluster) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(cluster + "spark.cassandra.input.split.sizeInMegabyte", "7")))
                .hasMessage(cluster
                        + "spark.cassandra.input.split.sizeInMegabyte: is no option of this data source; did you"
                        + " mean spark.cassandra.input.split.sizeInMB?");
    }

    @Test
    void passesOverOptionsOfTheSparkCassandraConnectorThatMeanNothingHere() {
        assertThat(read(
                                Map.of(
                                        "spark.cassandra.connection.keepAliveMS",
                                        "1",
                                        "spark.cassandra.output.batch.size.rows",
                                        "5"),
                                Map.of())
                        .table())
                .isEqualTo("t");
    }

    @Test
    void documentsEveryOption() {
        assertThat(Stream.concat(
                        Arrays.stream(ReadOption.values()).map(ReadOption::doc),
                        Arrays.stream(ReadOption.values()).map(ReadOption::allowed)))
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    private static ReadOptions read(Map<String, String> options, Map<String, String> session) {
        Map<String, String> all = new HashMap<>(Map.of("keyspace", "k", "table", "t"));
        all.putAll(options);
        return ReadOptions.of(new OptionSource(all, session::get, session.keySet()));
    }
}

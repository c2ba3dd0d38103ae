package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.language.InvalidMappingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns of a primary key a mapping must have, and which of them a deletion takes. */
class RowKeysTest {
    private static final MappingSettings VALUES = MappingSettings.defaults();

    private final TableMetadata table = new TestTables()
            .table(
                    "station",
                    "(country, id), year, day",
                    "country",
                    "text",
                    "id",
                    "int",
                    "year",
                    "int",
                    "day",
                    "int",
                    "name",
                    "text static",
                    "height",
                    "int static",
                    "rain",
                    "double");

    private static List<CqlIdentifier> columns(String... names) {
        return Arrays.stream(names).map(CqlIdentifier::fromInternal).toList();
    }

    private Map<String, Object> decode(RowMapping mapping, MappingRecord record) {
        return Rows.decode(table, mapping, mapping.map(record));
    }

    @Test
    void staticColumnsAloneNeedThePartitionKeyOnly() {
        RowMapping mapping = RowMapping.compile("id=key.id, country=key.c, name=value.name", table, VALUES);

        assertThat(decode(mapping, TestRecord.of("{\"id\":7,\"c\":\"NO\"}", "{\"name\":\"Voss\"}")))
                .isEqualTo(Map.of("id", 7, "country", "NO", "name", "Voss"));
        assertThat(mapping.mapsAllColumns()).isFalse();
        assertThat(mapping.map(TestRecord.of("{\"id\":7,\"c\":\"NO\"}", null)).isDelete())
                .isTrue();
        assertThatThrownBy(() -> mapping.map(TestRecord.of("{\"id\":7}", "{}")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("station.country text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country=key, name=value.n | column id of ks.station is not mapped: add id=...",
                "country=key, id=key.i | column year of ks.station is not mapped: add year=...",
                "country=key, id=key.i, rain=value.r | column year of ks.station is not mapped: add year=...",
                "country=key, id=key.i, name=value.n, rain=value.r | column year of ks.station is not mapped: add year=...;"
                        + " without clustering columns only static columns can be written, and rain is not static",
                "country=key, id=key.i, year=value.y, name=value.n | column day of ks.station is not mapped: add day=...;"
                        + " or map no clustering column at all, since the others are static"
            })
    void everythingElseNeedsTheWholeKey(String mapping, String reason) {
        assertThatThrownBy(() -> RowMapping.compile(mapping, table, VALUES))
                .isInstanceOfSatisfying(InvalidMappingException.class, e -> assertThat(e.reason())
                        .endsWith(reason));
    }

    @Test
    void aDeletionTakesItsColumnsAndTheWriteTimestamp() {
        String text = "country=key.c, id=key.id, year=key.year, day=value.day, rain=value.rain, name=value.name,"
                + " __ttl=value.ttl, __timestamp=header.at";
        RowMapping mapping =
                RowMapping.compileDeletion(text, table, columns("country", "id", "year"), RowSettings.of(VALUES));
        MappedRow row = mapping.map(
                TestRecord.of("{\"year\":2008,\"c\":\"NO\",\"id\":7}", null).withHeaders(Map.of("at", 5)));

        assertThat(mapping.columns()).isEqualTo(columns("country", "id", "year"));
        assertThat(Rows.decode(table, mapping, row)).isEqualTo(Map.of("country", "NO", "id", 7, "year", 2008));
        assertThat(row.timestampMicros()).isEqualTo(5);
        assertThat(mapping.hasTtl()).isFalse();
        assertThatThrownBy(() -> mapping.map(TestRecord.of("{\"year\":2008,\"c\":\"NO\"}", null)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("station.id int");
        assertThatThrownBy(() -> RowMapping.compileDeletion(
                        "country=key", table, columns("country", "id"), RowSettings.of(VALUES)))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("column id of ks.station is not mapped");
    }

    @Test
    void aDeletionByNameFindsItsColumnsInTheKey() {
        RowMapping mapping = RowMapping.compileDeletion(
                null,
                table,
                columns("country", "id"),
                RowSettings.of(VALUES.withUnknownField(UnknownFieldPolicy.IGNORE)));

        assertThat(decode(mapping, TestRecord.of("{\"id\":7,\"country\":\"NO\",\"year\":2008}", null)))
                .isEqualTo(Map.of("country", "NO", "id", 7));
    }
}

package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.language.InvalidMappingException;
import dev.scamander.mapping.language.Operator;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns whose new value comes of their old one: running totals and changes of collections. */
class RowOperatorsTest {
    private static final TableMetadata DAILY = new TestTables()
            .table(
                    "daily",
                    "wsid, day, source",
                    "wsid",
                    "text",
                    "day",
                    "int",
                    "source",
                    "text",
                    "upto",
                    "bigint",
                    "rain",
                    "decimal",
                    "tenths",
                    "bigint",
                    "hottest",
                    "double",
                    "rained",
                    "bigint",
                    "readings",
                    "bigint");
    private static final TableMetadata ITEM = new TestTables()
            .table(
                    "item",
                    "id",
                    "id",
                    "int",
                    "tags",
                    "list<text>",
                    "labels",
                    "set<text>",
                    "prices",
                    "map<text, int>",
                    "fixed",
                    "frozen<list<text>>");
    private static final String TOTALS =
            "wsid=value.wsid, day=value.day, rain=sum(value.rain), tenths=sum(scale(value.rain,"
                    + " 10)), hottest=max(value.t), rained=count(value.rain), readings=count()";

    private static RowMapping daily(String mapping) {
        return RowMapping.compileAggregates(mapping, DAILY, Set.of(id("source"), id("upto")), RowSettings.defaults());
    }

    private static CqlIdentifier id(String name) {
        return CqlIdentifier.fromInternal(name);
    }

    @Test
    void totalsGetWhatIsToBeAdded() {
        RowMapping mapping = daily(TOTALS);
        assertThat(mapping.operators())
                .containsExactly(
                        Map.entry(id("rain"), Operator.SUM),
                        Map.entry(id("tenths"), Operator.SUM),
                        Map.entry(id("hottest"), Operator.MAX),
                        Map.entry(id("rained"), Operator.COUNT),
                        Map.entry(id("readings"), Operator.COUNT));
        for (Object value : new Object[] {
            "{\"wsid\":\"a\",\"day\":3,\"rain\":0.25,\"t\":-1.5,\"more\":[1]}",
            Map.of("wsid", "a", "day", 3, "rain", 0.25, "t", -1.5)
        }) {
            ByteBuffer[] row = mapping.map(TestRecord.ofValue(value)).values();
            assertThat(row).hasSize(7);
            assertThat(row[2].getInt(0)).isEqualTo(2);
            assertThat(row[3].getLong(0)).isEqualTo(3);
            assertThat(row[4].getDouble(0)).isEqualTo(-1.5);
            assertThat(row[5].remaining()).isZero();
            assertThat(row[6].remaining()).isZero();
        }
    }

    @Test
    void countsOfAFieldLeaveNullsOut() {
        ByteBuffer[] row = daily(TOTALS)
                .map(TestRecord.ofValue("{\"wsid\":\"a\",\"day\":3,\"rain\":null}"))
                .values();
        assertThat(row[2]).isSameAs(ProtocolConstants.UNSET_VALUE);
        assertThat(row[5]).isSameAs(ProtocolConstants.UNSET_VALUE);
        assertThat(row[6]).isNotSameAs(ProtocolConstants.UNSET_VALUE);
        ByteBuffer[] nested = daily("wsid=value.wsid, day=value.day, rained=count(value.rain)")
                .map(TestRecord.ofValue("{\"wsid\":\"a\",\"rain\":{\"mm\":[1,2]},\"day\":3}"))
                .values();
        assertThat(nested[2].remaining()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wsid=value.a, day=value.b, rain=value.rain                     | sum, count, min or max
            wsid=value.a, day=value.b, rain=append(value.rain)             | sum, count, min or max
            wsid=value.a, day=count()                                      | primary key column
            wsid=value.a, rain=sum(value.rain)                             | day of ks.daily is not mapped
            wsid=value.a, day=value.b, upto=sum(value.rain)                | has no column upto
            wsid=value.a, day=value.b, source=topic(), readings=count()    | has no column source
            wsid=value.a, day=value.b, readings=count(), __ttl=value.x     | neither a time to live
            wsid=value.a, day=value.b, readings=sum(5)                     | sum(path) expects a path
            wsid=value.a, day=value.b, readings=summ(value.rain)           | did you mean sum?
            """)
    void whatIsNoTotalIsRefused(String mapping, String reason) {
        assertThatThrownBy(() -> daily(mapping))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void operandsOfCollections() {
        RowMapping mapping = RowMapping.compileUpdate(
                "id=key, tags=prepend(value.tags), labels=remove(value.labels), prices=remove(value.gone)",
                ITEM,
                RowSettings.defaults());
        assertThat(mapping.operators().values()).containsExactly(Operator.PREPEND, Operator.REMOVE, Operator.REMOVE);
        ByteBuffer[] row = mapping.map(
                        TestRecord.of(1, "{\"tags\":[\"a\",\"b\"],\"labels\":[\"x\"],\"gone\":[\"k1\",\"k2\"]}"))
                .values();
        // number of items: of a map only the keys
        assertThat(row[1].getInt(0)).isEqualTo(2);
        assertThat(row[2].getInt(0)).isEqualTo(1);
        assertThat(row[3].getInt(0)).isEqualTo(2);
        assertThat(row[3].remaining()).isEqualTo(4 + 2 * (4 + 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id=key, labels=prepend(value.labels)   | prepend() needs a list that is not frozen
            id=key, fixed=append(value.fixed)      | append() needs a list, set or map that is not frozen
            id=append(key)                         | primary key column
            id=key, tags=sum(value.tags)           | sum() cannot be used here
            """)
    void operatorsMustGoWithTheirColumns(String mapping, String reason) {
        assertThatThrownBy(() -> RowMapping.compileUpdate(mapping, ITEM, RowSettings.defaults()))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void plainMappingsHaveNoOperators() {
        assertThatThrownBy(
                        () -> RowMapping.compile("id=key, tags=append(value.tags)", ITEM, MappingSettings.defaults()))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("append() cannot be used here");
    }
}

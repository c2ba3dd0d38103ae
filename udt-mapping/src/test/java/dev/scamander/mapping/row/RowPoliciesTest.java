package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPoliciesTest {
    private static final MappingSettings VALUES = MappingSettings.defaults();

    private final TableMetadata table =
            new TestTables().table("t", "(k, id), c", "k", "text", "id", "int", "c", "text", "a", "int", "b", "text");
    private final TableMetadata single = new TestTables().table("s", "id", "id", "text", "a", "int");
    private final TableMetadata counters = new TestTables().table("n", "id", "id", "int", "total", "counter");

    private static Map<String, Object> decode(TableMetadata table, RowMapping mapping, MappingRecord record) {
        return Rows.decode(table, mapping, mapping.map(record));
    }

    private static MappingException failure(RowMapping mapping, MappingRecord record) {
        return catchThrowableOfType(MappingException.class, () -> mapping.map(record));
    }

    @Test
    void missingFieldsFollowThePolicy() {
        MappingRecord record = TestRecord.of("x", "{\"a\":1}");
        String text = "id=key, a=value.b";
        assertThat(decode(single, RowMapping.compile(text, single, VALUES), record))
                .containsEntry("a", Rows.UNSET);
        assertThat(decode(
                        single,
                        RowMapping.compile(text, single, VALUES.withMissingField(MissingFieldPolicy.NULL)),
                        record))
                .containsEntry("a", null);
        MappingException e =
                failure(RowMapping.compile(text, single, VALUES.withMissingField(MissingFieldPolicy.FAIL)), record);
        assertThat(e.path()).isEqualTo("$.b");
        assertThat(e).hasMessageContaining("is missing").hasMessageContaining("s.a int");
    }

    @Test
    void nullsFollowNullToUnset() {
        MappingRecord record = TestRecord.of("x", "{\"a\":null}");
        RowSettings settings = RowSettings.of(VALUES.withMissingField(MissingFieldPolicy.FAIL));
        RowMapping unset = RowMapping.compile("id=key, a=value.a", single, settings);
        assertThat(decode(single, unset, record)).containsEntry("a", Rows.UNSET);
        RowMapping written = RowMapping.compile("id=key, a=value.a", single, settings.withNullToUnset(false));
        assertThat(decode(single, written, record)).containsEntry("a", null);
    }

    @Test
    void aCounterIsNeverNull() {
        RowSettings settings =
                RowSettings.of(VALUES.withMissingField(MissingFieldPolicy.NULL)).withNullToUnset(false);
        RowMapping mapping = RowMapping.compile("id=key, total=value.n", counters, settings);
        assertThat(decode(counters, mapping, TestRecord.of(1, "{\"n\":null}"))).containsEntry("total", Rows.UNSET);
        assertThat(decode(counters, mapping, TestRecord.of(1, "{}"))).containsEntry("total", Rows.UNSET);
        assertThat(decode(counters, mapping, TestRecord.of(1, "{\"n\":-3}"))).containsEntry("total", -3L);
    }

    @Test
    void unknownFieldsFollowThePolicy() {
        RowMapping mapping = RowMapping.compile(
                "id=key, a=value.o.amount", single, VALUES.withUnknownField(UnknownFieldPolicy.FAIL));
        assertThat(mapping.map(TestRecord.of("x", "{\"o\":{\"amount\":1}}"))).isNotNull();
        for (Object value : new Object[] {"{\"o\":{\"amuont\":1}}", Map.of("o", Map.of("amuont", 1))}) {
            MappingException e = failure(mapping, TestRecord.of("x", value));
            assertThat(e.path()).isEqualTo("$.o.amuont");
            assertThat(e).hasMessageContaining("not mapped").hasMessageContaining("did you mean 'amount'?");
        }
    }

    @Test
    void theKeyNeedsValues() {
        RowMapping mapping = RowMapping.compile("k=value.k, id=value.o.id, c=header.c, a=value.a", table, VALUES);
        MappingException missing = failure(mapping, TestRecord.ofValue("{\"k\":\"x\",\"o\":{}}"));
        assertThat(missing.path()).isEqualTo("$.o.id");
        assertThat(missing.target()).isEqualTo("t.id int");
        assertThat(missing.reason()).isEqualTo("is missing; every column of the primary key needs a value");
        MappingException isNull = failure(mapping, TestRecord.ofValue("{\"k\":null,\"o\":{\"id\":1}}"));
        assertThat(isNull.path()).isEqualTo("$.k");
        assertThat(isNull.reason()).startsWith("is null;");
        MappingException header = failure(mapping, TestRecord.ofValue("{\"k\":\"x\",\"o\":{\"id\":1}}"));
        assertThat(header.path()).isEqualTo("header.c");
        MappingException tombstone = failure(mapping, TestRecord.ofValue(null));
        assertThat(tombstone.path()).isEqualTo("$.k");
    }

    @Test
    void theKeyHasTheLimitsOfCassandra() {
        RowMapping mapping = RowMapping.compile("id=key, a=value.a", single, VALUES);
        assertThat(failure(mapping, TestRecord.of("", "{}"))).hasMessageContaining("is empty");
        assertThat(mapping.map(TestRecord.of("x".repeat(65_535), "{}"))).isNotNull();
        MappingException e = failure(mapping, TestRecord.of("x".repeat(65_536), "{}"));
        assertThat(e).hasMessageContaining("makes the partition key longer than 65535 bytes");
        RowMapping composite = RowMapping.compile("k=value.k, id=value.id, c=value.c", table, VALUES);
        assertThat(composite.map(TestRecord.ofValue(Map.of("k", "", "id", 1, "c", ""))))
                .isNotNull();
        assertThat(composite.map(TestRecord.ofValue(Map.of("k", "x".repeat(65_525), "id", 1, "c", ""))))
                .isNotNull();
        assertThat(failure(composite, TestRecord.ofValue(Map.of("k", "x".repeat(65_526), "id", 1, "c", ""))))
                .hasMessageContaining("partition key longer than");
        assertThat(failure(composite, TestRecord.ofValue(Map.of("k", "", "id", 1, "c", "x".repeat(65_536)))))
                .hasMessageContaining("t.c text")
                .hasMessageContaining("is longer than 65535 bytes");
    }

    @Test
    void mapsByNameFromValueAndKey() {
        RowMapping mapping = RowMapping.compile(null, table, VALUES);
        assertThat(mapping.columns()).extracting(CqlIdentifier::asInternal).containsExactly("k", "id", "c", "a", "b");
        assertThat(mapping.mapsAllColumns()).isTrue();
        assertThat(decode(table, mapping, TestRecord.of("{\"k\":\"x\",\"ID\":1,\"a\":9}", "{\"c\":\"y\",\"A\":2}")))
                .isEqualTo(Map.of("k", "x", "id", 1, "c", "y", "a", 2, "b", Rows.UNSET));
        assertThat(decode(table, mapping, TestRecord.of(Map.of("k", "x", "id", 1, "c", "z"), Map.of("c", "y"))))
                .isEqualTo(Map.of("k", "x", "id", 1, "c", "y", "a", Rows.UNSET, "b", Rows.UNSET));
        MappingRecord tombstone = TestRecord.of("{\"k\":\"x\",\"id\":1,\"c\":\"y\"}", null);
        assertThat(mapping.map(tombstone).isDelete()).isTrue();
    }

    @Test
    void aKeyOfOneColumnMayBeTheWholeKey() {
        RowMapping mapping = RowMapping.compile(null, single, VALUES);
        for (Object key :
                new Object[] {"x", "x".getBytes(StandardCharsets.UTF_8), "{\"id\":\"x\"}", Map.of("id", "x")}) {
            assertThat(decode(single, mapping, TestRecord.of(key, "{\"a\":1}"))).isEqualTo(Map.of("id", "x", "a", 1));
        }
        assertThat(decode(single, mapping, TestRecord.of("x", "{\"id\":\"y\"}")))
                .containsEntry("id", "y");
        assertThat(failure(mapping, TestRecord.of("{}", "{\"a\":1}")).path()).isEqualTo("$.id");
    }

    @Test
    void aDeleteNeedsNullsNotGaps() {
        RowMapping mapping = RowMapping.compile("id=key, a=value.a", single, VALUES);
        assertThat(mapping.map(TestRecord.of("x", "{\"a\":null}")).isDelete()).isTrue();
        assertThat(mapping.map(TestRecord.of("x", null)).isDelete()).isTrue();
        assertThat(mapping.map(TestRecord.of("x", "{}")).isDelete()).isFalse();
        assertThat(mapping.map(TestRecord.of("x", "{\"a\":0}")).isDelete()).isFalse();
        RowMapping keys = RowMapping.compile("id=key", single, VALUES);
        assertThat(keys.map(TestRecord.of("x", null)).isDelete()).isFalse();
        RowMapping computed = RowMapping.compile("id=key, a=1", single, VALUES);
        assertThat(computed.map(TestRecord.of("x", null)).isDelete()).isFalse();
    }

    @Test
    void aTombstoneLeavesColumnsAlone() {
        RowSettings settings =
                RowSettings.of(VALUES.withMissingField(MissingFieldPolicy.FAIL)).withNullToUnset(false);
        RowMapping mapping = RowMapping.compile("id=key, a=value.a", single, settings);
        assertThat(decode(single, mapping, TestRecord.of("x", null))).containsEntry("a", Rows.UNSET);
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS,      3600,    3600",
        "HOURS,        1,       3600",
        "MILLISECONDS, 1500,    1",
        "MILLISECONDS, 1,       1",
        "SECONDS,      0,       0",
        "SECONDS,      630720000, 630720000",
    })
    void timeToLiveIsInSeconds(TimeUnit unit, long value, int seconds) {
        RowSettings settings = RowSettings.of(VALUES).withTtlTimeUnit(unit);
        RowMapping mapping = RowMapping.compile("id=key, __ttl=value.ttl", single, settings);
        assertThat(mapping.hasTtl()).isTrue();
        assertThat(mapping.hasTimestamp()).isFalse();
        for (Object record : new Object[] {"{\"ttl\":" + value + "}", Map.of("ttl", value)}) {
            MappedRow row = mapping.map(TestRecord.of("x", record));
            assertThat(row.ttlSeconds()).isEqualTo(seconds);
            assertThat(row.timestampMicros()).isEqualTo(MappedRow.NO_TIMESTAMP);
        }
        RowMapping literal = RowMapping.compile("id=key, __ttl=" + value, single, settings);
        assertThat(literal.map(TestRecord.of("x", "{}")).ttlSeconds()).isEqualTo(seconds);
    }

    @Test
    void timeToLiveMayBeMissingButNotWrong() {
        RowMapping mapping = RowMapping.compile("id=key, __ttl=value.ttl", single, VALUES);
        assertThat(mapping.map(TestRecord.of("x", "{}")).ttlSeconds()).isEqualTo(MappedRow.NO_TTL);
        assertThat(mapping.map(TestRecord.of("x", "{\"ttl\":null}")).ttlSeconds())
                .isEqualTo(MappedRow.NO_TTL);
        for (String ttl : new String[] {"-1", "630720001", "1.5", "\"soon\"", "1e30"}) {
            MappingException e = failure(mapping, TestRecord.of("x", "{\"ttl\":" + ttl + "}"));
            assertThat(e.path()).isEqualTo("$.ttl");
            assertThat(e.target()).startsWith("__ttl");
        }
    }

    @Test
    void writeTimestampIsInMicroseconds() {
        long millis = 1_700_000_000_123L;
        String text = "id=key, __timestamp=value.ts";
        RowSettings inMillis = RowSettings.of(VALUES).withTimestampTimeUnit(TimeUnit.MILLISECONDS);
        RowMapping mapping = RowMapping.compile(text, single, inMillis);
        assertThat(mapping.hasTimestamp()).isTrue();
        for (Object ts : new Object[] {millis, new Date(millis), Instant.ofEpochMilli(millis)}) {
            assertThat(mapping.map(TestRecord.of("x", Map.of("ts", ts))).timestampMicros())
                    .isEqualTo(millis * 1_000);
        }
        RowMapping micros = RowMapping.compile(text, single, VALUES);
        assertThat(micros.map(TestRecord.of("x", "{\"ts\":17}")).timestampMicros())
                .isEqualTo(17);
        assertThat(micros.map(TestRecord.of("x", Map.of("ts", new Date(5)))).timestampMicros())
                .isEqualTo(5_000);
        RowMapping record = RowMapping.compile("id=key, __timestamp=timestamp()", single, inMillis);
        assertThat(record.map(TestRecord.of("x", "{}")).timestampMicros()).isEqualTo(millis * 1_000);
        assertThat(record.map(TestRecord.of("x", "{}").withTimestamp(-1)).timestampMicros())
                .isEqualTo(MappedRow.NO_TIMESTAMP);
        MappingException e = failure(mapping, TestRecord.of("x", "{\"ts\":" + Long.MAX_VALUE + "}"));
        assertThat(e).hasMessageContaining("out of the range of microseconds");
    }

    @Test
    void mapsToTheVariablesOfAStatement() {
        RowMapping mapping = RowMapping.compileStatement(
                "one=value.a, Two=key",
                Map.of(
                        CqlIdentifier.fromInternal("one"),
                        DataTypes.INT,
                        CqlIdentifier.fromInternal("two"),
                        DataTypes.TEXT),
                RowSettings.defaults());
        MappedRow row = mapping.map(TestRecord.of("x", "{\"a\":7}"));
        assertThat(row.values()[0].getInt(0)).isEqualTo(7);
        assertThat(StandardCharsets.UTF_8.decode(row.values()[1].duplicate()).toString())
                .isEqualTo("x");
    }
}

package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.language.InvalidMappingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowCompileErrorsTest {
    private final TableMetadata table = new TestTables()
            .table(
                    "t",
                    "id, \"Seq\"",
                    "id",
                    "int",
                    "\"Seq\"",
                    "bigint",
                    "name",
                    "text",
                    "flag",
                    "boolean",
                    "\"aB\"",
                    "int",
                    "\"Ab\"",
                    "int",
                    "at",
                    "timestamp",
                    "u",
                    "timeuuid",
                    "l",
                    "frozen<list<int>>");
    private final TableMetadata counters = new TestTables().table("c", "id", "id", "int", "total", "counter");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id=key, seq=value.s, nam=value.n   | 21 | ks.t has no column nam; did you mean name?",
                "id=key, seq=value.s, sqe=value.n   | 21 | ks.t has no column sqe; did you mean \"Seq\"?",
                "id=key, seq=value.s, zzzzz=value.n | 21 | ks.t has no column zzzzz; its columns are id, \"Seq\", name",
                "id=key, \"seq\"=value.s            | 8  | ks.t has no column \"seq\"; did you mean \"Seq\"?",
                "id=key, ab=value.s                 | 8  | several columns that column ab may mean: \"aB\", \"Ab\"",
                "id=key, seq=value.s, Seq=value.t   | 21 | column \"Seq\" is mapped twice",
                "id=key                             | 6  | primary key column \"Seq\" of ks.t is not mapped",
                "seq=key                            | 7  | primary key column id of ks.t is not mapped: add id=...",
                "id='x', seq=0                      | 3  | 'x' does not fit t.id int: \"x\" is malformed",
                "id=null, seq=0                     | 3  | null does not fit t.id int: a primary key column cannot be null",
                "id=1.5, seq=0                      | 3  | 1.5 does not fit t.id int: 1.5",
                "id=now(), seq=0                    | 3  | now() fits columns of type timeuuid, uuid, timestamp, date and time",
                "id=topic(), seq=0                  | 3  | topic() does not fit t.id int",
                "id=1, seq=0, u=offset()            | 15 | offset() does not fit t.u timeuuid",
                "id=1, seq=0, name=scale(value.x, 2) | 18 | scale() makes an integer, for a numeric column",
                "id=1, seq=0, flag=3                | 18 | 3 does not fit t.flag boolean",
                "id=1, seq=0, __ttl=now()           | 19 | a time to live is a number, not a moment",
                "id=1, seq=0, __ttl='soon'          | 19 | 'soon' does not fit __ttl bigint",
            })
    void namesThePlaceAndWhatWouldBeRight(String mapping, int position, String reason) {
        InvalidMappingException e = catchThrowableOfType(
                InvalidMappingException.class, () -> RowMapping.compile(mapping, table, MappingSettings.defaults()));
        assertThat(e.reason()).contains(reason);
        assertThat(e.position()).as(e.getMessage()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource({"__ttl=1", "__timestamp=value.ts"})
    void countersTakeNoTimes(String time) {
        InvalidMappingException e = catchThrowableOfType(
                InvalidMappingException.class,
                () -> RowMapping.compile("id=key,total=value.n," + time, counters, MappingSettings.defaults()));
        assertThat(e.reason()).isEqualTo("ks.c has counters, which take neither a time to live nor a write timestamp");
        assertThat(e.position()).isEqualTo(21);
    }
}

package dev.scamander.mapping.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scamander.mapping.language.Mapping;
import dev.scamander.mapping.row.TestRecord;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** Tables for what a mapping makes of records. */
class RecordDerivationTest {
    private static final List<TestRecord> RECORDS = List.of(
            TestRecord.of("k1", "{\"id\":1,\"total\":1.5,\"size\":{\"w\":1},\"tags\":[\"a\"],\"note\":null}"),
            TestRecord.of("k2", "no JSON"),
            TestRecord.of("k3", "{\"id\":2,\"total\":3,\"size\":{\"w\":2,\"h\":2.5},\"tags\":[],\"note\":\"x\"}"));

    private static String columns(DerivedTable table) {
        return String.join("", table.statements().get(table.statements().size() - 1))
                .replaceAll("\\s+", " ")
                .replaceAll("^.*?\\( | PRIMARY.*$", "");
    }

    private static TableDerivation keyed(String... partition) {
        return TableDerivation.of("ks", "t").withKey(List.of(partition), List.of());
    }

    @Test
    void columnsOfAMapping() {
        DerivedTable table = keyed("id")
                .fromRecords(
                        Mapping.parse(
                                "id=value.id, k=key, w=value.size.w, size=value.size, tags=value.tags, src=topic(),"
                                        + " part=partition(), seen=now(), cents=scale(value.total, 100), fix='x'"),
                        RECORDS);
        assertThat(columns(table))
                .isEqualTo("id bigint, k text, w bigint, size frozen<ks.size>, tags list<text>, src text, part int,"
                        + " seen timestamp, cents bigint, fix text,");
        assertThat(table.types()).hasSize(1);
    }

    @Test
    void columnsByName() {
        assertThat(columns(keyed("id").fromRecords(null, RECORDS)))
                .isEqualTo("id bigint, total double, size frozen<ks.size>, tags list<text>, note text,");
        assertThat(columns(keyed("code").fromRecords(null, RECORDS))).contains("code text");
        assertThat(columns(keyed("id").fromRecords(null, List.of(TestRecord.ofValue(Map.of("id", 7L))))))
                .isEqualTo("id bigint,");
    }

    @Test
    void totals() {
        DerivedTable table = keyed("k")
                .fromRecords(
                        Mapping.parse("k=key, n=count(), ids=sum(value.id), total=sum(value.total), top=max(value.id)"),
                        RECORDS);
        assertThat(columns(table)).isEqualTo("k text, n bigint, ids varint, total double, top bigint,");
    }

    @Test
    void schemasSayTheTypes() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT32_SCHEMA)
                .field("ok", Schema.OPTIONAL_BOOLEAN_SCHEMA)
                .build();
        Struct value = new Struct(schema).put("id", 1);
        assertThat(columns(keyed("id").fromRecords(null, List.of(TestRecord.ofValue(value)))))
                .isEqualTo("id int, ok boolean,");
    }

    @Test
    void whatNoRecordHasIsAnError() {
        assertThatThrownBy(() -> keyed("id").fromRecords(Mapping.parse("id=value.id, x=value.gone"), RECORDS))
                .isInstanceOf(DerivationException.class)
                .hasMessageContaining("$.x", "no record has value.gone");
    }
}

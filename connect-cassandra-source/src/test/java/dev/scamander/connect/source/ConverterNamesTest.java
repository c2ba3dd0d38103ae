package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import dev.scamander.connect.source.config.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema.Parser;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

/** Schemas are fit for converters to formats with strict names: Avro's own parser takes them, and Protobuf's rules hold. */
class ConverterNamesTest {
    private static final UserDefinedType INNER = new UserDefinedTypeBuilder("shop", "dimensions")
            .withField("length", DataTypes.FLOAT)
            .withField("at", DataTypes.TIMESTAMP)
            .build();

    private static final List<DataType> TYPES = List.of(
            DataTypes.INT,
            DataTypes.TEXT,
            DataTypes.DECIMAL,
            DataTypes.DATE,
            DataTypes.TIME,
            DataTypes.TIMESTAMP,
            DataTypes.DURATION,
            DataTypes.BLOB,
            INNER,
            DataTypes.listOf(INNER),
            DataTypes.mapOf(DataTypes.TEXT, DataTypes.setOf(DataTypes.INT)),
            DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT),
            DataTypes.tupleOf(DataTypes.tupleOf(DataTypes.INT), DataTypes.TEXT, INNER),
            DataTypes.tupleOf(DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT), INNER),
            DataTypes.tupleOf(DataTypes.vectorOf(DataTypes.FLOAT, 3)),
            DataTypes.listOf(DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT)));

    private final Map<String, org.apache.avro.Schema> records = new HashMap<>();
    private final Map<String, Schema> structs = new HashMap<>();

    private static StructForm form() {
        List<ColumnMetadata> columns = new ArrayList<>();
        for (DataType type : TYPES) {
            columns.add(new DefaultColumnMetadata(
                    CqlIdentifier.fromInternal("shop"),
                    CqlIdentifier.fromInternal("product"),
                    CqlIdentifier.fromInternal("column_" + columns.size()),
                    type,
                    false));
        }
        return new StructForm(TableName.parse("shop.product"), new RowLayout(columns, List.of(), 1), 1);
    }

    @Test
    void avroTakesTheNames() {
        StructForm form = form();
        for (Schema schema : List.of(form.keySchema(), form.valueSchema())) {
            records.clear();
            org.apache.avro.Schema avro = avro(schema);
            assertThat(new Parser().parse(avro.toString())).isEqualTo(avro);
        }
        assertThat(form.valueSchema().name()).isEqualTo("shop.product.Value");
        assertThat(records)
                .containsKeys("shop.dimensions", "tuple2_int_text", "tuple3_tuple1_int_text_dimensions")
                .hasSize(7);
    }

    /** As Avro converters do it: a Struct is a record of its name, which a schema describes once. */
    private org.apache.avro.Schema avro(Schema schema) {
        org.apache.avro.Schema plain =
                switch (schema.type()) {
                    case STRUCT -> record(schema);
                    case ARRAY -> org.apache.avro.Schema.createArray(avro(schema.valueSchema()));
                    case MAP -> org.apache.avro.Schema.createMap(avro(schema.valueSchema()));
                    default -> org.apache.avro.Schema.create(org.apache.avro.Schema.Type.STRING);
                };
        return schema.isOptional()
                ? org.apache.avro.Schema.createUnion(
                        org.apache.avro.Schema.create(org.apache.avro.Schema.Type.NULL), plain)
                : plain;
    }

    private org.apache.avro.Schema record(Schema schema) {
        assertThat(schema.name()).matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
        Schema same = structs.putIfAbsent(schema.name(), schema);
        if (same != null) {
            assertThat(same.fields()).as(schema.name()).isEqualTo(schema.fields());
        }
        org.apache.avro.Schema known = records.get(schema.name());
        if (known != null) {
            return known;
        }
        List<org.apache.avro.Schema.Field> fields = new ArrayList<>();
        for (Field field : schema.fields()) {
            assertThat(field.name()).matches("[A-Za-z_]\\w*");
            fields.add(new org.apache.avro.Schema.Field(field.name(), avro(field.schema())));
        }
        org.apache.avro.Schema created = org.apache.avro.Schema.createRecord(schema.name(), null, null, false, fields);
        records.put(schema.name(), created);
        return created;
    }
}

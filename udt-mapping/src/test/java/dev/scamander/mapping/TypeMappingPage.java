package dev.scamander.mapping;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.mapping.connect.ConnectDecoder;
import dev.scamander.mapping.connect.ConnectDecoders;
import dev.scamander.mapping.connect.ConnectEncoders;
import dev.scamander.mapping.connect.DecimalForm;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.json.JsonDecoders;
import dev.scamander.mapping.json.JsonDocuments;
import dev.scamander.mapping.json.JsonEncoders;
import dev.scamander.mapping.value.ValueDecoders;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/** The page of type conversions: every cell is what the encoders made of a sample when the page was written. */
final class TypeMappingPage {

    private static final DataType UDT = new UserDefinedTypeBuilder("ks", "udt")
            .withField("a", DataTypes.INT)
            .withField("b", DataTypes.TEXT)
            .build();

    private static final Map<String, List<DataType>> TARGETS = new LinkedHashMap<>();

    static {
        TARGETS.put(
                "Numbers and truth values",
                List.of(
                        DataTypes.TINYINT,
                        DataTypes.SMALLINT,
                        DataTypes.INT,
                        DataTypes.BIGINT,
                        DataTypes.COUNTER,
                        DataTypes.VARINT,
                        DataTypes.DECIMAL,
                        DataTypes.FLOAT,
                        DataTypes.DOUBLE,
                        DataTypes.BOOLEAN));
        TARGETS.put(
                "Text, bytes, identifiers, addresses",
                List.of(
                        DataTypes.TEXT,
                        DataTypes.ASCII,
                        DataTypes.BLOB,
                        DataTypes.UUID,
                        DataTypes.TIMEUUID,
                        DataTypes.INET));
        TARGETS.put("Times", List.of(DataTypes.TIMESTAMP, DataTypes.DATE, DataTypes.TIME, DataTypes.DURATION));
        TARGETS.put(
                "Types with types inside",
                List.of(
                        DataTypes.listOf(DataTypes.INT),
                        DataTypes.setOf(DataTypes.TEXT),
                        DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT),
                        DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT),
                        UDT,
                        DataTypes.vectorOf(DataTypes.FLOAT, 2)));
    }

    private final MappingSettings settings = MappingSettings.defaults();
    private final JsonDocuments documents = new JsonDocuments(settings);
    private final CqlOutput out = new CqlOutput();
    private final StringBuilder page = new StringBuilder();

    /** The text of the page. */
    String write() {
        page.append(TypeMappingSamples.INTRODUCTION);
        page.append("\n## From JSON\n");
        TARGETS.forEach((title, types) -> {
            heading(title, "JSON", types);
            for (String sample : TypeMappingSamples.JSON) {
                row(types, "`" + sample + "`", type -> fromJson(type, sample));
            }
        });
        page.append("\n## From Connect\n");
        TARGETS.forEach((title, types) -> {
            heading(title, "Connect schema and value", types);
            for (TypeMappingSamples.Sample sample : TypeMappingSamples.connect()) {
                row(types, sample.title(), type -> fromConnect(type, sample.schema(), sample.value()));
            }
        });
        page.append("\n## Back from CQL\n\n");
        page.append("| CQL | JSON | Java | Connect schema | Connect schema with `DecimalForm.PRECISE` |\n");
        page.append("|---|---|---|---|---|\n");
        TypeMappingSamples.CQL.forEach((type, json) -> back(type, json));
        back(UDT, "{\"a\":1,\"b\":\"x\"}");
        return page.toString();
    }

    private void heading(String title, String source, List<DataType> types) {
        page.append("\n### ").append(title).append("\n\n| ").append(source).append(" |");
        types.forEach(type -> page.append(' ').append(name(type)).append(" |"));
        page.append("\n|---|").append("---|".repeat(types.size())).append('\n');
    }

    private void row(List<DataType> types, String title, Probe probe) {
        StringBuilder cells = new StringBuilder();
        boolean any = false;
        for (DataType type : types) {
            String cell;
            try {
                ByteBuffer bytes = probe.bytes(type);
                cell = bytes == null ? "null" : '`' + JsonDecoders.compile(type).decode(bytes) + '`';
                any = true;
            } catch (MappingException e) {
                cell = "-";
            }
            cells.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        if (any) {
            page.append("| ")
                    .append(title.replace("|", "\\|"))
                    .append(" |")
                    .append(cells)
                    .append('\n');
        }
    }

    private void back(DataType type, String json) {
        ByteBuffer bytes = fromJson(type, json);
        ConnectDecoder connect = ConnectDecoders.compile(type);
        ConnectDecoder precise = ConnectDecoders.compile(type, true, DecimalForm.PRECISE);
        Object value = ValueDecoders.compile(type).decode(bytes);
        page.append("| ").append(name(type));
        page.append(" | `").append(JsonDecoders.compile(type).decode(bytes));
        page.append("` | ").append(javaName(value));
        page.append(" | ").append(describe(connect.schema()));
        page.append(" | ").append(describe(precise.schema())).append(" |\n");
    }

    private static String javaName(Object value) {
        if (value instanceof List) {
            return "List";
        }
        if (value instanceof Map) {
            return "Map";
        }
        if (value instanceof java.util.Set) {
            return "Set";
        }
        return value instanceof ByteBuffer
                ? "ByteBuffer"
                : value instanceof java.net.InetAddress
                        ? "InetAddress"
                        : value.getClass().getSimpleName();
    }

    private static String describe(Schema schema) {
        String type = schema.type().toString();
        if (schema.type() == Schema.Type.ARRAY) {
            type += " of " + describe(schema.valueSchema());
        } else if (schema.type() == Schema.Type.MAP) {
            type += " of " + describe(schema.keySchema()) + " to " + describe(schema.valueSchema());
        }
        return schema.name() == null ? type : type + " `" + schema.name() + '`';
    }

    private static String name(DataType type) {
        return '`' + (type == UDT ? "udt (a int, b text)" : type.asCql(false, true)) + '`';
    }

    private ByteBuffer fromJson(DataType type, String json) {
        out.reset();
        JsonParser parser = documents.open(json);
        boolean present = JsonEncoders.compile(type, settings, "column").encode(parser, out);
        return present ? out.copy(0, out.position()) : null;
    }

    private ByteBuffer fromConnect(DataType type, Schema schema, Object value) {
        out.reset();
        boolean present =
                ConnectEncoders.compile(schema, type, settings, "column").encode(value, out);
        return present ? out.copy(0, out.position()) : null;
    }

    private interface Probe {
        ByteBuffer bytes(DataType type);
    }
}

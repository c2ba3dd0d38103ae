package dev.scamander.connect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.driver.internal.core.metadata.schema.DefaultColumnMetadata;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3Token;
import com.datastax.oss.driver.internal.core.metadata.token.Murmur3TokenFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPositionTest {
    private static final PrimaryKey KEY = new PrimaryKey(
            List.of(
                    column("wsid", DataTypes.TEXT, null),
                    column("year", DataTypes.INT, ClusteringOrder.DESC),
                    column("Hour", DataTypes.TIMEUUID, ClusteringOrder.ASC)),
            1);

    private static final long TOKEN = ((Murmur3Token) new Murmur3TokenFactory().hash(values()[0])).getValue();

    private static KeyColumn column(String name, DataType type, ClusteringOrder order) {
        return KeyColumn.of(
                new DefaultColumnMetadata(
                        CqlIdentifier.fromInternal("ks"),
                        CqlIdentifier.fromInternal("t"),
                        CqlIdentifier.fromInternal(name),
                        type,
                        false),
                order,
                CodecRegistry.DEFAULT);
    }

    private static ByteBuffer[] values() {
        ByteBuffer year = ByteBuffer.allocate(4).putInt(0, 2008);
        ByteBuffer hour =
                ByteBuffer.allocate(16).putLong(0, 0x13814000_1dd2_11b2L).putLong(8, 0x8080808080808080L);
        return new ByteBuffer[] {ByteBuffer.wrap("O'Hare, \"IL\"".getBytes(StandardCharsets.UTF_8)), year, hour};
    }

    @Test
    void readsWhatItWrites() {
        RowPosition position = new RowPosition(KEY, values(), Window.ALL, true);
        assertThat(position)
                .containsEntry("token", TOKEN)
                .containsEntry("key.wsid", "'O''Hare, \"IL\"'")
                .containsEntry("clustering.year", "2008")
                .containsEntry("clustering.\"Hour\"", "13814000-1dd2-11b2-8080-808080808080")
                .containsEntry("done", true);

        RowPosition read = RowPosition.parse(KEY, new HashMap<>(position));
        assertThat(read.token()).isEqualTo(TOKEN);
        assertThat(read.key()).containsExactly(values());
        assertThat(read.isLast()).isTrue();
    }

    @Test
    void ofARowIsWhatItsValuesSay() {
        ByteBuffer[] row = {values()[0], values()[1], null, ByteBuffer.allocate(1)};
        for (boolean last : new boolean[] {false, true}) {
            RowPosition position = RowPosition.of(KEY, column -> row[column], Window.ALL, last);
            assertThat(position.isLast()).isEqualTo(last);
            assertThat(position.token()).isEqualTo(TOKEN);
            assertThat(position.key()).containsExactly(values()[0], values()[1], null);
            assertThat(position).containsEntry("clustering.year", "2008").hasSize(4);
        }
    }

    @Test
    void theLastOfAUnitKeepsNothingOfItsPage() {
        ByteBuffer page = ByteBuffer.allocate(1_000);
        page.putInt(500, 2008);
        RowPosition position = RowPosition.of(KEY, column -> page.slice(500, 4), Window.ALL, true);
        page.putInt(500, 0);
        assertThat(position.key()[1]).isEqualTo(values()[1]);
        assertThat(position.key()[1].array()).hasSize(4);
    }

    @Test
    void refusesATokenOfAnotherPartition() {
        Map<String, Object> offset = new HashMap<>(new RowPosition(KEY, values(), Window.ALL, false));
        offset.put("token", TOKEN + 1);
        assertThatThrownBy(() -> RowPosition.parse(KEY, offset))
                .hasMessageContaining("The offset's token is " + (TOKEN + 1))
                .hasMessageContaining("has token " + TOKEN);
    }

    @Test
    void marksRowsOfStaticColumnsAlone() {
        RowPosition position = new RowPosition(KEY, new ByteBuffer[] {values()[0], null, null}, Window.ALL, false);
        assertThat(position.keySet()).containsExactlyInAnyOrder("token", "key.wsid", "done");
        assertThat(RowPosition.parse(KEY, new HashMap<>(position)).key()[1]).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'token': 1} | lacks 'key.wsid'",
                "{'token': 1, 'key.wsid': 'x'} | no CQL literal of text",
                "{'key.wsid': `'x'`} | lacks 'token'"
            })
    void saysWhatIsWrongWithAnOffset(String offset, String message) {
        assertThatThrownBy(() -> RowPosition.parse(KEY, read(offset))).hasMessageContaining(message);
    }

    private static Map<String, Object> read(String text) {
        Map<String, Object> offset = new HashMap<>();
        if (text.contains("'token': 1")) {
            offset.put("token", 1L);
        }
        if (text.contains("'key.wsid'")) {
            offset.put("key.wsid", text.contains("`'x'`") ? "'x'" : "x");
        }
        return offset;
    }

    @Test
    void holdsTheTimesThatAreRead() {
        Window window = new Window(0, 1_000);
        RowPosition position = new RowPosition(KEY, values(), window, false);
        assertThat(position).containsEntry("from", "1970-01-01T00:00:00Z").containsEntry("to", "1970-01-01T00:00:01Z");
        assertThat(RowPosition.parse(KEY, new HashMap<>(position)).window()).isEqualTo(window);
    }

    @Test
    void refusesColumnsThatAreNotOfThePrimaryKey() {
        Map<String, Object> offset = new HashMap<>(new RowPosition(KEY, values(), Window.ALL, false));
        offset.put("clustering.month", "1");
        assertThatThrownBy(() -> RowPosition.parse(KEY, offset))
                .hasMessageContaining("clustering.month")
                .hasMessageContaining("clustering.year");
    }
}

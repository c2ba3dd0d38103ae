package dev.scamander.benchmarks.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.scamander.benchmarks.records.BenchTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** The floor: Jackson's streaming parser walks the tokens and nobody looks at them. */
public final class TokenizingContender implements Contender {

    private final JsonFactory factory = new JsonFactory();

    /** The table makes no difference. */
    public TokenizingContender(BenchTable table) {}

    @Override
    public Object map(Object value) throws IOException {
        int tokens = 0;
        try (JsonParser parser =
                value instanceof byte[] bytes ? factory.createParser(bytes) : factory.createParser((String) value)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    @Override
    public Map<String, ByteBuffer> columns(Object mapped) {
        return Map.of();
    }
}

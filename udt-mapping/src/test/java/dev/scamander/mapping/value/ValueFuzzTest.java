package dev.scamander.mapping.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.type.DataType;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.cql.CqlOutput;
import dev.scamander.mapping.random.RandomTypes;
import dev.scamander.mapping.random.RandomValues;
import dev.scamander.mapping.random.Seed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Java values of any class for columns of any type: bytes that can be read, or an error; nothing else is thrown. */
class ValueFuzzTest {

    private static final int TYPES = 2_000;

    private final MappingSettings settings = MappingSettings.defaults();
    private final CqlOutput out = new CqlOutput();

    @Test
    void anyValueForAnyType() {
        SplittableRandom random = Seed.random(getClass());
        RandomTypes types = new RandomTypes(random);
        RandomValues values = new RandomValues(random);
        int written = 0;
        int refused = 0;
        for (int i = 0; i < TYPES; i++) {
            DataType type = types.next(2);
            CqlEncoder<Object> encoder = ValueEncoders.compile(type, settings, "column");
            List<Object> sources = new ArrayList<>(oddities());
            for (int more = 0; more < 20; more++) {
                sources.add(values.next(types.next(1)));
            }
            for (Object source : sources) {
                if (encodes(type, encoder, source)) {
                    written++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(written).isGreaterThan(TYPES);
        assertThat(refused).isGreaterThan(TYPES);
    }

    private boolean encodes(DataType type, CqlEncoder<Object> encoder, Object source) {
        out.reset();
        try {
            boolean present = encoder.encode(source, out);
            ValueDecoders.compile(type).decode(present ? out.copy(0, out.position()) : null);
            return true;
        } catch (MappingException e) {
            assertThat(e.target()).startsWith("column");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(type.asCql(true, true) + " from " + source, e);
        }
    }

    private static List<Object> oddities() {
        Map<Object, Object> map = new HashMap<>();
        map.put("a", null);
        map.put(1, List.of());
        return Arrays.asList(
                null,
                "",
                "[1]",
                "{\"a\":1}",
                'x',
                new StringBuilder("42"),
                (byte) -1,
                Long.MIN_VALUE,
                Float.NaN,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                Double.NEGATIVE_INFINITY,
                new BigDecimal("1e2147483647"),
                new BigDecimal("1e-2147483646"),
                new BigDecimal("-0.000"),
                BigInteger.ONE.shiftLeft(5_000),
                new AtomicLong(7),
                true,
                new byte[16],
                ByteBuffer.allocateDirect(4),
                new Object[] {1, "x"},
                new int[] {1, 2},
                new float[] {1, Float.NaN},
                List.of("x"),
                Arrays.asList(1, null),
                map,
                Map.of(),
                new java.util.Date(Long.MAX_VALUE),
                new java.sql.Date(0),
                new java.sql.Timestamp(0),
                Instant.MAX,
                Instant.MIN,
                LocalDate.MAX,
                LocalDateTime.MIN,
                OffsetDateTime.now(ZoneOffset.MIN),
                Year.of(2008),
                Duration.ofSeconds(Long.MAX_VALUE),
                Period.of(Integer.MAX_VALUE, 1, -1),
                CqlDuration.newInstance(-1, -2, -3),
                Thread.State.NEW,
                new Object());
    }
}

package dev.scamander.mapping.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import com.datastax.oss.protocol.internal.ProtocolConstants;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.row.Json;
import dev.scamander.mapping.row.MappedRow;
import dev.scamander.mapping.row.RowMapping;
import dev.scamander.mapping.row.TestRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Every sample from which a table was derived can be written to it, and reads back as it was. */
class DerivationLosesNothingTest {
    private static final TableDerivation DERIVATION = TableDerivation.of("ks", "t")
            .withKey(List.of("id"), List.of())
            .withSettings(
                    DdlSettings.defaults().withMixed(DdlSettings.Mixed.TEXT).withUntyped(DdlSettings.Untyped.OMIT));

    @Property(tries = 3000)
    void everySampleReadsBackAsItWas(@ForAll long seed) {
        Random random = new Random(seed);
        Form form = Form.object(random, 3, true);
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            Map<String, Object> sample = form.sample(random);
            sample.put("id", i);
            samples.add(sample);
        }
        DerivedTable derived;
        try {
            derived = DERIVATION.fromSamples(samples.stream().map(Json::write).toList());
        } catch (DerivationException e) {
            assertThat(e).hasMessageContaining("the samples disagree");
            return;
        }
        TableMetadata table = CqlStatements.table(derived.statements());
        RowMapping mapping = RowMapping.compile(null, table, MappingSettings.defaults());
        for (Map<String, Object> sample : samples) {
            MappedRow row = mapping.map(TestRecord.ofValue(Json.write(sample)));
            sample.forEach((name, value) -> check(name, value, read(table, mapping, row, name)));
        }
    }

    private static Object read(TableMetadata table, RowMapping mapping, MappedRow row, String name) {
        for (String column : List.of(name, name.toLowerCase(Locale.ROOT))) {
            int index = mapping.columns().indexOf(CqlIdentifier.fromInternal(column));
            if (index >= 0) {
                ByteBuffer bytes = row.values()[index];
                DataType type = table.getColumn(CqlIdentifier.fromInternal(column))
                        .orElseThrow()
                        .getType();
                return bytes == ProtocolConstants.UNSET_VALUE
                        ? null
                        : CodecRegistry.DEFAULT.codecFor(type).decode(bytes, ProtocolVersion.DEFAULT);
            }
        }
        return null;
    }

    private static void check(String place, Object sent, Object read) {
        if (isNothing(sent)) {
            return;
        }
        assertThat(read).as(place).isNotNull();
        if (sent instanceof Map<?, ?> map) {
            map.forEach((name, value) -> check(place + "." + name, value, inside(read, (String) name)));
        } else if (sent instanceof List<?> list) {
            List<?> items = (List<?>) read;
            assertThat(items).as(place).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                check(place + "[" + i + "]", list.get(i), items.get(i));
            }
        } else if (sent instanceof Number) {
            assertThat(new BigDecimal(read.toString())).as(place).isEqualByComparingTo(sent.toString());
        } else if (read instanceof Instant moment) {
            assertThat(moment).as(place).isEqualTo(Instant.parse((String) sent));
        } else {
            assertThat(read).as(place).hasToString(sent.toString());
        }
    }

    private static Object inside(Object read, String name) {
        if (read instanceof Map<?, ?> map) {
            return map.get(name);
        }
        UdtValue udt = (UdtValue) read;
        for (String field : List.of(name, name.toLowerCase(Locale.ROOT))) {
            int index = udt.getType().firstIndexOf(CqlIdentifier.fromInternal(field));
            if (index >= 0) {
                return udt.getObject(index);
            }
        }
        return null;
    }

    /** Nulls, and objects and arrays of nothing else, need no column. */
    private static boolean isNothing(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(DerivationLosesNothingTest::isNothing);
        }
        return value == null
                || value instanceof List<?> list && list.stream().allMatch(DerivationLosesNothingTest::isNothing);
    }

    /** What values at one place look like. */
    private interface Form {
        Object make(Random random);

        @SuppressWarnings("unchecked")
        default Map<String, Object> sample(Random random) {
            return (Map<String, Object>) make(random);
        }

        String[] NAMES = {"a", "B", "userName", "first name", "x.y", "select", "1st", "é", "say \"hi\"", "value"};

        static Form any(Random random, int depth) {
            return switch (random.nextInt(depth > 0 ? 8 : 5)) {
                case 0, 1, 2 -> number(random.nextInt(4));
                case 3 -> r -> text(r, random.nextInt(3));
                case 4 -> r -> r.nextInt(3) == 0 ? text(r, 0) : (Object) r.nextBoolean();
                case 5 -> list(any(random, depth - 1));
                case 6 -> map(any(random, depth - 1));
                default -> object(random, depth - 1, false);
            };
        }

        static Form object(Random random, int depth, boolean root) {
            Map<String, Form> fields = new LinkedHashMap<>();
            for (int i = root ? 0 : 1; i <= random.nextInt(4); i++) {
                fields.put(NAMES[random.nextInt(NAMES.length)], any(random, depth));
            }
            return r -> {
                Map<String, Object> object = new LinkedHashMap<>();
                fields.forEach((name, form) -> {
                    if (r.nextInt(5) > 0) {
                        object.put(name, r.nextInt(6) == 0 ? null : form.make(r));
                    }
                });
                return object;
            };
        }

        static Form list(Form item) {
            return r -> {
                List<Object> list = new ArrayList<>();
                for (int i = 0; i < r.nextInt(3); i++) {
                    list.add(item.make(r));
                }
                return list;
            };
        }

        static Form map(Form value) {
            return r -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = 0; i < r.nextInt(3); i++) {
                    map.put("key " + r.nextInt(100), value.make(r));
                }
                return map;
            };
        }

        static Form number(int width) {
            return r -> switch (r.nextInt(width + 1)) {
                case 0 -> r.nextInt();
                case 1 -> r.nextLong();
                case 2 -> r.nextInt(3) == 0 ? new BigInteger(100, r) : (Object) (r.nextInt() / 8.0);
                default -> r.nextBoolean() ? r.nextGaussian() : (Object) new BigDecimal(new BigInteger(90, r), 20);
            };
        }

        static Object text(Random random, int kind) {
            return switch (kind) {
                case 0 -> "text " + random.nextInt(100);
                case 1 -> new UUID(random.nextLong(), random.nextLong()).toString();
                default -> Instant.ofEpochMilli(random.nextInt() * 1000L).toString();
            };
        }
    }
}

package dev.scamander.mapping.row;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.scamander.mapping.MappingSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowMappingTest {
    private static final String WEATHER = """
            {"wsid":"725030:14732","year":2008,"month":1,"day":31,"hour":23,"temperature":-1.7,"dewpoint":-10.6,\
            "pressure":1018.3,"wind_direction":320,"wind_speed":5.1,"sky_condition":2,"one_hour_precip":0.3,\
            "six_hour_precip":-0.1}""";

    @Test
    void mapsWeatherByName() {
        TableMetadata table = TestTables.weather();
        RowMapping mapping = RowMapping.compile(null, table, MappingSettings.defaults());
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("wsid", "725030:14732");
        expected.put("year", 2008);
        expected.put("month", 1);
        expected.put("day", 31);
        expected.put("hour", 23);
        expected.put("temperature", -1.7);
        expected.put("dewpoint", -10.6);
        expected.put("pressure", 1018.3);
        expected.put("wind_direction", 320);
        expected.put("wind_speed", 5.1);
        expected.put("sky_condition", 2);
        expected.put("one_hour_precip", 0.3);
        expected.put("six_hour_precip", -0.1);
        for (Object value : new Object[] {WEATHER, WEATHER.getBytes(StandardCharsets.UTF_8), expected}) {
            MappedRow row = mapping.map(TestRecord.ofValue(value));
            assertThat(Rows.decode(table, mapping, row)).isEqualTo(expected);
            assertThat(row.isDelete()).isFalse();
        }
    }

    @Test
    void followsFieldsWhateverTheirOrder() {
        TableMetadata table = TestTables.weather();
        RowMapping mapping = RowMapping.compile(null, table, MappingSettings.defaults());
        Map<String, Object> fields = Rows.decode(table, mapping, mapping.map(TestRecord.ofValue(WEATHER)));
        List<String> names = new ArrayList<>(fields.keySet());
        Random random = new Random(12);
        for (int record = 0; record < 50; record++) {
            if (record % 3 == 0) {
                Collections.shuffle(names, random);
            }
            Map<String, Object> value = new LinkedHashMap<>();
            // the same letters in another object, as some converters make a name anew for every record
            names.forEach(name -> value.put(new String(name.toCharArray()), fields.get(name)));
            value.put("unmapped" + record % 2, record);
            assertThat(Rows.decode(table, mapping, mapping.map(TestRecord.ofValue(value))))
                    .isEqualTo(fields);
        }
    }

    @Test
    void mapsNestedProducts() {
        TableMetadata table = TestTables.product();
        RowMapping mapping = RowMapping.compile(
                "productid=value.productId, name=value.name, price=value.price, description=value.description, "
                        + "dimensions=value.dimensions, categories=value.categories",
                table,
                MappingSettings.defaults());
        MappedRow row = mapping.map(TestRecord.ofValue("""
                {"productId": 7, "name": "Kitchen Table", "price": 249.99, "description": "Rustic",
                 "dimensions": {"units": "inches", "length": 50.0, "width": 32, "height": 29.5},
                 "categories": {"Home Furnishings": {"catalogPage": 45, "url": "/home"},
                                "Kitchen Furnishings": {"catalogPage": 108, "url": "/kitchen"}}}"""));
        Map<String, Object> decoded = Rows.decode(table, mapping, row);
        assertThat(decoded.get("dimensions")).isEqualTo("{units:'inches',length:50.0,width:32.0,height:29.5}");
        assertThat(decoded.get("categories").toString()).contains("Home Furnishings", "Kitchen Furnishings");
    }
}

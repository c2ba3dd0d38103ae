package dev.scamander.it.quickstart;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import dev.scamander.it.quickstart.console.TextTable;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads back what the sinks wrote: page by page with the driver alone, none of the plugins' code takes part. */
final class CassandraFigures {
    private final CqlSession session;

    CassandraFigures(CqlSession session) {
        this.session = session;
    }

    long observations() {
        return count("SELECT wsid FROM weather.raw_weather_data");
    }

    long days() {
        return count("SELECT wsid FROM weather.daily_aggregate_precip");
    }

    long products() {
        return count("SELECT productid FROM shop.product");
    }

    /** Returns the sum of all counters, in tenths of a millimetre. */
    long precipitationTotal() {
        long total = 0;
        for (Row row : session.execute("SELECT precipitation FROM weather.daily_aggregate_precip")) {
            total += row.getLong(0);
        }
        return total;
    }

    /** Returns the station whose name comes first, if there is any. */
    Optional<String> firstStation() {
        return StreamSupport.stream(
                        session.execute("SELECT DISTINCT wsid FROM weather.raw_weather_data")
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .min(Comparator.naturalOrder());
    }

    /** Returns the products with their nested values spelled out. */
    TextTable productTable() {
        TextTable table = new TextTable(
                "Products, nested values and all (shop.product)", "id", "name", "price", "size", "categories");
        Map<Integer, Row> products = new TreeMap<>();
        session.execute("SELECT productid, name, price, dimensions, categories FROM shop.product")
                .forEach(row -> products.put(row.getInt("productid"), row));
        products.forEach((id, row) -> table.row(
                id,
                row.getString("name"),
                row.getFloat("price"),
                size(row.getUdtValue("dimensions")),
                categories(row)));
        return table;
    }

    private static String size(UdtValue dimensions) {
        return dimensions == null
                ? ""
                : dimensions.getFloat("length") + " x " + dimensions.getFloat("width") + " x "
                        + dimensions.getFloat("height") + " " + dimensions.getString("units");
    }

    private static String categories(Row product) {
        Map<String, UdtValue> categories = product.getMap("categories", String.class, UdtValue.class);
        return categories == null
                ? ""
                : categories.entrySet().stream()
                        .map(category -> category.getKey() + " (p. "
                                + category.getValue().getInt("catalogpage") + ")")
                        .collect(Collectors.joining(", "));
    }

    private long count(String query) {
        long rows = 0;
        for (Row ignored : session.execute(query)) {
            rows++;
        }
        return rows;
    }
}

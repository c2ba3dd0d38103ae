package dev.scamander.it.jobs;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Reads {@code products} as beans, their user-defined type as a bean too. Prints {@code product=<text>} for each that has a size. */
public final class ProductDataset {
    private ProductDataset() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Dataset<Product> products = spark.read()
                    .format("cassandra")
                    .option("keyspace", arguments[0])
                    .option("table", "products")
                    .load()
                    .as(Encoders.bean(Product.class));
            products.filter((FilterFunction<Product>) product -> product.getSize() != null)
                    .map((MapFunction<Product, String>) ProductDataset::text, Encoders.STRING())
                    .collectAsList()
                    .forEach(product -> System.out.println("product=" + product));
        }
    }

    private static String text(Product product) {
        Dimensions size = product.getSize();
        return product.getId() + " " + product.getName() + " " + size.getLength() + " x " + size.getWidth() + " "
                + size.getUnits() + " " + product.getTags() + " " + product.getPrices();
    }

    /** A row of {@code products}, as far as the job needs it. */
    public static final class Product implements Serializable {
        private static final long serialVersionUID = 1L;
        private int id;
        private String name;
        private Dimensions size;
        private List<String> tags;
        private Map<String, java.math.BigDecimal> prices;

        /** For the encoder. */
        public Product() {
            // Filled by setters.
        }

        public int getId() {
            return id;
        }

        public void setId(int id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Dimensions getSize() {
            return size;
        }

        public void setSize(Dimensions size) {
            this.size = size;
        }

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }

        public Map<String, java.math.BigDecimal> getPrices() {
            return prices;
        }

        public void setPrices(Map<String, java.math.BigDecimal> prices) {
            this.prices = prices;
        }
    }

    /** The user-defined type. */
    public static final class Dimensions implements Serializable {
        private static final long serialVersionUID = 1L;
        private String units;
        private Float length;
        private Float width;

        /** For the encoder. */
        public Dimensions() {
            // Filled by setters.
        }

        public String getUnits() {
            return units;
        }

        public void setUnits(String units) {
            this.units = units;
        }

        public Float getLength() {
            return length;
        }

        public void setLength(Float length) {
            this.length = length;
        }

        public Float getWidth() {
            return width;
        }

        public void setWidth(Float width) {
            this.width = width;
        }
    }
}

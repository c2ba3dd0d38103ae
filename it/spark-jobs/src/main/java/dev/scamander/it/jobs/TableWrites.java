package dev.scamander.it.jobs;

import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes what SQL queries give to tables of one keyspace. Prints {@code <name>=written} for each write, or
 * {@code <name>.error=<messages>} for one that fails.
 */
public final class TableWrites {
    private static final int ARGUMENTS = 5;

    private TableWrites() {}

    /**
     * Runs the job.
     *
     * @param arguments the keyspace; then in turn each write's name, query, table, mode ({@code append}, {@code overwrite}) and options
     *     ({@code name=value;name=value})
     */
    public static void main(String[] arguments) {
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            System.out.println("version=" + spark.version());
            for (int i = 1; i < arguments.length; i += ARGUMENTS) {
                String name = arguments[i];
                try {
                    DataFrameWriter<Row> writer = spark.sql(arguments[i + 1])
                            .write()
                            .format("cassandra")
                            .option("keyspace", arguments[0])
                            .option("table", arguments[i + 2])
                            .mode(arguments[i + 3]);
                    for (String option : arguments[i + 4].isEmpty() ? new String[0] : arguments[i + 4].split(";")) {
                        writer.option(
                                option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
                    }
                    writer.save();
                    System.out.println(name + "=written");
                } catch (Exception e) {
                    System.out.println(name + ".error=" + messages(e));
                }
            }
        }
    }

    /** The messages of an error and its causes in one line. */
    static String messages(Throwable error) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            text.append(String.valueOf(cause.getMessage()).replace('\n', ' ')).append(" | ");
        }
        return text.toString();
    }
}

package dev.scamander.it.jobs.differential;

import static org.apache.spark.sql.functions.udf;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Another data source's rows with our columns' order, and with addresses written our way. */
final class PeerRows {

    private static final Pattern LONG_ADDRESS = Pattern.compile("[0-9a-f]{1,4}(:[0-9a-f]{1,4}){7}");

    private PeerRows() {}

    static Dataset<Row> of(Dataset<Row> peer, StructType schema) {
        UserDefinedFunction shorten = udf((UDF1<String, String>) PeerRows::shorten, DataTypes.StringType);
        return peer.select(Arrays.stream(schema.fields())
                .map(field -> column(field, shorten))
                .toArray(Column[]::new));
    }

    private static Column column(StructField field, UserDefinedFunction shorten) {
        Column column = RandomPredicate.quoted(field.name());
        return field.dataType() instanceof StringType ? shorten.apply(column).as(field.name()) : column;
    }

    /** The longest run of zeros becomes two colons (RFC 5952); the peer writes all eight groups. */
    private static String shorten(String text) {
        if (text == null || !LONG_ADDRESS.matcher(text).matches()) {
            return text;
        }
        try {
            String address = InetAddress.getByName(text).getHostAddress();
            return address.replaceFirst("(^|:)0(:0)+(:|$)", "::");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

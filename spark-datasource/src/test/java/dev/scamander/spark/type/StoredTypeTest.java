package dev.scamander.spark.type;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.scamander.spark.decode.RandomCql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class StoredTypeTest {

    @Test
    void comesBackAsItWent() throws Exception {
        RandomCql random = new RandomCql(1);
        for (int i = 0; i < 300; i++) {
            same(random.type(4));
        }
        same(DataTypes.listOf(DataTypes.INT, true));
        same(DataTypes.mapOf(DataTypes.INT, DataTypes.vectorOf(DataTypes.FLOAT, 3), true));
        same(DataTypes.COUNTER);
        same(DataTypes.custom("org.apache.cassandra.db.marshal.SomeType"));
    }

    private static void same(DataType type) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(StoredType.of(type));
        StoredType back =
                (StoredType) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        assertThat(back.type()).isEqualTo(type);
    }
}

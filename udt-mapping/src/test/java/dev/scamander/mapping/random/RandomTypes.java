package dev.scamander.mapping.random;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** CQL types at random, to a depth. */
public final class RandomTypes {

    /** Every scalar that may be part of a composite. */
    public static final List<DataType> SCALARS = List.of(
            DataTypes.ASCII,
            DataTypes.TEXT,
            DataTypes.TINYINT,
            DataTypes.SMALLINT,
            DataTypes.INT,
            DataTypes.BIGINT,
            DataTypes.FLOAT,
            DataTypes.DOUBLE,
            DataTypes.DECIMAL,
            DataTypes.VARINT,
            DataTypes.BOOLEAN,
            DataTypes.BLOB,
            DataTypes.UUID,
            DataTypes.TIMEUUID,
            DataTypes.INET,
            DataTypes.TIMESTAMP,
            DataTypes.DATE,
            DataTypes.TIME,
            DataTypes.DURATION);

    private final SplittableRandom random;
    private int names;

    public RandomTypes(SplittableRandom random) {
        this.random = random;
    }

    /** A type with at most {@code depth} levels of types inside. */
    public DataType next(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextInt(40) == 0 ? DataTypes.COUNTER : scalar();
        }
        boolean frozen = random.nextBoolean();
        return switch (random.nextInt(6)) {
            case 0 -> DataTypes.listOf(inner(depth), frozen);
            case 1 -> DataTypes.setOf(inner(depth), frozen);
            case 2 -> DataTypes.mapOf(inner(random.nextInt(3) == 0 ? depth : 1), inner(depth), frozen);
            case 3 -> DataTypes.tupleOf(inners(depth).toArray(DataType[]::new));
            case 4 -> DataTypes.vectorOf(inner(depth), 1 + random.nextInt(3));
            default -> udt(depth, frozen);
        };
    }

    private DataType scalar() {
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    private DataType inner(int depth) {
        DataType type = next(depth - 1);
        return type.equals(DataTypes.COUNTER) ? DataTypes.INT : type;
    }

    private List<DataType> inners(int depth) {
        List<DataType> types = new ArrayList<>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            types.add(inner(depth));
        }
        return types;
    }

    private DataType udt(int depth, boolean frozen) {
        UserDefinedTypeBuilder udt = new UserDefinedTypeBuilder("ks", "type_" + names++);
        if (frozen) {
            udt.frozen();
        }
        int index = 0;
        for (DataType type : inners(depth)) {
            String[] styles = {"field_", "Field ", "größe", "a\"b\\"};
            udt.withField(
                    com.datastax.oss.driver.api.core.CqlIdentifier.fromInternal(
                            styles[random.nextInt(styles.length)] + index++),
                    type);
        }
        return udt.build();
    }
}

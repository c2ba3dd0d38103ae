package dev.scamander.benchmarks.peer.commons;

import com.datastax.oss.common.sink.AbstractStruct;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import com.datastax.oss.dsbulk.codecs.api.ConvertingCodec;
import com.datastax.oss.dsbulk.codecs.api.ConvertingCodecFactory;
import com.datastax.oss.dsbulk.codecs.api.ConvertingCodecProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine leaves structs as UDTs to its sink. This provider finds the codecs of the fields once, not once a record. */
public final class StructCodecs implements ConvertingCodecProvider {

    private static final Map<DataType, GenericType<?>> JAVA_TYPES = Map.of(
            DataTypes.TEXT, GenericType.STRING, DataTypes.INT, GenericType.INTEGER, DataTypes.FLOAT, GenericType.FLOAT);

    @Override
    public Optional<ConvertingCodec<?, ?>> maybeProvide(
            DataType cqlType, GenericType<?> javaType, ConvertingCodecFactory factory, boolean root) {
        return cqlType instanceof UserDefinedType udt && javaType.equals(GenericType.of(AbstractStruct.class))
                ? Optional.of(new StructCodec(udt, factory))
                : Optional.empty();
    }

    private static final class StructCodec extends ConvertingCodec<AbstractStruct, UdtValue> {

        private final UserDefinedType type;
        private final List<Field<?>> fields;

        StructCodec(UserDefinedType type, ConvertingCodecFactory factory) {
            super(factory.getCodecRegistry().codecFor(type), AbstractStruct.class);
            this.type = type;
            fields = type.getFieldNames().stream()
                    .<Field<?>>map(name -> {
                        DataType fieldType = type.getFieldTypes().get(type.firstIndexOf(name));
                        return new Field<>(
                                name.asInternal(),
                                factory.createConvertingCodec(fieldType, JAVA_TYPES.get(fieldType), false));
                    })
                    .toList();
        }

        @Override
        public UdtValue externalToInternal(AbstractStruct struct) {
            if (struct == null) {
                return null;
            }
            UdtValue value = type.newValue();
            for (int index = 0; index < fields.size(); index++) {
                value = fields.get(index).set(value, index, struct);
            }
            return value;
        }

        @Override
        public AbstractStruct internalToExternal(UdtValue value) {
            throw new UnsupportedOperationException("only written, never read");
        }
    }

    private record Field<T>(String name, ConvertingCodec<?, T> codec) {

        @SuppressWarnings("unchecked")
        UdtValue set(UdtValue target, int index, AbstractStruct struct) {
            T value = ((ConvertingCodec<Object, T>) codec).externalToInternal(struct.get(name));
            return target.set(index, value, codec.getInternalCodec());
        }
    }
}

package dev.scamander.mapping.value;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.data.UdtValue;
import dev.scamander.mapping.CqlEncoder;
import dev.scamander.mapping.FieldNames;
import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.MappingSettings;
import dev.scamander.mapping.MissingFieldPolicy;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.cql.CqlOutput;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A UDT from a map of names to values. */
final class UdtEncoder extends CompositeEncoder {

    private static final Object MISSING = new Object();

    private final FieldNames names;
    private final List<CqlEncoder<Object>> fields;
    private final boolean refuseMissing;
    private final boolean refuseUnknown;

    UdtEncoder(
            String target,
            FieldNames names,
            List<CqlEncoder<Object>> fields,
            CqlEncoder<String> text,
            MappingSettings settings) {
        super(target, text);
        this.names = names;
        this.fields = List.copyOf(fields);
        this.refuseMissing = settings.missingField() == MissingFieldPolicy.FAIL;
        this.refuseUnknown = settings.unknownField() == UnknownFieldPolicy.FAIL;
    }

    @Override
    void write(Object source, CqlOutput out) {
        Object[] values = source instanceof UdtValue udt ? arrange(fieldsOf(udt)) : arrange(source);
        for (int i = 0; i < values.length; i++) {
            String name = names.all().get(i);
            if (values[i] == MISSING && refuseMissing) {
                throw fail("the field " + name + " is missing, which missingField=FAIL forbids");
            }
            try {
                writePart(fields.get(i), values[i] == MISSING ? null : values[i], out);
            } catch (MappingException e) {
                throw e.inField(name);
            }
        }
    }

    private Object[] arrange(Object source) {
        if (!(source instanceof Map<?, ?> map)) {
            throw unsuitable(source, "a map with the keys " + names.all());
        }
        Object[] values = new Object[fields.size()];
        boolean[] exactly = new boolean[values.length];
        Arrays.fill(values, MISSING);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            int index = names.find(name);
            if (index == FieldNames.UNKNOWN) {
                unknown(name);
            } else if (values[index] == MISSING) {
                values[index] = entry.getValue();
                exactly[index] = names.isExact(index, name);
            } else if (!exactly[index] && names.isExact(index, name)) {
                values[index] = entry.getValue();
                exactly[index] = true;
            } else if (exactly[index] && !names.isExact(index, name)) {
                unknown(name);
            } else {
                throw fail("the field is given twice").inField(name);
            }
        }
        return values;
    }

    private void unknown(String name) {
        if (refuseUnknown) {
            throw fail("there is no such field; the type has " + names.all() + " and unknownField=FAIL")
                    .inField(name);
        }
    }

    private static Map<String, Object> fieldsOf(UdtValue udt) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (CqlIdentifier name : udt.getType().getFieldNames()) {
            // the driver makes empty collections of null ones
            fields.put(name.asInternal(), udt.isNull(name) ? null : udt.getObject(name));
        }
        return fields;
    }
}

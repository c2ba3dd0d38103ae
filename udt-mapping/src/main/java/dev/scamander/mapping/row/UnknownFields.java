package dev.scamander.mapping.row;

import dev.scamander.mapping.MappingException;
import dev.scamander.mapping.UnknownFieldPolicy;
import dev.scamander.mapping.language.NearestName;

/**
 * What is done with fields that are not mapped.
 *
 * @param policy whether they are passed over
 * @param table the table's name, for messages
 */
record UnknownFields(UnknownFieldPolicy policy, String table) {

    /** @throws MappingException if unknown fields are to be refused */
    void check(FieldNode node, String name) {
        if (policy == UnknownFieldPolicy.FAIL) {
            String meant = NearestName.of(name, node.names())
                    .map(known -> "; did you mean '" + known + "'?")
                    .orElse("");
            throw new MappingException(table, null, "is not mapped, and unknown fields are refused" + meant)
                    .inField(name);
        }
    }
}

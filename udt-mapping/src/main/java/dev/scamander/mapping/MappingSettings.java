package dev.scamander.mapping;

import java.util.Objects;

/**
 * How values are mapped: what the user can choose, apart from the mapping itself.
 *
 * @param missingField for columns and UDT fields of which the record says nothing
 * @param unknownField for fields of the record that the UDT does not have
 * @param codec how text and numbers stand for other types
 * @param limits against hostile documents
 */
public record MappingSettings(
        MissingFieldPolicy missingField, UnknownFieldPolicy unknownField, CodecSettings codec, MappingLimits limits) {

    private static final MappingSettings DEFAULTS = new MappingSettings(
            MissingFieldPolicy.UNSET, UnknownFieldPolicy.IGNORE, CodecSettings.defaults(), MappingLimits.defaults());

    /** Refuses nulls. */
    public MappingSettings {
        Objects.requireNonNull(missingField, "missingField");
        Objects.requireNonNull(unknownField, "unknownField");
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * Missing fields are left alone, unknown ones passed over, codecs and limits as they come.
     *
     * @return the defaults
     */
    public static MappingSettings defaults() {
        return DEFAULTS;
    }

    /**
     * These settings with another policy for missing fields.
     *
     * @param policy the policy
     * @return a copy
     */
    public MappingSettings withMissingField(MissingFieldPolicy policy) {
        return new MappingSettings(policy, unknownField, codec, limits);
    }

    /**
     * These settings with another policy for unknown fields.
     *
     * @param policy the policy
     * @return a copy
     */
    public MappingSettings withUnknownField(UnknownFieldPolicy policy) {
        return new MappingSettings(missingField, policy, codec, limits);
    }

    /**
     * These settings with other codecs.
     *
     * @param codec the codec settings
     * @return a copy
     */
    public MappingSettings withCodec(CodecSettings codec) {
        return new MappingSettings(missingField, unknownField, codec, limits);
    }

    /**
     * These settings with other limits.
     *
     * @param limits the limits
     * @return a copy
     */
    public MappingSettings withLimits(MappingLimits limits) {
        return new MappingSettings(missingField, unknownField, codec, limits);
    }
}

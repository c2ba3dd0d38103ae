package dev.scamander.mapping.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.scamander.mapping.MappingLimits;

/** Our limits where the parser checks its own, so that it stops as early and says which setting it was. */
final class JsonLimits extends StreamReadConstraints {

    private static final long serialVersionUID = 1L;

    JsonLimits(MappingLimits limits) {
        super(
                limits.maxDepth(),
                limits.maxDocumentBytes(),
                limits.maxNumberLength(),
                limits.maxStringLength(),
                limits.maxStringLength());
    }

    @Override
    public void validateNestingDepth(int depth) throws StreamConstraintsException {
        if (depth > _maxNestingDepth) {
            throw new StreamConstraintsException("nests deeper than the limit maxDepth " + _maxNestingDepth);
        }
    }

    @Override
    public void validateDocumentLength(long length) throws StreamConstraintsException {
        if (length > _maxDocLen) {
            throw new StreamConstraintsException("is longer than the limit maxDocumentBytes " + _maxDocLen);
        }
    }

    @Override
    public void validateFPLength(int length) throws StreamConstraintsException {
        validateIntegerLength(length);
    }

    @Override
    public void validateIntegerLength(int length) throws StreamConstraintsException {
        if (length > _maxNumLen) {
            throw new StreamConstraintsException(
                    "is a number of " + length + " characters, more than the limit maxNumberLength " + _maxNumLen);
        }
    }

    @Override
    public void validateStringLength(int length) throws StreamConstraintsException {
        if (length > _maxStringLen) {
            throw new StreamConstraintsException(
                    "is a string of more characters than the limit maxStringLength " + _maxStringLen);
        }
    }

    @Override
    public void validateNameLength(int length) throws StreamConstraintsException {
        if (length > _maxNameLen) {
            throw new StreamConstraintsException(
                    "has a field name of more characters than the limit maxStringLength " + _maxNameLen);
        }
    }
}

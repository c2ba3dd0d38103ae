package dev.scamander.connect.source;

import java.util.Map;

/**
 * How far a unit is read, as an offset tells.
 *
 * @param window the times that are being read, or were read last
 * @param done whether all of the window's rows are read
 * @param row the last row that was read; null if none is known
 */
record Progress(Window window, boolean done, RowPosition row) {
    /**
     * Reads an offset.
     *
     * @throws IllegalArgumentException if it does not fit the table, saying why
     */
    static Progress parse(PrimaryKey layout, Map<String, ?> offset) {
        OffsetForm form = OffsetForm.of(offset);
        return new Progress(form.window(), form.done(), form.hasRow() ? RowPosition.parse(layout, offset) : null);
    }
}

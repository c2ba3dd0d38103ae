package dev.scamander.benchmarks.mapping;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Prints what a contender makes of every record, a line per column, so that the bytes of different JVMs can be compared. */
final class ColumnDump {

    private ColumnDump() {}

    /** Arguments: the three words of an {@link Assignment}. */
    public static void main(String[] words) throws Exception {
        Assignment assignment = Assignment.of(words[0], words[1], words[2]);
        Contender contender = assignment.open();
        Object[] values = assignment.values();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (int index = 0; index < values.length; index++) {
            var columns = contender.columns(contender.map(values[index]));
            for (String column : assignment.dataset().table().columns().keySet()) {
                if (!columns.isEmpty()) {
                    out.println("record " + index + ", " + column + ": " + hex(columns.get(column)));
                }
            }
        }
        out.flush();
    }

    private static String hex(ByteBuffer bytes) {
        if (bytes == null) {
            return "null";
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}

package dev.scamander.mapping.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fenced blocks of a page of the documentation. */
final class MarkdownBlocks {

    /**
     * A block.
     *
     * @param language the word behind the fence
     * @param note the comment on the line before, without its marks; empty if there is none
     * @param text the lines inside
     */
    record Block(String language, String note, String text) {}

    private MarkdownBlocks() {}

    static List<Block> of(String page) {
        List<Block> blocks = new ArrayList<>();
        String before = "";
        StringBuilder text = null;
        String language = "";
        String note = "";
        for (String line : lines(page)) {
            if (text != null && line.equals("```")) {
                blocks.add(new Block(language, note, text.toString().stripTrailing()));
                text = null;
            } else if (text != null) {
                text.append(line).append('\n');
            } else if (line.startsWith("```")) {
                text = new StringBuilder();
                language = line.substring(3);
                note = before.startsWith("<!-- ") ? before.substring(5, before.length() - 4) : "";
            }
            before = line;
        }
        return blocks;
    }

    private static List<String> lines(String page) {
        try {
            return Files.readAllLines(Path.of("..", "docs", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.scamander.mapping.row;

import dev.scamander.mapping.language.Segment;
import dev.scamander.mapping.row.FieldNode.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects the paths that start at one root, and makes a tree of {@link FieldNode}s of them. */
final class FieldTree {
    private final String name;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, FieldTree> fields = new LinkedHashMap<>();
    private final Map<String, Boolean> exactOnly = new HashMap<>();
    private final TreeMap<Integer, FieldTree> items = new TreeMap<>();
    private final List<List<Segment>> dotted = new ArrayList<>();

    private FieldTree(String name) {
        this.name = name;
    }

    /** An empty tree. */
    static FieldTree root() {
        return new FieldTree("");
    }

    /** Maps the slot to what is found along the path from here. */
    void add(List<Segment> path, Slot slot) {
        at(path).slots.add(slot);
        if (path.size() > 1 && dotted(path) != null) {
            dotted.add(path);
        }
    }

    /** The path as one name with dots, as a flattened document has it; null if it is none or empty. */
    static String dotted(List<Segment> path) {
        boolean plain = path.stream().allMatch(segment -> segment instanceof Segment.Name name && !name.quoted());
        return !plain || path.isEmpty()
                ? null
                : path.stream().map(segment -> ((Segment.Name) segment).name()).collect(Collectors.joining("."));
    }

    private FieldTree at(List<Segment> path) {
        FieldTree tree = this;
        for (Segment segment : path) {
            if (segment instanceof Segment.Name field) {
                tree.exactOnly.merge(field.name(), field.quoted(), Boolean::logicalAnd);
                tree = tree.fields.computeIfAbsent(field.name(), FieldTree::new);
            } else if (segment instanceof Segment.Index item) {
                tree = tree.items.computeIfAbsent(item.index(), index -> new FieldTree(segment.toString()));
            }
        }
        return tree;
    }

    /** The finished tree. It remembers what it has seen of a record, so each call makes one of its own. */
    FieldNode compile() {
        Map<FieldTree, FieldNode> nodes = new HashMap<>();
        return compile(nodes, this);
    }

    private FieldNode compile(Map<FieldTree, FieldNode> nodes, FieldTree start) {
        Map<String, Edge> exact = new HashMap<>();
        Map<String, Edge> loose = new HashMap<>();
        List<Slot> reach = new ArrayList<>(slots);
        fields.forEach((field, tree) -> {
            FieldNode node = tree.compile(nodes, start);
            exact.put(field, new Edge(node, true));
            reach.addAll(List.of(node.reach()));
        });
        FieldNode[] itemNodes = new FieldNode[items.isEmpty() ? 0 : items.lastKey() + 1];
        items.forEach((index, tree) -> {
            itemNodes[index] = tree.compile(nodes, start);
            reach.addAll(List.of(itemNodes[index].reach()));
        });
        if (this == start) {
            for (List<Segment> path : dotted) {
                exact.putIfAbsent(dotted(path), new Edge(nodes.get(at(path)), false));
            }
        }
        addLoose(exact, loose);
        FieldNode node =
                new FieldNode(name, slots.toArray(Slot[]::new), reach.toArray(Slot[]::new), exact, loose, itemNodes);
        nodes.put(this, node);
        return node;
    }

    private void addLoose(Map<String, Edge> exact, Map<String, Edge> loose) {
        Map<String, Long> folds = fields.keySet().stream()
                .collect(Collectors.groupingBy(field -> field.toLowerCase(Locale.ROOT), Collectors.counting()));
        fields.keySet().forEach(field -> {
            String folded = field.toLowerCase(Locale.ROOT);
            if (!exactOnly.get(field) && folds.get(folded) == 1) {
                loose.put(folded, new Edge(exact.get(field).node(), false));
            }
        });
    }
}

package dev.scamander.cassandra.ring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a ring into work units of about equal weight: bytes where the cluster has estimates, otherwise the number of tokens.
 *
 * <p>First, neighbouring ranges too small to be worth a query of their own are read as one. Then ranges of the same replica set
 * are dealt into units; what makes up no unit joins others with the same first replica, and in the end whatever is left.
 */
final class UnitPlanner {
    private final TokenRing ring;
    private final SizeEstimates estimates;
    private final PlanSettings settings;
    private final List<WorkUnit> units = new ArrayList<>();

    /** A range to read, the nodes that hold it all, and what it weighs. */
    private record Piece(long start, long end, int[] nodes, double weight) {}

    private UnitPlanner(TokenRing ring, List<SizeEstimate> estimates, PlanSettings settings) {
        this.ring = ring;
        this.estimates = new SizeEstimates(estimates);
        this.settings = settings;
    }

    static List<WorkUnit> plan(
            TokenRing ring, List<SizeEstimate> estimates, List<TokenRange> parts, PlanSettings settings) {
        return new UnitPlanner(ring, estimates, settings).plan(parts);
    }

    private List<WorkUnit> plan(List<TokenRange> parts) {
        List<Piece> pieces = clip(ring.segments(), parts);
        double target = target(pieces);
        pieces = joinNeighbours(pieces, 2 * target / settings.maximumRanges());
        List<Piece> left = deal(byReplicaSet(pieces), target, target / 2);
        // Far below the target, a unit costs more to start than reading from another node costs.
        left = deal(byFirstReplica(left), target, target / 8);
        if (!left.isEmpty()) {
            cut(left, target);
        }
        units.sort(Comparator.comparing(unit -> unit.ranges().get(0)));
        return units;
    }

    private double target(List<Piece> pieces) {
        double total = pieces.stream().mapToDouble(Piece::weight).sum();
        double fair = total / (settings.exactUnits() > 0 ? settings.exactUnits() : settings.minimumUnits());
        return settings.exactUnits() > 0 || !estimates.known() ? fair : Math.min(settings.targetBytes(), fair);
    }

    private List<Piece> clip(List<TokenRing.Segment> segments, List<TokenRange> parts) {
        List<TokenRange> wanted = parts.stream().sorted().toList();
        List<Piece> pieces = new ArrayList<>();
        int first = 0;
        for (TokenRing.Segment segment : segments) {
            while (first < wanted.size() && wanted.get(first).end() <= segment.start()) {
                first++;
            }
            for (int i = first; i < wanted.size() && wanted.get(i).start() < segment.end(); i++) {
                long start = Math.max(segment.start(), wanted.get(i).start());
                long end = Math.min(segment.end(), wanted.get(i).end());
                pieces.add(piece(start, end, ring.nodes(segment.replicaSet())));
            }
        }
        return pieces;
    }

    private Piece piece(long start, long end, int[] nodes) {
        return new Piece(start, end, nodes, estimates.weight(start, end));
    }

    /** With very many small ranges a query for each would cost more than reading from a node that holds only most of them. */
    private List<Piece> joinNeighbours(List<Piece> pieces, double worthwhile) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            Piece last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.end == piece.start && last.weight + piece.weight <= worthwhile) {
                int[] common = common(last.nodes, piece.nodes);
                int[] nodes = common.length > 0 ? common : last.nodes;
                joined.set(joined.size() - 1, new Piece(last.start, piece.end, nodes, last.weight + piece.weight));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static Map<List<Integer>, List<Piece>> byReplicaSet(List<Piece> pieces) {
        Map<List<Integer>, List<Piece>> groups = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            List<Integer> set = Arrays.stream(piece.nodes).sorted().boxed().toList();
            groups.computeIfAbsent(set, key -> new ArrayList<>()).add(piece);
        }
        return groups;
    }

    private static Map<List<Integer>, List<Piece>> byFirstReplica(List<Piece> pieces) {
        Map<List<Integer>, List<Piece>> groups = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            List<Integer> first = piece.nodes.length == 0 ? List.of() : List.of(piece.nodes[0]);
            groups.computeIfAbsent(first, key -> new ArrayList<>()).add(piece);
        }
        return groups;
    }

    /** Makes units of the groups that are heavy enough, and returns the pieces of the others. */
    private List<Piece> deal(Map<List<Integer>, List<Piece>> groups, double target, double enough) {
        List<Piece> left = new ArrayList<>();
        for (List<Piece> group : groups.values()) {
            if (weight(group) >= enough) {
                cut(group, target);
            } else {
                left.addAll(group);
            }
        }
        left.sort(Comparator.comparingLong(Piece::start));
        return left;
    }

    /** Deals a group's pieces into as many units of equal weight as come nearest to the target. */
    private void cut(List<Piece> group, double target) {
        double weight = weight(group);
        double times = target > 0 ? weight / target : 0;
        // Rather two small units than a big one.
        double fair = weight / Math.max(1, Math.floor(times + (times < 2 ? 0.7 : 0.5)));
        List<Piece> unit = new ArrayList<>();
        double room = fair;
        for (Piece piece : group) {
            Piece rest = piece;
            while (rest.weight > room * (1 + 1e-6)) {
                long at = estimates.tokenAt(rest.start, room);
                if (at > rest.start && at < rest.end) {
                    unit.add(piece(rest.start, at, rest.nodes));
                    rest = piece(at, rest.end, rest.nodes);
                } else if (unit.isEmpty()) {
                    break;
                }
                finish(unit);
                room = fair;
            }
            unit.add(rest);
            room -= rest.weight;
            if (unit.size() >= settings.maximumRanges() || room <= fair * 1e-6) {
                finish(unit);
                room = fair;
            }
        }
        if (!unit.isEmpty()) {
            finish(unit);
        }
    }

    private static double weight(List<Piece> pieces) {
        double weight = 0;
        for (Piece piece : pieces) {
            weight += piece.weight;
        }
        return weight;
    }

    private void finish(List<Piece> pieces) {
        List<TokenRange> ranges = new ArrayList<>();
        int[] nodes = pieces.get(0).nodes;
        double partitions = 0;
        double weight = 0;
        for (Piece piece : pieces) {
            TokenRange last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last.end() == piece.start) {
                ranges.set(ranges.size() - 1, new TokenRange(last.start(), piece.end));
            } else {
                ranges.add(new TokenRange(piece.start, piece.end));
            }
            nodes = common(nodes, piece.nodes);
            partitions += estimates.partitions(piece.start, piece.end);
            weight += piece.weight;
        }
        boolean known = estimates.known();
        List<String> replicas = Arrays.stream(nodes).mapToObj(ring::address).toList();
        units.add(new WorkUnit(ranges, replicas, known ? Math.round(partitions) : -1, known ? Math.round(weight) : -1));
        pieces.clear();
    }

    /** The nodes that are in both, in the order of the first. */
    private static int[] common(int[] a, int[] b) {
        if (a == b) {
            return a;
        }
        int[] both = new int[a.length];
        int count = 0;
        for (int node : a) {
            for (int other : b) {
                if (node == other) {
                    both[count++] = node;
                    break;
                }
            }
        }
        return count == a.length ? a : Arrays.copyOf(both, count);
    }
}

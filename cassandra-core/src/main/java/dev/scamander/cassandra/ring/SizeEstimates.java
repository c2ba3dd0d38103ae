package dev.scamander.cassandra.ring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much each part of the ring holds, from estimates that need not cover all of it: where there is none, the average of the rest
 * is assumed. Kept as running totals from the lower end of the ring, so that any range is answered by two look-ups.
 */
final class SizeEstimates {
    private final boolean known;
    private final long[] tokens;
    private final double[] weights;
    private final double[] partitions;
    private int points;

    SizeEstimates(List<SizeEstimate> estimates) {
        List<SizeEstimate> sorted = estimates.stream()
                .sorted(Comparator.comparing(SizeEstimate::range))
                .toList();
        double width = 0;
        double totalPartitions = 0;
        double totalBytes = 0;
        for (SizeEstimate estimate : sorted) {
            width += estimate.range().width();
            totalPartitions += estimate.partitions();
            totalBytes += estimate.bytes();
        }
        this.known = totalBytes > 0;
        this.tokens = new long[2 * sorted.size() + 2];
        this.weights = new double[tokens.length];
        this.partitions = new double[tokens.length];
        tokens[0] = Long.MIN_VALUE;
        points = 1;
        if (known) {
            for (SizeEstimate estimate : sorted) {
                append(estimate, totalBytes / width, totalPartitions / width);
            }
        }
        assume(Long.MAX_VALUE, known ? totalBytes / width : 1, known ? totalPartitions / width : 0);
    }

    private void append(SizeEstimate estimate, double bytesPerToken, double partitionsPerToken) {
        assume(estimate.range().start(), bytesPerToken, partitionsPerToken);
        double width = estimate.range().width();
        assume(estimate.range().end(), estimate.bytes() / width, estimate.partitions() / width);
    }

    /** Goes on to a token with some density; what overlaps with what was there before does not count twice. */
    private void assume(long upTo, double weightPerToken, double partitionsPerToken) {
        long last = tokens[points - 1];
        if (upTo > last) {
            double width = new TokenRange(last, upTo).width();
            tokens[points] = upTo;
            weights[points] = weights[points - 1] + width * weightPerToken;
            partitions[points] = partitions[points - 1] + width * partitionsPerToken;
            points++;
        }
    }

    /** Fresh tables and fresh nodes have no estimates, or zeros, while data is already there. */
    boolean known() {
        return known;
    }

    /** Bytes in a range; where nothing is known, tokens. */
    double weight(long start, long end) {
        return at(weights, end) - at(weights, start);
    }

    /** Partitions in a range; 0 where nothing is known. */
    double partitions(long start, long end) {
        return at(partitions, end) - at(partitions, start);
    }

    private double at(double[] totals, long token) {
        int found = Arrays.binarySearch(tokens, 0, points, token);
        if (found >= 0) {
            return totals[found];
        }
        int after = -found - 1;
        double share = new TokenRange(tokens[after - 1], token).width()
                / new TokenRange(tokens[after - 1], tokens[after]).width();
        return totals[after - 1] + share * (totals[after] - totals[after - 1]);
    }

    /** The token up to which the range from a start has about this weight. */
    long tokenAt(long start, double weight) {
        double total = at(weights, start) + weight;
        int found = Arrays.binarySearch(weights, 0, points, total);
        if (found >= 0) {
            return tokens[found];
        }
        int after = -found - 1;
        if (after >= points) {
            return Long.MAX_VALUE;
        }
        if (after == 0) {
            return Long.MIN_VALUE;
        }
        double share = (total - weights[after - 1]) / (weights[after] - weights[after - 1]);
        double offset = share * new TokenRange(tokens[after - 1], tokens[after]).width();
        // An offset of half the ring and more does not fit a long, but its sum with the start does.
        long wrapped = offset < 0x1p63 ? (long) offset : (long) (offset - 0x1p63) + Long.MIN_VALUE;
        return tokens[after - 1] + wrapped;
    }

    long totalPartitions() {
        return known ? Math.round(partitions[points - 1]) : -1;
    }

    long totalBytes() {
        return known ? Math.round(weights[points - 1]) : -1;
    }
}

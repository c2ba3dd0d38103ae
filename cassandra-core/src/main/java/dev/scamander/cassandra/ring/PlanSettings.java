package dev.scamander.cassandra.ring;

import java.io.Serializable;

/**
 * How a table is cut into work units.
 *
 * @param targetBytes how much data a unit should hold, as the cluster estimates it
 * @param minimumUnits how many units there should be at least, whatever the size (as many as the ring can be cut into);
 *     also the number of units when nothing is known about the size
 * @param exactUnits about how many units there should be, size aside; 0 to go by size
 * @param maximumRanges how many token ranges (each a query of its own) a unit may hold at most
 */
public record PlanSettings(long targetBytes, int minimumUnits, int exactUnits, int maximumRanges)
        implements Serializable {
    /** Checks the numbers. */
    public PlanSettings {
        require(targetBytes > 0, "targetBytes", targetBytes);
        require(minimumUnits > 0, "minimumUnits", minimumUnits);
        require(exactUnits >= 0, "exactUnits", exactUnits);
        require(maximumRanges > 0, "maximumRanges", maximumRanges);
    }

    private static void require(boolean right, String name, long value) {
        if (!right) {
            throw new IllegalArgumentException(name + " must be above zero, not " + value);
        }
    }

    /** 64 MiB a unit, at least one unit, up to 256 ranges in one. */
    public static PlanSettings defaults() {
        return new PlanSettings(64L << 20, 1, 0, 256);
    }

    /** The same with another target size. */
    public PlanSettings withTargetBytes(long bytes) {
        return new PlanSettings(bytes, minimumUnits, exactUnits, maximumRanges);
    }

    /** The same with another least number of units. */
    public PlanSettings withMinimumUnits(int units) {
        return new PlanSettings(targetBytes, units, exactUnits, maximumRanges);
    }

    /** The same with a number of units to come close to, whatever the size. */
    public PlanSettings withExactUnits(int units) {
        return new PlanSettings(targetBytes, minimumUnits, units, maximumRanges);
    }
}

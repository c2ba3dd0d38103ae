package dev.scamander.it.quickstart.weather;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The weather of one station, hour after hour: seasons and days as sine waves, and slowly wandering noise on top.
 *
 * <p>{@link StrictMath} and {@link SplittableRandom} are specified to the last bit, so a seed means the same everywhere.
 */
final class Climate {
    private static final int[] SKY_CODES = {0, 2, 4, 6, 7, 8};
    private static final double SILENT_HOURS = 0.02;

    private final SplittableRandom random;
    private final double mean;
    private final double seasonal;
    private final double daily;

    private double warmth;
    private double pressureShift;
    private double clouds;
    private int windFrom;
    private int sixHourTenths;

    Climate(long seed) {
        random = new SplittableRandom(seed);
        mean = between(6, 18);
        seasonal = between(5, 13);
        daily = between(2, 5);
        windFrom = random.nextInt(36) * 10;
    }

    /** Returns the line of the next hour; hours must be asked for in order. */
    String line(String station, LocalDateTime time) {
        warmth = 0.97 * warmth + noise(0.8);
        pressureShift = 0.98 * pressureShift + noise(1.2);
        clouds = Math.min(1, Math.max(0, 0.95 * clouds + between(-0.12, 0.17)));
        windFrom = Math.floorMod(windFrom + (random.nextInt(7) - 3) * 10, 360);
        double wind = Math.max(0, 4 + noise(2.5));
        double temperature = temperature(time);
        double dryness = between(1, 8) * (1.2 - clouds);
        int tenths = rainTenths();
        sixHourTenths = time.getHour() % 6 == 0 ? Math.max(0, tenths) : sixHourTenths + Math.max(0, tenths);

        String hour = String.format(
                Locale.ROOT,
                "%s,%04d,%02d,%02d,%02d",
                station,
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour());
        if (random.nextDouble() < SILENT_HOURS) {
            return hour + ",0.0,999.9,0.0,0,0.0,0,0.0,0.0";
        }
        return String.format(
                Locale.ROOT,
                "%s,%.1f,%.1f,%.1f,%d,%.1f,%d,%.1f,%.1f",
                hour,
                temperature + 0.0,
                temperature - dryness,
                1015 + pressureShift,
                windFrom,
                wind,
                SKY_CODES[(int) (clouds * (SKY_CODES.length - 1))],
                tenths / 10.0,
                time.getHour() % 6 == 5 ? sixHourTenths / 10.0 : 0.0);
    }

    private double temperature(LocalDateTime time) {
        double season = StrictMath.cos(2 * Math.PI * (time.getDayOfYear() - 200) / 365.25);
        double day = StrictMath.cos(2 * Math.PI * (time.getHour() - 15) / 24.0);
        return mean + seasonal * season + daily * day + warmth;
    }

    /** Tenths of a millimetre; -1 is a trace. */
    private int rainTenths() {
        if (clouds < 0.6 || random.nextDouble() < 0.6) {
            return 0;
        }
        double amount = random.nextDouble();
        return amount < 0.4 ? -1 : 1 + (int) (40 * StrictMath.pow(amount - 0.4, 4));
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Bell-shaped, mean 0: a sum of uniform numbers, because the JDK may change how nextGaussian computes. */
    private double noise(double spread) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return (sum - 2) * spread;
    }
}

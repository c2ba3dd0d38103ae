package dev.scamander.benchmarks.mapping;

import com.fasterxml.jackson.core.json.PackageVersion;
import dev.scamander.benchmarks.records.Dataset;
import dev.scamander.benchmarks.records.Form;
import dev.scamander.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./benchmarks/run mapping}. */
@Command(
        name = "mapping",
        description = "From a record's value (JSON text, JSON bytes, Struct) to the bytes of a bound statement.",
        mixinStandardHelpOptions = true)
public final class MappingBenchmark implements Callable<Integer> {

    @Option(names = "--quick", description = "Fewer and shorter turns; for a look, not for a claim.")
    private boolean quick;

    @Option(names = "--only", split = ",", description = "Only these contenders: ours, commons, tree, tokenizing.")
    private Set<String> only = new HashSet<>();

    @Option(names = "--home", hidden = true, description = "The directory of the benchmarks module.")
    private Path home = Path.of("benchmarks");

    /** For picocli. */
    public MappingBenchmark() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path logs = Files.createDirectories(home.resolve("target").resolve("mapping"));
        LaneProcess process = new LaneProcess(home, logs);
        List<Lane> lanes = Lane.all().stream()
                .filter(lane -> only.isEmpty() || only.contains(lane.contender().label()))
                .toList();
        check(lanes, process);
        Report report = new Report("mapping" + (quick ? " (quick)" : ""));
        report.version("Jackson", PackageVersion.VERSION.toString());
        report.version("messaging-connectors-commons-core", "1.0.15 (with its java-driver-core 4.16.0)");
        new MappingReport(measure(lanes, process, quick ? Pace.QUICK : Pace.FULL), report).fill();
        report.print(System.out);
        return 0;
    }

    private static void check(List<Lane> lanes, LaneProcess process) throws IOException, InterruptedException {
        Map<Dataset, List<String>> references = new LinkedHashMap<>();
        for (Lane lane : lanes) {
            Lane reference = new Lane(MappingContender.TREE, lane.dataset(), Form.TEXT);
            if (!references.containsKey(lane.dataset())) {
                references.put(lane.dataset(), process.columns(reference));
            }
            List<String> columns = process.columns(lane);
            if (lane.contender() != MappingContender.TOKENIZING) {
                SameBytes.require(reference.title(), references.get(lane.dataset()), lane.title(), columns);
            }
        }
        System.err.println("all contenders make the same bytes");
    }

    private static Map<Lane, List<Turn>> measure(List<Lane> lanes, LaneProcess process, Pace pace)
            throws IOException, InterruptedException {
        Map<Lane, List<Turn>> turns = new LinkedHashMap<>();
        for (int round = 1; round <= pace.rounds(); round++) {
            for (Lane lane : lanes) {
                Turn turn = process.measure(lane, pace);
                turns.computeIfAbsent(lane, first -> new ArrayList<>()).add(turn);
                System.err.printf(
                        "round %d of %d, %s: %.0f ns CPU, %.0f bytes%n",
                        round,
                        pace.rounds(),
                        lane.title(),
                        turn.cpuNanos()[turn.cpuNanos().length - 1],
                        turn.allocatedBytes());
            }
        }
        return turns;
    }
}

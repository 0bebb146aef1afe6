package reins.sim.robot;

import static org.junit.jupiter.api.Named.named;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Every robot's link through random sequences of faults, over real sockets and with the test's own
 * clock: it is at rest within the number of the table in docs/robots.md, and nothing is resumed by
 * itself. A thousand sequences each with {@code -Dreins.interop=all}.
 */
final class RobotFaultsTest {
    private static final int SEQUENCES =
            System.getProperty("reins.interop", "").equals("all") ? 1000 : 5;
    private static final int MOST_FAULTS = 4;
    private static final int LONGEST_MILLIS = 3500;

    /** Makes the other end of a robot's link. */
    interface Maker {
        FaultyPeer make() throws IOException;
    }

    /** One line for each robot. */
    static Stream<Named<Maker>> robots() {
        return Stream.of(
                named("donkey-sim", SimulatorPeer::understanding),
                named("donkeycar", DonkeyServer::new),
                named("generic", GenericServer::new),
                named("lekiwi", () -> new KiwiHost(false, () -> 0)),
                named("lekiwi from 0.6 on", () -> new KiwiHost(true, () -> 0)),
                named("rosbridge", () -> new RosServer(false)),
                named("rosbridge in CBOR", () -> new RosServer(true)));
    }

    @ParameterizedTest
    @MethodSource("robots")
    void itIsAtRestInTimeAndResumesNothingByItself(Maker robot) throws IOException {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            try (FaultyPeer peer = robot.make();
                    FaultyDrive drive =
                            new FaultyDrive(peer, "sequence " + seed, random.nextBoolean())) {
                for (int faults = random.nextInt(1, MOST_FAULTS + 1); faults > 0; faults--) {
                    drive.goWell(random.nextInt(300, 700));
                    FaultyDrive.Fault[] all = FaultyDrive.Fault.values();
                    drive.suffer(
                            all[random.nextInt(all.length)], random.nextInt(50, LONGEST_MILLIS));
                }
                drive.goWell(300);
            }
        }
    }
}

package reins.sessions;

import reins.core.fact.Ending;
import reins.core.fact.Start;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** A program that records until it is killed, and prints how many ticks it has written. */
final class EndlessDrive {
    private EndlessDrive() {}

    public static void main(String[] arguments) {
        var random = new SplittableRandom(1);
        SessionWriter writer = Session.create(Path.of(arguments[0]), Drives.header());
        long ticks = 0;
        for (long episode = 1; ; episode++) {
            writer.on(new Event.PolicyChanged((int) episode, Drives.artifact(1, random)));
            writer.work();
            for (var segment :
                    Drives.filmedDrive(
                            episode, new Start.Fresh(episode), 1000, Ending.CUT, random)) {
                writer.on(new Event.SegmentEnded(segment));
                writer.work();
                ticks += segment.steps().size();
                System.out.println(ticks);
            }
        }
    }
}

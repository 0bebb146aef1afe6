package reins.sessions;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a library shows about a session file. Safe on every thread.
 *
 * @param bytes size of the file
 * @param changed when it was last written
 * @param busy whether it is being recorded or edited
 * @param facts empty where it cannot be read
 * @param trouble why not, or what is wrong with it, as a sentence; empty where all is well
 */
public record SessionCard(
        Path file,
        long bytes,
        Instant changed,
        boolean busy,
        Optional<Facts> facts,
        Optional<String> trouble) {
    /**
     * What is in a session, as edited: discarded episodes and ticks that were cut off do not count.
     *
     * @param world its id
     * @param worldTitle for people
     * @param attempts episodes
     * @param seconds of the world's time, from 0
     * @param teacherTicks at which the teacher drove
     * @param personTicks those of them at which a person did
     * @param successes episodes that ended in success
     */
    public record Facts(
            String title,
            String world,
            String worldTitle,
            Instant created,
            long attempts,
            long ticks,
            double seconds,
            long teacherTicks,
            long personTicks,
            long successes) {
        /** The share of ticks at which the teacher drove, 0 to 1. */
        public double teacherShare() {
            return share(teacherTicks);
        }

        /** The share of ticks at which a person drove, 0 to 1. */
        public double personShare() {
            return share(personTicks);
        }

        /** The share of ticks at which a program that teaches drove, 0 to 1. */
        public double programShare() {
            return share(teacherTicks - personTicks);
        }

        private double share(long of) {
            return ticks == 0 ? 0 : (double) of / ticks;
        }

        /** The share of attempts that ended in success, 0 to 1. */
        public double successRate() {
            return attempts == 0 ? 0 : (double) successes / attempts;
        }
    }
}

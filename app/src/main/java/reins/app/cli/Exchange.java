package reins.app.cli;

import reins.core.fact.ReinsException;

import java.util.concurrent.CancellationException;

/** A long piece of work that Ctrl-C ends early. Used by the command's own thread. */
final class Exchange {
    /** Works, and tells how far it has come. */
    @FunctionalInterface
    interface Work {
        /**
         * @throws ReinsException where it cannot be done
         */
        void run(reins.core.flow.Progress progress);
    }

    private static final int PARTS = 1000;

    private Exchange() {}

    /**
     * @param task for the bar
     * @param rest what to say if it was ended early
     * @return whether it came to its end
     */
    static boolean run(Output output, String task, String rest, Work work) {
        try (Interruption interruption = new Interruption();
                Progress bar = output.progress(task, PARTS)) {
            work.run((done, total) -> {
                if (interruption.isAsked()) {
                    throw new CancellationException();
                }
                bar.at(done * PARTS / total);
            });
            return true;
        } catch (CancellationException _) {
            output.note(rest);
            return false;
        }
    }
}

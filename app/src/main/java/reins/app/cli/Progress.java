package reins.app.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

import java.io.Console;
import java.util.Optional;

/** A progress bar on standard error where that is a terminal. Used by one thread. */
public final class Progress implements AutoCloseable {
    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /**
     * @param length how far {@link #at} will count, above 0
     */
    static Progress of(String task, long length) {
        if (!Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)) {
            return new Progress(Optional.empty());
        }
        return new Progress(
                Optional.of(
                        new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(length)
                                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                                .setUpdateIntervalMillis(200)
                                .clearDisplayOnFinish()
                                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                                .build()));
    }

    public void at(long done) {
        bar.ifPresent(shown -> shown.stepTo(done));
    }

    /** A few words behind the bar. */
    public void note(String words) {
        bar.ifPresent(shown -> shown.setExtraMessage(" " + words));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}

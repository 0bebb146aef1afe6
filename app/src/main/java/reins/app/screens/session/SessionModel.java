package reins.app.screens.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.review.Review;
import reins.app.screens.LongWork;
import reins.app.screens.Notices;
import reins.app.screens.drive.Version;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.sessions.EditedSummary;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the session screen shows, and what its buttons do. What was asked for comes in through
 * {@code pulse}. Used by the fx thread only.
 */
public final class SessionModel {
    private final SessionControls controls;
    private final Scrubber scrubber = new Scrubber();
    private final Notices notices = new Notices();
    private final Undoing undoing = new Undoing(notices);
    private final LongWork work = new LongWork(notices::fail);
    private final ReadOnlyObjectWrapper<Optional<SessionControls.Opened>> opened =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> filterFault = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Optional<Integer>> overlay =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<EditedSummary> rows = FXCollections.observableArrayList();
    private final FilteredList<EditedSummary> shown = new FilteredList<>(rows);
    private List<EditedSummary> selected = List.of();
    private Optional<Long> wanted = Optional.empty();
    private Optional<Future<Review>> coming = Optional.empty();

    public SessionModel(SessionControls controls) {
        this.controls = controls;
    }

    // What is shown

    public ReadOnlyObjectProperty<Optional<SessionControls.Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The episodes that pass the filter. */
    public ObservableList<EditedSummary> shown() {
        return shown;
    }

    /** What is wrong with the filter, as a sentence; empty where nothing is. */
    public ReadOnlyObjectProperty<String> filterFaultProperty() {
        return filterFault.getReadOnlyProperty();
    }

    /** The version whose wishes are laid over what was done. */
    public ReadOnlyObjectProperty<Optional<Integer>> overlayProperty() {
        return overlay.getReadOnlyProperty();
    }

    public Scrubber scrubber() {
        return scrubber;
    }

    public Notices notices() {
        return notices;
    }

    public LongWork work() {
        return work;
    }

    public SessionControls controls() {
        return controls;
    }

    /** Once a pulse, with the pulse's time. */
    public void pulse(long nanos) {
        work.pulse(nanos);
        scrubber.pulse(nanos);
        if (coming.isPresent() && coming.get().isDone()) {
            Future<Review> done = coming.get();
            coming = Optional.empty();
            switch (done.state()) {
                case SUCCESS -> arrived(done.resultNow());
                case FAILED -> notices.fail(LongWork.why(Text.of("review"), done.exceptionNow()));
                default -> {}
            }
        }
    }

    private void arrived(Review review) {
        if (wanted.equals(Optional.of(review.recorded().id()))) {
            opened.get().ifPresent(now -> scrubber.show(review, now.world().tickSeconds()));
        } else {
            look();
        }
    }

    // What may be asked for

    public void open(Path session) {
        work.startFor(
                Text.of("work.open", session.getFileName()),
                () -> controls.open(session),
                this::show);
    }

    /** The same session, as it is by now. */
    public void refresh() {
        opened.get().ifPresent(now -> open(now.file()));
    }

    /** Has the world started that the session was recorded in, and shows its episodes again. */
    public void showAnew() {
        opened.get()
                .ifPresent(now ->
                        work.startCounted(
                                Text.of("work.anew"),
                                progress -> controls.anew(now.file(), progress),
                                this::refresh));
    }

    private void show(SessionControls.Opened next) {
        boolean same =
                opened.get().map(SessionControls.Opened::file).equals(Optional.of(next.file()));
        if (!same) {
            wanted = Optional.empty();
            selected = List.of();
            scrubber.clear();
            overlay.set(
                    next.versions().stream()
                            .map(Version::number)
                            .max(Integer::compare)
                            .filter(newest -> newest > 0));
        }
        rows.setAll(next.rows());
        opened.set(Optional.of(next)); // the table selects again
        if (same) {
            look();
        }
    }

    /** Shows the episodes that fit these words. */
    public void filter(String words) {
        try {
            shown.setPredicate(EpisodeFilter.of(words, tickSeconds()));
            filterFault.set("");
        } catch (ReinsException e) {
            filterFault.set(e.sentence());
        }
    }

    /** Seconds of a tick of the session's world. */
    double tickSeconds() {
        return opened.get().map(now -> now.world().tickSeconds()).orElse(1.0);
    }

    /** Selects episodes; the first is looked at. */
    public void select(List<EditedSummary> chosen) {
        selected = List.copyOf(chosen);
        Optional<Long> first = selected.stream().findFirst().map(EditedSummary::episode);
        if (first.isPresent() && !first.equals(wanted)) {
            wanted = first;
            look();
        }
    }

    public List<EditedSummary> selected() {
        return selected;
    }

    /** Lays another version's wishes over the episode, or none. */
    public void overlay(Optional<Integer> version) {
        overlay.set(version);
        look();
    }

    private void look() {
        if (coming.isEmpty() && wanted.isPresent()) {
            opened.get()
                    .ifPresent(now ->
                            coming =
                                    Optional.of(
                                            controls.review(
                                                    now.file(), wanted.get(), overlay.get())));
        }
    }

    // Edits

    /** Discards the selected episodes, or restores them where all are discarded already. */
    public void toggleDiscard() {
        boolean restore = selected.stream().allMatch(EditedSummary::discarded);
        List<Edit> edits = Corrections.discarded(selected, restore);
        boolean offers = !restore && !edits.isEmpty() && !work.busy().get();
        edit(Text.of(restore ? "edit.restore" : "edit.discard"), edits);
        if (offers) {
            undoing.offer(Text.of("notice.discarded.many", edits.size()), this::undo);
        }
    }

    /** Judges how the selected episodes ended; of the one looked at, the part here. */
    public void judge(Ending ending) {
        String label = Text.of("edit.judge." + ending.name().toLowerCase(Locale.ROOT));
        if (selected.size() == 1 && reviewed(selected.getFirst())) {
            long tick = Corrections.keptTick(review(), scrubber.tickProperty().get());
            edit(label, List.of(new Edit.Judge(selected.getFirst().episode(), tick, ending)));
        } else if (!selected.isEmpty()) {
            List<Long> episodes = selected.stream().map(EditedSummary::episode).toList();
            change(label, file -> controls.judge(file, label, episodes, ending));
        }
    }

    private boolean reviewed(EditedSummary row) {
        return scrubber.reviewProperty()
                .get()
                .filter(review -> review.recorded().id() == row.episode())
                .isPresent();
    }

    private Review review() {
        return scrubber.reviewProperty().get().orElseThrow();
    }

    public void trim() {
        onSelection("edit.trim", Edit.Trim::new);
    }

    public void cut() {
        onSelection("edit.cut", Edit.Cut::new);
    }

    private void onSelection(String key, Corrections.OfRange kind) {
        List<Edit> edits = Corrections.ofSelection(scrubber, kind);
        if (edits.isEmpty()) {
            notices.note(Text.of("edit.select.first"));
            return;
        }
        edit(Text.of(key), edits);
        scrubber.select(Optional.empty());
    }

    public void split() {
        if (scrubber.ticks() > 0) {
            Review review = review();
            edit(
                    Text.of("edit.split"),
                    List.of(
                            new Edit.Split(
                                    review.recorded().id(),
                                    review.firstTick() + scrubber.tickProperty().get())));
        }
    }

    public void retitle(String title) {
        edit(
                Text.of("edit.retitle"),
                selected.stream()
                        .<Edit>map(row -> new Edit.Retitle(row.episode(), title))
                        .toList());
    }

    /**
     * What should have been done in one channel; the others stay as taught, or as done.
     *
     * @param values one for each tick of the episode, NaN where nothing is said
     */
    void label(int channel, float[] values) {
        edit(Text.of("edit.relabel"), Corrections.labelled(review(), channel, values));
    }

    /** Why nobody can drive on from the episode that is looked at; empty where somebody can. */
    ObservableValue<String> againstDrivingHere() {
        return scrubber.reviewProperty()
                .map(looked -> looked.map(Corrections::againstDriving).orElse(""));
    }

    /** How an episode begins that goes on from the tick that is looked at. */
    public Optional<Start.Rewound> startHere() {
        Optional<Review> looked = scrubber.reviewProperty().get();
        Optional<Start.Rewound> start =
                looked.flatMap(
                        review -> Corrections.startAt(review, scrubber.tickProperty().get()));
        if (looked.isPresent() && start.isEmpty()) {
            notices.note(Text.of("drive.from.unknown"));
        }
        return start;
    }

    private void edit(String label, List<Edit> edits) {
        if (!edits.isEmpty()) {
            change(label, file -> controls.edit(file, label, edits));
        }
    }

    public void undo() {
        change(Text.of("edit.undo"), controls::undo);
    }

    public void redo() {
        change(Text.of("edit.redo"), controls::redo);
    }

    void change(String titled, Function<Path, Future<SessionControls.Opened>> how) {
        undoing.spend(); // what was offered was to undo the change before this one
        opened.get()
                .ifPresent(
                        now -> work.startFor(titled, () -> how.apply(now.file()), this::changed));
    }

    private void changed(SessionControls.Opened next) {
        show(next);
        undoing.changed();
    }

    // Long work

    public void rebuild() {
        opened.get()
                .ifPresent(now ->
                        work.startCounted(
                                Text.of("work.rebuild"),
                                progress -> controls.rebuild(now.file(), progress),
                                () -> {
                                    notices.note(Text.of("rebuild.done"));
                                    refresh();
                                }));
    }

    /**
     * @param reveal shows what was written
     */
    public void export(Dialogs.Export wish, Consumer<Path> reveal) {
        opened.get()
                .ifPresent(now ->
                        work.startCounted(
                                Text.of("work.export", wish.format().title()),
                                progress -> controls.export(now.file(), wish, progress),
                                () ->
                                        notices.note(
                                                Text.of("export.done", wish.target()),
                                                new Notices.Step(
                                                        Text.of("notice.folder"),
                                                        () -> reveal.accept(wish.target())))));
    }
}

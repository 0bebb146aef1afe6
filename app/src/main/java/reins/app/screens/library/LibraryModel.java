package reins.app.screens.library;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.screens.LongWork;
import reins.app.screens.Notices;
import reins.sessions.BinnedSession;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What the library screen shows, and what its buttons do. Used by the fx thread only. */
public final class LibraryModel {
    private final LibraryControls controls;
    private final Notices notices = new Notices();
    private final LongWork work = new LongWork(notices::fail);
    private final ReadOnlyObjectWrapper<Path> folder;
    private final ReadOnlyBooleanWrapper inBin = new ReadOnlyBooleanWrapper();
    private final ObservableList<LibraryEntry> cards = FXCollections.observableArrayList();
    private final FilteredList<LibraryEntry> shown = new FilteredList<>(cards);
    private Optional<LibraryControls.Contents> contents = Optional.empty();
    private List<LibraryEntry> selected = List.of();
    private Optional<Path> wanted = Optional.empty();

    public LibraryModel(LibraryControls controls, Path folder) {
        this.controls = controls;
        this.folder = new ReadOnlyObjectWrapper<>(folder);
    }

    public ReadOnlyObjectProperty<Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** Whether what was thrown away is shown. */
    public ReadOnlyBooleanProperty inBinProperty() {
        return inBin.getReadOnlyProperty();
    }

    /** The sessions that pass the search. */
    public ObservableList<LibraryEntry> shown() {
        return shown;
    }

    public List<LibraryEntry> selected() {
        return selected;
    }

    /** How many sessions are in the bin. */
    public int binned() {
        return contents.map(now -> now.binned().size()).orElse(0);
    }

    public Notices notices() {
        return notices;
    }

    public LongWork work() {
        return work;
    }

    public LibraryControls controls() {
        return controls;
    }

    /** Once a pulse, with its time. */
    public void pulse(long nanos) {
        work.pulse(nanos);
    }

    public void look(Path other) {
        folder.set(other);
        refresh();
    }

    public void refresh() {
        work.startFor(Text.of("work.library"), () -> controls.list(folder.get()), this::show);
    }

    public void showBin(boolean bin) {
        inBin.set(bin);
        contents.ifPresent(this::show);
    }

    private void show(LibraryControls.Contents now) {
        contents = Optional.of(now);
        if (now.binned().isEmpty()) {
            inBin.set(false);
        }
        cards.setAll(inBin.get() ? now.binned() : now.sessions());
    }

    /** Shows the sessions in whose name, title or world all these words are. */
    public void search(String words) {
        List<String> wanted = List.of(words.toLowerCase(Locale.ROOT).trim().split("\\s+", -1));
        shown.setPredicate(card -> {
            String text =
                    (card.name() + " " + card.title() + " " + card.world())
                            .toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(text::contains);
        });
    }

    public void select(List<LibraryEntry> chosen) {
        selected = List.copyOf(chosen);
    }

    private List<Path> files() {
        return selected.stream().map(LibraryEntry::file).toList();
    }

    public void rename(String name) {
        first().ifPresent(file ->
                work.start(
                        Text.of("library.rename"),
                        () -> controls.rename(file, name),
                        this::refresh));
    }

    public void duplicate() {
        first().ifPresent(file ->
                work.start(
                        Text.of("library.duplicate"),
                        () -> controls.duplicate(file),
                        this::refresh));
    }

    /** The one file that is selected, or the first of them. */
    public Optional<Path> first() {
        return files().stream().findFirst();
    }

    public void merge(String name) {
        List<Path> files = files();
        work.startCounted(
                Text.of("library.merge"),
                progress -> controls.merge(files, name, progress),
                this::refresh);
    }

    public void bin() {
        List<Path> files = files();
        if (!files.isEmpty()) {
            work.startFor(Text.of("library.bin"), () -> controls.bin(files), this::binned);
        }
    }

    private void binned(List<BinnedSession> sessions) {
        notices.note(
                Text.of("notice.binned", sessions.size()),
                new Notices.Step(Text.of("edit.undo"), () -> restore(sessions)));
        refresh();
    }

    public void restore() {
        restore(selected.stream().flatMap(entry -> entry.binned().stream()).toList());
    }

    private void restore(List<BinnedSession> binned) {
        if (!binned.isEmpty()) {
            work.start(
                    Text.of("library.restore"),
                    () -> controls.restore(folder.get(), binned),
                    this::refresh);
        }
    }

    public void emptyBin() {
        work.startCounted(
                Text.of("library.empty"),
                progress -> controls.emptyBin(folder.get(), progress),
                this::refresh);
    }

    /**
     * Makes a session of what another program wrote.
     *
     * @param look shows the session
     */
    public void take(Dialogs.Import wish, Consumer<Path> look) {
        work.startFor(
                Text.of("work.import", wish.source().getFileName()),
                progress -> controls.take(wish, folder.get(), progress),
                (Path made) -> {
                    wanted = Optional.of(made);
                    refresh();
                    notices.note(
                            Text.of("import.done", made.getFileName()),
                            new Notices.Step(Text.of("notice.show"), () -> look.accept(made)));
                });
    }

    /** What is to be selected among these, once: a session that has just been made. */
    Optional<Path> takeWanted(List<Path> listed) {
        Optional<Path> found = wanted.filter(listed::contains);
        wanted = found.isPresent() ? Optional.empty() : wanted;
        return found;
    }
}

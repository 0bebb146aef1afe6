package reins.app.screens.drive;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import reins.app.base.Text;
import reins.app.screens.LongWork;
import reins.core.fact.Evaluation;
import reins.core.fact.Remark;
import reins.core.flow.Event;
import reins.core.role.WorldType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The policies of the session that is driven, compared: what each did by itself, which is the best,
 * and the rows that are listed. Events come in through {@code on}; rows change once a pulse, and
 * stay where they are while somebody points at them. Used by the fx thread only.
 */
public final class Leaderboard {
    /** As many episodes an evaluation has unless something else was chosen. */
    static final int EPISODES = 20;

    private final DriveControls controls;
    private final Driving driving;
    private final ReadOnlyObjectProperty<DriveControls.Run> run;
    private final LongWork work;
    private final ObservableList<Version> versions = FXCollections.observableArrayList();
    private final Solos solos = new Solos();
    private final Map<Integer, Evaluation> evaluations = new HashMap<>();
    private final Map<Integer, Remark> remarks = new HashMap<>();
    private final ObservableList<Standing> rows = FXCollections.observableArrayList();
    private final ObservableList<Standing> shownRows =
            FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<Optional<Standing>> best =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Ranking.Order> order =
            new SimpleObjectProperty<>(Ranking.Order.SUCCESS);
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Set<Integer>> selected =
            new ReadOnlyObjectWrapper<>(Set.of());
    private Set<Integer> inSight = Set.of();
    private boolean held;
    private boolean changed = true;

    /**
     * @param failed told in a sentence why an evaluation ended
     */
    Leaderboard(
            DriveControls controls,
            ReadOnlyObjectProperty<DriveControls.Run> run,
            Driving driving,
            Consumer<String> failed) {
        this.controls = controls;
        this.run = run;
        this.driving = driving;
        work = new LongWork(failed);
        driving.versionProperty().subscribe(_ -> changed = true);
        driving.pinnedProperty().subscribe(_ -> changed = true);
        order.subscribe(_ -> changed = true);
        all.subscribe(_ -> changed = true);
    }

    // What happened

    /** Another run begins. */
    void begin(DriveControls.Run begun) {
        versions.setAll(begun.versions());
        selected.set(Set.of());
        solos.begin(begun.results().solos());
        evaluations.clear();
        evaluations.putAll(begun.results().evaluations());
        remarks.clear();
        remarks.putAll(begun.results().remarks());
        changed = true;
    }

    void add(Version version) {
        versions.add(version);
        changed = true;
    }

    void on(Event event) {
        switch (event) {
            case Event.SegmentEnded ended -> solos.recorded(ended.segment());
            case Event.EpisodeEnded ended -> {
                solos.ended(ended.summary());
                changed = true;
            }
            case Event.EpisodeRevised revised -> {
                solos.revised(revised.revised());
                changed = true;
            }
            case Event.Evaluated(int version, _, Evaluation evaluation) -> {
                evaluations.put(version, evaluation);
                changed = true;
            }
            case Event.Remarked(int version, Remark remark) -> {
                remarks.put(version, remark);
                changed = true;
            }
            case Event.Sample _, Event.EpisodeStarted _, Event.PolicyChanged _ -> {}
            case Event.Edited _, Event.Asked _, Event.Found _, Event.Running _ -> {}
            case Event.Noted _, Event.Failed _ -> {}
        }
    }

    /** Once a pulse. */
    void pulse(long nanos) {
        var _ = work.pulse(nanos);
        if (changed) {
            changed = false;
            update();
        }
    }

    private void update() {
        Map<Integer, Score> scores = solos.scores();
        List<Standing> standings =
                versions.stream()
                        .map(version ->
                                new Standing(
                                        version,
                                        scores.getOrDefault(version.number(), Score.NONE),
                                        Optional.ofNullable(evaluations.get(version.number())),
                                        remark(version.number())))
                        .toList();
        Optional<Integer> winner = Ranking.best(standings);
        best.set(
                standings.stream()
                        .filter(one -> winner.equals(Optional.of(one.number())))
                        .findFirst());
        Set<Integer> first =
                Ranking.inSight(
                        standings, driving.versionProperty().get(), driving.pinnedProperty().get());
        List<Standing> wanted =
                Ranking.sorted(
                        all.get() ? standings : Ranking.thinned(standings, first, selected.get()),
                        first,
                        order.get());
        boolean moves = !numbers(wanted).equals(numbers(rows));
        waiting.set(held && moves);
        if (waiting.get()) {
            changeInPlace(standings);
        } else {
            inSight = first;
            if (!wanted.equals(rows)) {
                rows.setAll(wanted);
            }
        }
    }

    private static List<Integer> numbers(List<Standing> of) {
        return of.stream().map(Standing::number).toList();
    }

    /** Rows that are pointed at stay where they are, with what is known now. */
    private void changeInPlace(List<Standing> standings) {
        Map<Integer, Standing> now =
                standings.stream().collect(Collectors.toMap(Standing::number, Function.identity()));
        for (int i = 0; i < rows.size(); i++) {
            Standing before = rows.get(i);
            Standing known = now.getOrDefault(before.number(), before);
            if (!known.equals(before)) {
                rows.set(i, known);
            }
        }
    }

    // What may be asked for

    /** Lets rows stay where they are, or move again. */
    void hold(boolean pointedAt) {
        held = pointedAt;
        changed = true;
    }

    /** These versions are selected now; they stay listed while they are. */
    void select(Set<Integer> wanted) {
        selected.set(Set.copyOf(wanted));
        changed = true;
    }

    /**
     * Lets these versions drive fresh episodes beside the run, one after the other.
     *
     * @param wanted none = the one that drives
     * @param episodes of each, above 0
     */
    public void evaluate(List<Integer> wanted, int episodes) {
        List<Integer> which =
                wanted.isEmpty() ? List.of(driving.versionProperty().get()) : List.copyOf(wanted);
        work.startCounted(
                which.size() == 1
                        ? Text.of("work.evaluate", which.getFirst())
                        : Text.of("work.evaluate.several", which.size()),
                progress -> controls.evaluate(which, episodes, progress),
                () -> {});
    }

    /** What the person says of a version from now on. */
    public void remark(int version, Remark remark) {
        if (!remark.equals(remark(version))) {
            controls.remark(version, remark);
        }
    }

    /** What the person says of a version. */
    public Remark remark(int version) {
        return remarks.getOrDefault(version, Remark.NONE);
    }

    // What is shown

    /** Why no policy can be evaluated here, as a sentence; empty where one can. */
    public ObservableValue<String> againstEvaluating() {
        return run.map(now -> {
            if (now.setup().world().type() instanceof WorldType.Reached<?>) {
                return Text.of("versions.evaluate.reached");
            }
            return now.repeats() ? "" : Text.of("versions.evaluate.onward");
        });
    }

    /** The evaluation that is on. */
    public LongWork work() {
        return work;
    }

    /** Oldest first, all of them. */
    public ObservableList<Version> versions() {
        return versions;
    }

    /** The rows that are listed. */
    public ObservableList<Standing> rows() {
        return shownRows;
    }

    /** How many rows come first, whatever the order. */
    int firstRows() {
        return (int) rows.stream().filter(row -> inSight.contains(row.number())).count();
    }

    ReadOnlyObjectProperty<Set<Integer>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    Set<Integer> selected() {
        return selected.get();
    }

    /** The policy that did best so far; empty where there are not two to compare. */
    public ReadOnlyObjectProperty<Optional<Standing>> bestProperty() {
        return best.getReadOnlyProperty();
    }

    /** What stands first. */
    ObjectProperty<Ranking.Order> orderProperty() {
        return order;
    }

    /** Whether all are listed. */
    public BooleanProperty allProperty() {
        return all;
    }

    /** Whether rows would move if nobody pointed at them. */
    ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}

package reins.app.studio;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import reins.app.base.Text;
import reins.app.widgets.Form;
import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.WorldFile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a world was found to be like, and what a person calls things in it. Used by the fx thread
 * only.
 */
final class WorldFindings extends VBox {
    private final Label facts = new Label();
    private final Label wrong = new Label();
    private final TextField title = new TextField();
    private final TextField ticks = new TextField();
    private final TextField limit = new TextField();
    private final ComboBox<WorldFile.End> end = new ComboBox<>();
    private final TextField reward = new TextField();
    private final WorldNames names;
    private final Runnable changed;
    private Optional<WorldFile> found = Optional.empty();
    private boolean filling = true;

    /**
     * @param changed called when something else is filled in
     */
    WorldFindings(Runnable changed) {
        super(6);
        this.changed = changed;
        names = new WorldNames(this::change);
        facts.setWrapText(true);
        facts.getStyleClass().addAll("text-muted", "text-small");
        facts.setId("world-facts");
        wrong.setWrapText(true);
        wrong.setId("world-wrong");
        wrong.getStyleClass().add("form-sentence");
        end.getItems().setAll(WorldFile.End.values());
        end.setConverter(
                Form.words(one -> Text.of("world.end." + one.name().toLowerCase(Locale.ROOT))));
        end.setId("world-end");
        end.setMaxWidth(Double.MAX_VALUE);
        Form form = new Form();
        form.row("", facts);
        row(form, "world.title", title);
        form.row(Text.of("world.names"), names);
        row(form, "world.ticks", ticks);
        row(form, "world.limit", limit);
        form.row(Text.of("world.end"), end);
        HBox success = new HBox(8, reward, new Label(Text.of("world.reward.more")));
        success.getStyleClass().add("form-line");
        reward.setPrefColumnCount(8);
        form.row(Text.of("world.reward"), success);
        form.row("", wrong);
        List.of(title, ticks, limit, reward)
                .forEach(field -> field.textProperty().subscribe(_ -> change()));
        end.valueProperty().subscribe(_ -> change());
        reward.setId("world-reward");
        getChildren().add(form);
        setVisible(false);
        setManaged(false);
        filling = false;
    }

    private static void row(Form form, String key, TextField field) {
        field.setId(key.replace('.', '-'));
        form.row(Text.of(key), field);
    }

    private void change() {
        if (!filling) {
            changed.run();
        }
    }

    /** A world that is kept. */
    void show(WorldFile world) {
        show(world, WorldDraft.of(world), List.of());
    }

    /** A world that was just looked at; what it was called before it is still called. */
    void show(FirstMeeting met) {
        List<String> said = new ArrayList<>();
        said.add(met.runs());
        met.assumed().forEach(one -> said.add(Text.said(one)));
        WorldDraft draft =
                found.map(_ -> draft())
                        .filter(before -> before.fits(met.file()))
                        .orElseGet(() -> WorldDraft.of(met.file()));
        show(met.file(), draft, said);
    }

    private void show(WorldFile world, WorldDraft draft, List<String> said) {
        filling = true;
        found = Optional.of(world);
        facts.setText(
                Stream.concat(Stream.of(about(world)), said.stream())
                        .collect(Collectors.joining("\n")));
        title.setText(draft.title());
        names.show(world, draft);
        ticks.setText(draft.ticksPerSecond());
        limit.setText(draft.maxTicks());
        end.setValue(draft.end());
        reward.setText(draft.successReward());
        setVisible(true);
        setManaged(true);
        filling = false;
    }

    private static String about(WorldFile world) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (world.actions()) {
                    case Actions.Controls controls ->
                            Text.of(
                                    "world.about.controls",
                                    world.state().size(),
                                    controls.channels().size());
                    case Actions.Words words ->
                            Text.of(
                                    "world.about.words",
                                    world.state().size(),
                                    words.vocabulary().size());
                });
        List<Camera> cameras = world.spec().cameras();
        if (!cameras.isEmpty()) {
            lines.add(
                    Text.of(
                            "world.about.pictures",
                            cameras.stream()
                                    .map(camera ->
                                            "%s %d×%d"
                                                    .formatted(
                                                            camera.name(),
                                                            camera.width(),
                                                            camera.height()))
                                    .collect(Collectors.joining(", "))));
        }
        if (world.repeatable()) {
            lines.add(Text.of("world.about.repeats"));
        }
        return String.join("\n", lines);
    }

    private WorldDraft draft() {
        return new WorldDraft(
                title.getText(),
                names.state(),
                names.actions(),
                ticks.getText(),
                limit.getText(),
                end.getValue(),
                reward.getText());
    }

    /**
     * What is filled in as a world; empty where none was looked at.
     *
     * @throws ReinsException where something is wrong
     */
    Optional<WorldFile> world() {
        return found.map(world -> draft().over(world));
    }

    /** Says what is wrong; empty for nothing. */
    void say(String sentence) {
        wrong.setText(sentence);
    }
}

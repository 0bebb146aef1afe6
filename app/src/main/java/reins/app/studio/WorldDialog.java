package reins.app.studio;

import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogEvent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.screens.LongWork;
import reins.app.screens.WorkBar;
import reins.app.widgets.Form;
import reins.app.widgets.Unfolding;
import reins.core.fact.ReinsException;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.Pythons;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks for an environment of Gymnasium, looks at it where the person says so, and then what things
 * in it are called and how it ends. Nothing is started by opening it. Used by the fx thread only.
 */
final class WorldDialog extends Dialog<WorldFile> {
    private static final int WIDTH = 560;

    private final Dialogs.Trials trials;
    private final LongWork work = new LongWork(this::fail);
    private final TextField env = new TextField();
    private final ComboBox<String> python = new ComboBox<>();
    private final TextField kwargs = new TextField();
    private final TextField modules = new TextField();
    private final CheckBox renders = new CheckBox(Text.of("world.renders"));
    private final Button attempt = new Button(Text.of("world.try"));
    private final Label note = new Label();
    private final Unfolding details = new Unfolding(Text.of("world.details"));
    private final Form asked = new Form();
    private final WorldFindings findings = new WorldFindings(this::check);
    private final ButtonType save =
            new ButtonType(Text.of("world.save"), ButtonBar.ButtonData.OK_DONE);
    private final AnimationTimer pulse =
            new AnimationTimer() {
                @Override
                public void handle(long nanos) {
                    work.pulse(nanos);
                    offerPythons();
                }
            };

    private final int port;
    private final Future<List<Pythons.Found>> pythons;
    private boolean offered;
    private Optional<Future<FirstMeeting>> trial = Optional.empty();

    /** What was asked for when the world was looked at. */
    private Optional<FirstMeeting.Wish> looked = Optional.empty();

    private Optional<WorldFile> result = Optional.empty();

    /**
     * @param before what is changed; empty for a new one
     * @param browse asks for a program
     */
    WorldDialog(
            Optional<WorldFile> before, Dialogs.Trials trials, Supplier<Optional<Path>> browse) {
        this.trials = trials;
        port = before.map(WorldFile::port).orElse(0);
        pythons = trials.pythons();
        fields(browse);
        fill(before);
        VBox all = new VBox(asked, findings);
        all.setPadding(new Insets(0, 8, 8, 0));
        ScrollPane scrolled = new ScrollPane(all);
        scrolled.setFitToWidth(true);
        scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scrolled.setPrefViewportWidth(WIDTH);
        scrolled.setPrefViewportHeight(420);
        getDialogPane().setContent(scrolled);
        getDialogPane()
                .getButtonTypes()
                .setAll(
                        save,
                        new ButtonType(
                                Text.of("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        button().setId("world-save");
        setResizable(true);
        setResultConverter(this::result);
        setOnHidden(_ -> {
            pulse.stop();
            work.cancel();
        });
        check();
        pulse.start();
    }

    private void fields(Supplier<Optional<Path>> browse) {
        env.setId("world-env");
        env.setPromptText("LunarLanderContinuous-v3");
        python.setId("world-python");
        python.setEditable(true);
        python.setMaxWidth(Double.MAX_VALUE);
        python.setPromptText(Text.of("world.python.looked"));
        HBox.setHgrow(python, Priority.ALWAYS);
        kwargs.setId("world-kwargs");
        kwargs.setPromptText("{\"gravity\": -5}");
        modules.setId("world-modules");
        modules.setPromptText(Text.of("world.modules.none"));
        renders.setId("world-renders");
        attempt.setId("world-try");
        attempt.setOnAction(_ -> attempt());
        attempt.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> work.busy().get() || env.getText().isBlank(),
                                work.busy(),
                                env.textProperty()));
        Button look = new Button(Text.of("export.browse"));
        look.setOnAction(_ -> browse.get().ifPresent(file -> python.setValue(file.toString())));
        Stream.of(env, kwargs, modules).forEach(this::watch);
        python.getEditor().textProperty().subscribe(_ -> check());
        renders.selectedProperty().subscribe(_ -> check());
        note.setId("world-note");
        note.setWrapText(true);
        note.setMaxWidth(WIDTH);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        note.getStyleClass().add("form-sentence");
        attempt.setMinWidth(Region.USE_PREF_SIZE);
        look.setMinWidth(Region.USE_PREF_SIZE);
        addEventHandler(DialogEvent.DIALOG_SHOWN, _ -> env.requestFocus());
        HBox place = new HBox(8, python, look);
        place.setAlignment(Pos.CENTER_LEFT);
        HBox trying = new HBox(12, attempt, new WorkBar(work));
        trying.setAlignment(Pos.CENTER_LEFT);
        asked.row(Text.of("world.env"), env);
        asked.row(Text.of("world.python"), place);
        asked.row(Text.of("world.kwargs"), kwargs);
        asked.row(Text.of("world.modules"), modules);
        asked.row("", renders);
        asked.row("", new VBox(8, trying, note, details));
    }

    private void watch(TextField field) {
        field.textProperty().subscribe(_ -> check());
    }

    private void fill(Optional<WorldFile> before) {
        renders.setSelected(true);
        kwargs.setText("{}");
        before.ifPresent(world -> {
            env.setText(world.env());
            python.setValue(world.python());
            // Its field shows the value only once it is on the screen.
            python.getEditor().setText(world.python());
            kwargs.setText(world.kwargs());
            modules.setText(String.join(", ", world.modules()));
            renders.setSelected(world.render().isPresent());
            looked = Optional.of(wish());
            findings.show(world);
        });
    }

    private Node button() {
        return getDialogPane().lookupButton(save);
    }

    private void offerPythons() {
        if (!offered && pythons.state() == Future.State.SUCCESS) {
            offered = true;
            String typed = python.getEditor().getText();
            python.getItems()
                    .setAll(pythons.resultNow().stream().map(Pythons.Found::program).toList());
            python.getEditor().setText(typed);
            if (typed.isBlank() && !python.getItems().isEmpty() && looked.isEmpty()) {
                python.setValue(python.getItems().getFirst());
            } else if (python.getItems().isEmpty() && typed.isBlank()) {
                note.setText(Text.of("world.python.none"));
            }
        }
    }

    private FirstMeeting.Wish wish() {
        return new FirstMeeting.Wish(
                env.getText().strip(),
                kwargs.getText().isBlank() ? "{}" : kwargs.getText(),
                Stream.of(modules.getText().split(",", -1))
                        .map(String::strip)
                        .filter(module -> !module.isEmpty())
                        .toList(),
                python.getEditor().getText().strip(),
                port,
                renders.isSelected());
    }

    private void attempt() {
        FirstMeeting.Wish wish = wish();
        note.setText("");
        details.show("");
        work.startCounted(
                Text.of("work.starting", wish.env()),
                progress -> {
                    Future<FirstMeeting> begun = trials.meet(wish, progress);
                    trial = Optional.of(begun);
                    return begun;
                },
                () -> trial.ifPresent(met -> meet(wish, met.resultNow())));
    }

    private void meet(FirstMeeting.Wish wish, FirstMeeting met) {
        looked = Optional.of(wish);
        findings.show(met);
        check();
    }

    /** One sentence, and behind it all that the program said. */
    private void fail(String sentence) {
        note.setText(Text.said(sentence));
        details.show(
                trial.filter(done -> done.state() == Future.State.FAILED)
                        .map(Future::exceptionNow)
                        .flatMap(thrown -> Optional.ofNullable(thrown.getCause()))
                        .map(cause -> String.valueOf(cause.getMessage()))
                        .orElse(""));
    }

    /** What is typed as a world; what is wrong is said. */
    private void check() {
        result = Optional.empty();
        boolean same = looked.equals(Optional.of(wish()));
        findings.setDisable(!same);
        if (looked.isPresent() && !same) {
            findings.say(Text.of("world.again"));
        } else if (looked.isPresent()) {
            try {
                result = findings.world();
                findings.say("");
            } catch (ReinsException e) {
                findings.say(Text.said(e.sentence()));
            }
        }
        Node button = getDialogPane().lookupButton(save);
        if (button != null) {
            button.setDisable(result.isEmpty());
        }
    }

    private @Nullable WorldFile result(ButtonType pressed) {
        return pressed == save ? result.orElse(null) : null;
    }
}

package reins.app.screens.drive;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import reins.app.Text;
import reins.app.widgets.RecordForm;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.sim.teachers.Program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Who teaches, how takeovers work, and what learns with which settings. Fx thread only. */
final class SetupPane extends VBox {
    private final DriveModel model;
    private final DriveControls controls;
    private final ComboBox<Optional<ExpertType>> teacher;
    private final ComboBox<ArbiterType<?>> arbiter;
    private final ComboBox<LearnerType<?>> learner;
    private final Slider skill = new Slider(0, 1, 1);
    private final Label skillNumber = new Label();
    private final TitledPane settings = new TitledPane();
    private boolean showing;

    SetupPane(DriveModel model, DriveControls controls) {
        this.model = model;
        this.controls = controls;
        getStyleClass().add("section");
        teacher = choice(SetupPane::teacherName, "setup.teacher", "setup.teacher.help");
        arbiter =
                choice(
                        type -> Text.or("arbiter." + type.id(), type.title()),
                        "setup.arbiter",
                        "setup.arbiter.help");
        learner = choice(LearnerType::title, "setup.learner", "setup.learner.help");
        settings.setText(Text.of("setup.settings"));
        settings.setExpanded(false);
        settings.setAnimated(false);
        settings.getStyleClass().add("settings");
        Node skillRow = skillRow();
        skillRow.visibleProperty().bind(teacher.valueProperty().map(SetupPane::isProgram));
        skillRow.managedProperty().bind(skillRow.visibleProperty());
        getChildren()
                .addAll(
                        row("setup.teacher", teacher),
                        skillRow,
                        row("setup.arbiter", arbiter),
                        row("setup.learner", learner),
                        settings);
        teacher.setOnAction(_ -> change());
        arbiter.setOnAction(_ -> change());
        learner.setOnAction(_ -> change());
        skill.valueChangingProperty().subscribe(this::change);
        skill.valueProperty().subscribe(this::skillMoved);
        model.setupProperty().subscribe(this::show);
        disableProperty().bind(model.workProperty().map(work -> !work.isEmpty()));
    }

    private static boolean isProgram(Optional<ExpertType> teacher) {
        return teacher.isPresent();
    }

    private static String teacherName(Optional<ExpertType> type) {
        return type.map(program -> Text.or("teacher." + program.id(), program.title()))
                .orElseGet(() -> Text.of("teacher.person"));
    }

    private static <T> ComboBox<T> choice(Function<T, String> words, String name, String help) {
        ComboBox<T> choice = new ComboBox<>();
        choice.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T item) {
                        return item == null ? "" : words.apply(item);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new IllegalStateException("not editable: " + text);
                    }
                });
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setPrefWidth(180);
        choice.setAccessibleText(Text.of(name));
        choice.setTooltip(new Tooltip(Text.of(help)));
        choice.setId(name.replace('.', '-'));
        return choice;
    }

    private static Node row(String name, Node control) {
        Label label = new Label(Text.of(name));
        label.setLabelFor(control);
        label.setMinWidth(76);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(8, label, control);
        row.getStyleClass().add("form-line");
        return row;
    }

    private Node skillRow() {
        skill.setBlockIncrement(0.1);
        skill.setAccessibleText(Text.of("setup.skill"));
        skill.setTooltip(new Tooltip(Text.of("setup.skill.help")));
        skillNumber.setMinWidth(44);
        HBox.setHgrow(skill, Priority.ALWAYS);
        return row("setup.skill", new HBox(8, skill, skillNumber));
    }

    private void show(DriveControls.Setup setup) {
        showing = true;
        List<Optional<ExpertType>> teachers = new ArrayList<>();
        teachers.add(Optional.empty());
        controls.experts().forEach(type -> teachers.add(Optional.of(type)));
        teacher.getItems().setAll(teachers);
        teacher.setValue(setup.program().map(Program::expert));
        arbiter.getItems().setAll(controls.arbiters());
        arbiter.setValue(setup.arbiter().type());
        learner.getItems().setAll(controls.learners());
        learner.setValue(setup.learner().type());
        setup.program().ifPresent(program -> skill.setValue(program.skill()));
        settings.setContent(form(setup.learner().type(), setup));
        showing = false;
        skillMoved();
    }

    private <C extends Record> Node form(LearnerType<C> type, DriveControls.Setup setup) {
        C now = Settings.with(type.defaults(), texts(setup.learner().settings()));
        return new RecordForm<>(
                type.defaults(),
                now,
                changed -> model.change(setup.withLearner(new Chosen<>(type, changed))));
    }

    private static Map<String, String> texts(Record settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        Settings.values(settings).forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private void skillMoved() {
        skillNumber.setText(Math.round(skill.getValue() * 100) + " %");
        if (!skill.isValueChanging()) {
            change();
        }
    }

    private void change() {
        if (showing || skill.isValueChanging()) {
            return;
        }
        DriveControls.Setup now = model.setupProperty().get();
        LearnerType<?> chosen =
                Objects.requireNonNullElse(learner.getValue(), now.learner().type());
        ArbiterType<?> by = Objects.requireNonNullElse(arbiter.getValue(), now.arbiter().type());
        DriveControls.Setup wanted =
                new DriveControls.Setup(
                        now.world(),
                        chosen.equals(now.learner().type()) ? now.learner() : chosen.byDefault(),
                        Objects.requireNonNullElse(teacher.getValue(), Optional.<ExpertType>empty())
                                .map(expert ->
                                        new Program(
                                                expert,
                                                Math.round(skill.getValue() * 100) / 100.0)),
                        by.equals(now.arbiter().type()) ? now.arbiter() : by.byDefault());
        if (!wanted.equals(now)) {
            model.change(wanted);
        }
    }
}

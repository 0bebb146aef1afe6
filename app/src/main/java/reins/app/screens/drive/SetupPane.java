package reins.app.screens.drive;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import reins.app.base.Text;
import reins.app.screens.WindowControls;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.NoSettings;
import reins.core.role.RuleType;
import reins.core.role.WorldType;
import reins.sim.teachers.Program;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Which world is driven, who teaches there and when, how takeovers work, and what learns; each with
 * its settings. Fx thread only.
 */
final class SetupPane extends VBox {
    /** The arbiter that mixes what the two want. */
    private static final String BLEND = "blend";

    private final DriveModel model;
    private final DriveControls controls;
    private final WindowControls window;
    private final ChoiceRow<WorldType<?>> world =
            new ChoiceRow<>(
                    "setup.world",
                    new ChoiceRow.Kind<>(
                            type -> Text.or("worlds." + type.id(), type.title()),
                            SetupPane::about,
                            WorldType::defaults),
                    this::enter);
    private final WorldMenu worldMenu;
    private final ChoiceRow<Optional<ExpertType>> teacher =
            new ChoiceRow<>(
                    "setup.teacher",
                    kind(
                            "teacher.",
                            type -> type.map(ExpertType::id).orElse("person"),
                            type -> type.map(ExpertType::title).orElse(""),
                            _ -> new NoSettings()),
                    this::teach);
    private final SkillRow skill = new SkillRow(this::skilled);
    private final ChoiceRow<RuleType<?>> rule =
            new ChoiceRow<>(
                    "setup.rule",
                    kind("rule.", RuleType::id, RuleType::title, RuleType::defaults),
                    this::ruled);
    private final ChoiceRow<ArbiterType<?>> arbiter =
            new ChoiceRow<>(
                    "setup.arbiter",
                    kind("arbiter.", ArbiterType::id, ArbiterType::title, ArbiterType::defaults),
                    chosen -> change(setup().withArbiter(chosen)));
    private final Slider share = new Slider(0, 1, 0.5);
    private final Node shareRow;
    private final ChoiceRow<LearnerType<?>> learner =
            new ChoiceRow<>(
                    "setup.learner",
                    kind("learner.", LearnerType::id, LearnerType::title, LearnerType::defaults),
                    chosen -> change(setup().withLearner(chosen)));

    SetupPane(DriveModel model, DriveControls controls, WindowControls window) {
        this.model = model;
        this.controls = controls;
        this.window = window;
        getStyleClass().add("section");
        shareRow = shareRow();
        worldMenu = new WorldMenu(model, controls.worlds(), window);
        world.add(worldMenu);
        getChildren().addAll(world, teacher, skill, rule, arbiter, shareRow, learner);
        model.setupProperty().subscribe(this::show);
        model.work().busy().subscribe(() -> show(setup()));
        disableProperty().bind(model.work().busy());
    }

    /** Things with an id, whose words may be in the user's language. */
    private static <T> ChoiceRow.Kind<T> kind(
            String key,
            Function<T, String> id,
            Function<T, String> title,
            Function<T, Record> defaults) {
        return new ChoiceRow.Kind<>(
                type -> Text.or(key + id.apply(type), title.apply(type)),
                type -> Text.or(key + id.apply(type) + ".about", ""),
                defaults);
    }

    /** One short line; of a world of another program which it is. */
    private static String about(WorldType<?> type) {
        boolean ours = type.startsWith(type.defaults()).isEmpty();
        return Text.or("worlds." + type.id() + ".about", ours ? "" : type.id());
    }

    private Node shareRow() {
        Label number = new Label();
        number.setMinWidth(44);
        share.setId("setup-share");
        share.setBlockIncrement(0.1);
        share.setAccessibleText(Text.of("setup.share"));
        share.setTooltip(new Tooltip(Text.of("setup.share.help")));
        HBox.setHgrow(share, Priority.ALWAYS);
        share.valueProperty()
                .subscribe(now -> {
                    number.setText(Math.round(now.doubleValue() * 100) + " %");
                    model.share(now.doubleValue());
                });
        return ChoiceRow.line("setup.share", share, number);
    }

    private DriveControls.Setup setup() {
        return model.setupProperty().get();
    }

    private void show(DriveControls.Setup setup) {
        world.show(
                controls.worlds().look().worlds(), setup.world().type(), setup.world().settings());
        worldMenu.show(setup.world().type());
        List<Optional<ExpertType>> teachers = new ArrayList<>();
        teachers.add(Optional.empty());
        controls.experts().forEach(type -> teachers.add(Optional.of(type)));
        teacher.show(teachers, setup.program().map(Program::expert), new NoSettings());
        setup.program()
                .ifPresent(program -> {
                    skill.show(program.expert(), program.skill());
                    rule.show(controls.rules(), program.rule().type(), program.rule().settings());
                });
        showIf(setup.program().isPresent(), skill);
        showIf(setup.program().isPresent(), rule);
        arbiter.show(controls.arbiters(), setup.arbiter().type(), setup.arbiter().settings());
        showIf(setup.arbiter().type().id().equals(BLEND), shareRow);
        learner.show(controls.learners(), setup.learner().type(), setup.learner().settings());
    }

    private static void showIf(boolean shown, Node row) {
        row.setVisible(shown);
        row.setManaged(shown);
    }

    /** The present world goes on where the user changes their mind. */
    private void enter(Chosen<WorldType<?>> chosen) {
        boolean another = !chosen.type().id().equals(setup().world().type().id());
        if (another
                && chosen.type() instanceof WorldType.Reached<?> elsewhere
                && Worlds.REACHED.contains(elsewhere)) {
            window.connect(elsewhere);
        } else {
            window.enter(chosen);
        }
        world.showAgain();
    }

    private void teach(Chosen<Optional<ExpertType>> chosen) {
        change(
                setup().withProgram(
                                chosen.type().map(expert -> teaching(expert, setup().program()))));
    }

    /** A program that teaches with full skill, by the rule of the one before it. */
    private static Program teaching(ExpertType expert, Optional<Program> before) {
        double skill = expert.levels().high();
        return before.map(other -> new Program(expert, skill, other.rule()))
                .orElseGet(() -> new Program(expert, skill));
    }

    private void skilled(double now) {
        changeProgram(before -> new Program(before.expert(), now, before.rule()));
    }

    private void ruled(Chosen<RuleType<?>> chosen) {
        changeProgram(before -> new Program(before.expert(), before.skill(), chosen));
    }

    private void changeProgram(UnaryOperator<Program> changed) {
        change(setup().withProgram(setup().program().map(changed)));
    }

    private void change(DriveControls.Setup wanted) {
        if (!wanted.equals(setup())) {
            model.change(wanted);
        }
    }
}

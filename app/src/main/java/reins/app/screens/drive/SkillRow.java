package reins.app.screens.drive;

import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import reins.app.base.Text;
import reins.core.role.ExpertType;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** How well a program drives: any skill, or one of its three levels. Fx thread only. */
final class SkillRow extends VBox {
    private static final double HALF_A_HUNDREDTH = 0.005;

    private final Slider skill = new Slider(0, 1, 1);
    private final Label number = new Label();
    private final Map<ToggleButton, Double> levels = new HashMap<>();
    private final ToggleButton low = level("low", "left-pill");
    private final ToggleButton middle = level("middle", "center-pill");
    private final ToggleButton high = level("high", "right-pill");
    private final DoubleConsumer onSkill;
    private boolean showing;

    /**
     * @param onSkill told a skill, 0 to 1 in hundredths
     */
    SkillRow(DoubleConsumer onSkill) {
        this.onSkill = onSkill;
        getStyleClass().add("choice-row");
        skill.setId("setup-skill");
        skill.setBlockIncrement(0.1);
        skill.setAccessibleText(Text.of("setup.skill"));
        skill.setTooltip(new Tooltip(Text.of("setup.skill.help")));
        skill.setMinWidth(60);
        HBox.setHgrow(skill, Priority.ALWAYS);
        number.setMinWidth(44);
        skill.valueChangingProperty().subscribe(this::moved);
        skill.valueProperty().subscribe(this::moved);
        HBox level = new HBox(low, middle, high);
        HBox.setHgrow(level, Priority.ALWAYS);
        getChildren()
                .addAll(
                        ChoiceRow.line("setup.skill", skill, number),
                        ChoiceRow.line("setup.level", level));
    }

    private static ToggleButton level(String name, String pill) {
        ToggleButton button = new ToggleButton(Text.of("setup.level." + name));
        button.setId("level-" + name);
        button.getStyleClass().addAll("small", pill);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setAccessibleText(Text.of("setup.level." + name));
        button.setAccessibleHelp(Text.of("setup.level." + name + ".help"));
        button.setTooltip(new Tooltip(Text.of("setup.level." + name + ".help")));
        return button;
    }

    void show(ExpertType expert, double now) {
        choose(low, expert.levels().low());
        choose(middle, expert.levels().middle());
        choose(high, expert.levels().high());
        showing = true;
        skill.setValue(now);
        moved();
        showing = false;
    }

    private void choose(ToggleButton level, double at) {
        levels.put(level, at);
        level.setOnAction(_ -> {
            skill.setValue(at);
            mark();
        });
    }

    /** Shows which level it is, where it is one. */
    private void mark() {
        levels.forEach((button, at) ->
                button.setSelected(Math.abs(skill.getValue() - at) < HALF_A_HUNDREDTH));
    }

    private void moved() {
        number.setText(Math.round(skill.getValue() * 100) + " %");
        mark();
        if (!showing && !skill.isValueChanging()) {
            onSkill.accept(Math.round(skill.getValue() * 100) / 100.0);
        }
    }
}

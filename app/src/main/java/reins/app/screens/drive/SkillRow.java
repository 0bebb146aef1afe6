package reins.app.screens.drive;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import reins.app.Text;
import reins.core.role.ExpertType;

import java.util.function.DoubleConsumer;

/** How well a program drives: any skill, or one of its three levels. Fx thread only. */
final class SkillRow extends VBox {
    private final Slider skill = new Slider(0, 1, 1);
    private final Label number = new Label();
    private final Button low = level("low");
    private final Button middle = level("middle");
    private final Button high = level("high");
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
        HBox levels = new HBox(6, low, middle, high);
        for (Button button : new Button[] {low, middle, high}) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        HBox.setHgrow(levels, Priority.ALWAYS);
        getChildren()
                .addAll(
                        ChoiceRow.line("setup.skill", skill, number),
                        ChoiceRow.line("setup.level", levels));
    }

    private static Button level(String name) {
        Button button = new Button(Text.of("setup.level." + name));
        button.setId("level-" + name);
        button.getStyleClass().add("small");
        button.setAccessibleText(Text.of("setup.level." + name));
        button.setAccessibleHelp(Text.of("setup.level." + name + ".help"));
        button.setTooltip(new Tooltip(Text.of("setup.level." + name + ".help")));
        return button;
    }

    void show(ExpertType expert, double now) {
        showing = true;
        skill.setValue(now);
        moved();
        showing = false;
        choose(low, expert.levels().low());
        choose(middle, expert.levels().middle());
        choose(high, expert.levels().high());
    }

    private void choose(Button level, double at) {
        level.setOnAction(_ -> skill.setValue(at));
    }

    private void moved() {
        number.setText(Math.round(skill.getValue() * 100) + " %");
        if (!showing && !skill.isValueChanging()) {
            onSkill.accept(Math.round(skill.getValue() * 100) / 100.0);
        }
    }
}

package reins.app.widgets;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleButton;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/** The controls of a toolbar as lines of a menu that do the same. Used by the fx thread only. */
final class ToolMenu {
    private ToolMenu() {}

    /** What a control, or a row of them, is in a menu. */
    static List<MenuItem> of(Node part) {
        return switch (part) {
            case Node hidden when !hidden.isManaged() -> List.of();
            case SplitMenuButton split -> List.of(split(split));
            case MenuButton menu -> List.of(menu(menu));
            case ComboBox<?> choice -> List.of(choice(choice));
            case ToggleButton toggle -> List.of(toggle(toggle));
            case Button button -> List.of(button(button));
            case Label words -> words.getText().isEmpty() ? List.of() : List.of(words(words));
            case Parent row ->
                    row.getChildrenUnmodifiable().stream()
                            .flatMap(each -> of(each).stream())
                            .toList();
            default -> List.of();
        };
    }

    private static MenuItem button(Button button) {
        MenuItem item = named(new MenuItem(), button);
        item.setOnAction(_ -> button.fire());
        return item;
    }

    private static MenuItem toggle(ToggleButton toggle) {
        CheckMenuItem item = named(new CheckMenuItem(), toggle);
        item.setSelected(toggle.isSelected());
        item.setOnAction(_ -> toggle.fire());
        return item;
    }

    private static MenuItem words(Label words) {
        MenuItem item = new MenuItem(words.getText());
        item.setDisable(true); // there is nothing to press
        return item;
    }

    private static Menu menu(MenuButton button) {
        Menu menu = named(new Menu(), button);
        button.getItems().forEach(item -> menu.getItems().add(same(item)));
        return menu;
    }

    private static Menu split(SplitMenuButton button) {
        Menu menu = menu(button);
        MenuItem itself = named(new MenuItem(), button);
        itself.setOnAction(_ -> button.fire());
        menu.getItems().addAll(0, List.of(itself, new SeparatorMenuItem()));
        return menu;
    }

    private static <T> Menu choice(ComboBox<T> choice) {
        Menu menu = new Menu(choice.getAccessibleText());
        menu.setDisable(choice.isDisabled());
        for (T each : choice.getItems()) {
            CheckMenuItem item = new CheckMenuItem(choice.getConverter().toString(each));
            item.setSelected(each.equals(choice.getValue()));
            item.setOnAction(_ -> choice.setValue(each));
            menu.getItems().add(item);
        }
        return menu;
    }

    /** A line of a menu of buttons, once more: one line can be in one menu only. */
    private static MenuItem same(MenuItem line) {
        MenuItem item =
                switch (line) {
                    case SeparatorMenuItem _ -> new SeparatorMenuItem();
                    case Menu menu -> {
                        Menu sub = new Menu();
                        menu.getItems().forEach(each -> sub.getItems().add(same(each)));
                        yield sub;
                    }
                    case CheckMenuItem check -> {
                        CheckMenuItem again = new CheckMenuItem();
                        again.setSelected(check.isSelected());
                        again.setOnAction(_ -> {
                            check.setSelected(again.isSelected());
                            check.fire();
                        });
                        yield again;
                    }
                    default -> new MenuItem();
                };
        item.setText(line.getText());
        item.setDisable(line.isDisable());
        if (item.getOnAction() == null) {
            item.setOnAction(_ -> line.fire());
        }
        return item;
    }

    /** With the words, the picture and the state of what is pressed. */
    private static <M extends MenuItem> M named(M item, Labeled control) {
        item.setText(
                Optional.ofNullable(control.getAccessibleText())
                        .filter(words -> !words.isEmpty())
                        .orElse(control.getText()));
        if (control.getGraphic() instanceof FontIcon icon) {
            item.setGraphic(Icons.of(icon.getIconCode()));
        }
        item.setDisable(control.isDisabled());
        return item;
    }
}

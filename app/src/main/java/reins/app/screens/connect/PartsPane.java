package reins.app.screens.connect;

import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import reins.app.base.Text;
import reins.app.widgets.RecordForm;
import reins.core.role.Introduction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a world has, by what it can be chosen for; what is chosen is filled into the form. Used by
 * the fx thread only.
 */
final class PartsPane extends VBox {
    /** More than these are typed. */
    private static final int MOST = 60;

    private final RecordForm<?> form;
    private final List<Group> groups = new ArrayList<>();

    PartsPane(Introduction.Parts told, RecordForm<?> form) {
        super(8);
        this.form = form;
        getStyleClass().add("parts");
        for (String setting : told.settings()) {
            Group group = new Group(setting, usedFor(setting, told));
            groups.add(group);
            getChildren().add(group);
        }
        List<String> others =
                told.parts().stream()
                        .filter(part -> part.use().isEmpty())
                        .map(part -> part.name() + "  " + part.kind())
                        .toList();
        if (!others.isEmpty()) {
            getChildren().add(folded(others));
        }
        refresh();
    }

    private static List<Introduction.Part> usedFor(String setting, Introduction.Parts told) {
        return told.parts().stream()
                .filter(part -> part.use().filter(use -> use.setting().equals(setting)).isPresent())
                .limit(MOST)
                .toList();
    }

    private static TitledPane folded(List<String> others) {
        Label names = new Label(others.stream().limit(MOST).collect(Collectors.joining("\n")));
        names.getStyleClass().addAll("text-muted", "text-small");
        names.setWrapText(true);
        TitledPane pane = new TitledPane(Text.of("connect.parts.others", others.size()), names);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.getStyleClass().add("folded");
        return pane;
    }

    /** What is typed is chosen. */
    void refresh() {
        groups.forEach(Group::refresh);
    }

    private static Set<String> listed(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What can be filled into one setting. */
    private final class Group extends VBox {
        private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

        private final String setting;
        private final List<Introduction.Part> parts;
        private final List<CheckBox> boxes = new ArrayList<>();
        private final VBox gone = new VBox(2);
        private Optional<Set<String>> shown = Optional.empty();

        Group(String setting, List<Introduction.Part> parts) {
            super(2);
            this.setting = setting;
            this.parts = parts;
            managedProperty().bind(visibleProperty());
            Label title = new Label(RecordForm.name(setting));
            title.getStyleClass().add("text-muted");
            for (Introduction.Part part : parts) {
                CheckBox box = box(part.name());
                box.setTooltip(new Tooltip(part.name() + "\n" + part.kind()));
                box.setAccessibleHelp(part.kind());
                boxes.add(box);
            }
            getChildren().add(title);
            getChildren().addAll(boxes);
            getChildren().add(gone);
        }

        private void refresh() {
            Set<String> chosen = listed(form.text(setting));
            if (shown.equals(Optional.of(chosen))) {
                return;
            }
            shown = Optional.of(chosen);
            setVisible(!parts.isEmpty() || !chosen.isEmpty());
            Set<String> missing = new LinkedHashSet<>(chosen);
            for (int i = 0; i < boxes.size(); i++) {
                String name = parts.get(i).name();
                boxes.get(i).setSelected(chosen.contains(name));
                missing.remove(name);
            }
            gone.getChildren().setAll(missing.stream().map(this::missing).toList());
        }

        /** What is typed and not there. */
        private CheckBox missing(String name) {
            CheckBox box = box(name);
            box.setText(Text.of("connect.parts.missing", name));
            box.setSelected(true);
            box.pseudoClassStateChanged(WRONG, true);
            return box;
        }

        private CheckBox box(String name) {
            CheckBox box = new CheckBox(name);
            box.setMnemonicParsing(false);
            box.setOnAction(_ -> choose(name, box.isSelected()));
            return box;
        }

        private void choose(String name, boolean chosen) {
            Optional<Introduction.Use> use =
                    parts.stream()
                            .filter(part -> part.name().equals(name))
                            .findFirst()
                            .flatMap(Introduction.Part::use);
            Set<String> names = new LinkedHashSet<>();
            if (!chosen || use.filter(Introduction.Use::several).isPresent()) {
                names.addAll(listed(form.text(setting)));
            }
            names.remove(name);
            if (chosen) {
                names.add(name);
            }
            use.ifPresent(of ->
                    of.besides().forEach((other, text) -> form.type(other, chosen ? text : "")));
            form.type(setting, String.join(", ", names));
        }
    }
}

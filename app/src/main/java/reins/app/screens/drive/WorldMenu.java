package reins.app.screens.drive;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.Notices;
import reins.app.screens.WindowControls;
import reins.app.widgets.Icons;
import reins.app.worlds.WorldShelf;
import reins.core.role.WorldType;

import java.nio.file.Path;
import java.util.Optional;

/** Adds worlds of other programs, and changes and removes those there are. Fx thread only. */
final class WorldMenu extends MenuButton {
    private final DriveModel model;
    private final WorldControls controls;
    private final WindowControls window;

    WorldMenu(DriveModel model, WorldControls controls, WindowControls window) {
        this.model = model;
        this.controls = controls;
        this.window = window;
        setId("setup-world-menu");
        setGraphic(Icons.of(Feather.PLUS));
        setAccessibleText(Text.of("world.menu"));
        setTooltip(new Tooltip(Text.of("world.menu")));
        getStyleClass().addAll("flat", "button-icon", "no-arrow");
    }

    /**
     * @param driven the world that is driven
     */
    void show(WorldType<?> driven) {
        WorldShelf.Contents there = controls.look();
        Optional<WorldShelf.Kept> kept = there.of(driven);
        MenuItem change = item("world.change", () -> kept.ifPresent(window::changeWorld));
        MenuItem bin = item("world.bin", () -> kept.ifPresent(this::bin));
        change.setDisable(kept.isEmpty());
        bin.setDisable(kept.isEmpty());
        getItems()
                .setAll(
                        item("world.add", window::addWorld),
                        item("world.take", window::takeWorld),
                        new SeparatorMenuItem(),
                        change,
                        bin);
        if (!there.binned().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (Path binned : there.binned()) {
            String words = Text.of("world.restore", WorldShelf.name(binned));
            MenuItem restore = new MenuItem(words);
            restore.setOnAction(_ -> restore(binned));
            getItems().add(restore);
        }
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Text.of(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** What runs goes on; its sessions keep what the world is like. */
    private void bin(WorldShelf.Kept kept) {
        model.work()
                .startFor(
                        Text.of("world.bin"),
                        () -> controls.bin(kept),
                        binned ->
                                model.notices()
                                        .note(
                                                Text.of(
                                                        "notice.world.binned",
                                                        kept.world().title()),
                                                new Notices.Step(
                                                        Text.of("edit.undo"),
                                                        () -> restore(binned))));
    }

    private void restore(Path binned) {
        model.work()
                .start(
                        Text.of("world.restore", WorldShelf.name(binned)),
                        () -> controls.restore(binned),
                        () -> {});
    }
}

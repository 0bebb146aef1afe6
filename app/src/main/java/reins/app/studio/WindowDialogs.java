package reins.app.studio;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

import reins.app.base.Dialogs;
import reins.app.base.Places;
import reins.app.base.Text;
import reins.app.worlds.WorldShelf;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Format;
import reins.sim.gym.WorldFile;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** Asks the user in windows of their own. Used by the fx thread only. */
public final class WindowDialogs implements Dialogs {
    private static final String ENDING = ".reins";

    private final Window owner;

    public WindowDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> sessionToOpen() {
        FileChooser chooser = chooser("dialog.open");
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> sessionToSave(String suggested) {
        FileChooser chooser = chooser("dialog.save");
        chooser.setInitialFileName(suggested);
        return Optional.ofNullable(chooser.showSaveDialog(owner))
                .map(File::toPath)
                .map(file ->
                        file.toString().endsWith(ENDING)
                                ? file
                                : file.resolveSibling(file.getFileName() + ENDING));
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of(title));
        chooser.setInitialDirectory(Places.sessions().toFile());
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Text.of("dialog.sessions"), "*" + ENDING));
        return chooser;
    }

    @Override
    public Optional<String> choose(String question, String explanation, List<String> answers) {
        List<ButtonType> buttons = new ArrayList<>();
        for (String answer : answers) {
            buttons.add(
                    new ButtonType(
                            answer,
                            buttons.isEmpty()
                                    ? ButtonBar.ButtonData.OK_DONE
                                    : ButtonBar.ButtonData.OTHER));
        }
        buttons.add(new ButtonType(Text.of("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION);
        prepare(alert, question);
        alert.setContentText(explanation);
        alert.getButtonTypes().setAll(buttons);
        return alert.showAndWait().map(ButtonType::getText).filter(answers::contains);
    }

    private void prepare(Dialog<?> dialog, String question) {
        dialog.initOwner(owner);
        dialog.setTitle(Text.of("window.title"));
        dialog.setHeaderText(question);
        Window asks = dialog.getDialogPane().getScene().getWindow();
        asks.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> place(asks));
    }

    /** Over the middle of the window, which some window managers do not care for, and whole. */
    private void place(Window asks) {
        Rectangle2D screen =
                Screen.getScreensForRectangle(
                                owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight())
                        .stream()
                        .findFirst()
                        .orElse(Screen.getPrimary())
                        .getVisualBounds();
        double width = Math.min(asks.getWidth(), screen.getWidth());
        double height = Math.min(asks.getHeight(), screen.getHeight());
        if (width < asks.getWidth() || height < asks.getHeight()) {
            asks.setWidth(width);
            asks.setHeight(height);
        }
        asks.setX(
                Math.clamp(
                        owner.getX() + (owner.getWidth() - width) / 2,
                        screen.getMinX(),
                        screen.getMaxX() - width));
        asks.setY(
                Math.clamp(
                        owner.getY() + (owner.getHeight() - height) / 2,
                        screen.getMinY(),
                        screen.getMaxY() - height));
    }

    @Override
    public Optional<String> ask(String question, String suggested) {
        TextInputDialog dialog = new TextInputDialog(suggested);
        prepare(dialog, question);
        dialog.setGraphic(null);
        dialog.getEditor().setPrefColumnCount(32);
        return dialog.showAndWait().filter(words -> !words.isBlank());
    }

    @Override
    public Optional<Export> export(WorldSpec world, String name) {
        ExportDialog dialog = new ExportDialog(world, name, this::place);
        prepare(dialog, Text.of("export.title"));
        return dialog.showAndWait();
    }

    @Override
    public Optional<Import> importing(BiFunction<Format, Path, Future<List<String>>> fitting) {
        ImportDialog dialog =
                new ImportDialog(
                        WorldShelf.ofUser().worlds(),
                        format ->
                                format.ending().isPresent()
                                        ? file(Text.of("import.title"))
                                        : folder(Text.of("import.title")),
                        fitting);
        prepare(dialog, Text.of("import.title"));
        return dialog.showAndWait();
    }

    @Override
    public Optional<WorldFile> world(Optional<WorldFile> before, Trials trials) {
        String title = Text.of(before.isPresent() ? "world.change.title" : "world.add.title");
        WorldDialog dialog = new WorldDialog(before, trials, () -> file(Text.of("world.python")));
        prepare(dialog, title);
        return dialog.showAndWait();
    }

    @Override
    public Optional<Path> worldToTake() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Text.of("world.take"));
        chooser.setInitialDirectory(Places.sessions().toFile());
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                Text.of("dialog.worlds"), "*" + WorldFile.SUFFIX));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> fileToSave(String title, String suggested, List<String> endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(Places.sessions().toFile());
        chooser.setInitialFileName(suggested);
        for (String ending : endings) {
            chooser.getExtensionFilters()
                    .add(
                            new FileChooser.ExtensionFilter(
                                    ending.toUpperCase(Locale.ROOT), "*." + ending));
        }
        return Optional.ofNullable(chooser.showSaveDialog(owner))
                .map(File::toPath)
                .map(file -> {
                    int kind =
                            chooser.getExtensionFilters()
                                    .indexOf(chooser.getSelectedExtensionFilter());
                    return ending(file, endings, endings.get(Math.max(0, kind)));
                });
    }

    /** Not every system adds what is chosen below the name. */
    private static Path ending(Path file, List<String> endings, String chosen) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> name.endsWith("." + ending))
                ? file
                : file.resolveSibling(file.getFileName() + "." + chosen);
    }

    private Optional<Path> file(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(Places.sessions().toFile());
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(Places.sessions().toFile());
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> place(String title, String suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(Places.sessions().toFile());
        chooser.setInitialFileName(suggested);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }
}

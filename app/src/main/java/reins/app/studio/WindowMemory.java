package reins.app.studio;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;

import org.jspecify.annotations.Nullable;

import reins.app.base.Remembered;
import reins.app.input.Commands;
import reins.core.fact.ReinsException;
import reins.core.flow.Command;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * How the window was left, so that it opens that way again. Safe on every thread.
 *
 * @param x of the window's left edge on the screen, in pixels; so {@code y}
 * @param width of the window in pixels; so {@code height}
 * @param theme {@code dark} or {@code light}; empty = as the system
 * @param panel where the panel next to the world begins, 0 to 1 of the width
 * @param plots where the plots under the world begin, 0 to 1 of the height
 * @param known the ids of the worlds whose keys need not be shown any more
 * @param muted whether a policy that asks for help is not heard
 * @param rewind how one press goes back
 */
public record WindowMemory(
        double x,
        double y,
        double width,
        double height,
        boolean maximised,
        String theme,
        double panel,
        double plots,
        List<String> known,
        boolean muted,
        Command.Rewind rewind) {
    public static final WindowMemory FIRST =
            new WindowMemory(
                    Double.NaN,
                    Double.NaN,
                    1280,
                    800,
                    false,
                    "",
                    0.74,
                    0.7,
                    List.of(),
                    false,
                    Commands.REWIND);

    /** The smallest window in which everything has its place, in pixels with its frame. */
    static final double LEAST_WIDTH = 800;

    /** See {@link #LEAST_WIDTH}. */
    static final double LEAST_HEIGHT = 600;

    private static final String FILE = "window.json";

    /** What the title bar and the frame may add to the height, in pixels. */
    private static final double FRAME = 48;

    public WindowMemory {
        // A file written by hand may lack it.
        theme = Objects.requireNonNullElse(theme, "");
        known = List.copyOf(Objects.requireNonNullElse(known, List.of()));
        rewind = isWhole(rewind) ? rewind : Commands.REWIND;
    }

    /** As it was left; on the screen most of it was on, or on the first where that is gone. */
    static WindowMemory visible(Path folder) {
        WindowMemory left = load(folder);
        Screen screen =
                Screen.getScreens().stream()
                        .filter(each -> left.on(each.getVisualBounds()) > 0)
                        .max(
                                Comparator.comparingDouble(
                                        (Screen each) -> left.on(each.getVisualBounds())))
                        .orElse(Screen.getPrimary());
        return left.within(screen.getVisualBounds());
    }

    /** How much of it is on this part of a screen, in square pixels. */
    private double on(Rectangle2D screen) {
        double across = Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX());
        double down = Math.min(y + height, screen.getMaxY()) - Math.max(y, screen.getMinY());
        return isPlaced() ? Math.max(0, across) * Math.max(0, down) : 0;
    }

    /** Whether everything has its place in it only where one can scroll. */
    boolean isSmall() {
        return width < LEAST_WIDTH || height < LEAST_HEIGHT - FRAME;
    }

    /** As it was left; as at first where nothing readable is there. */
    public static WindowMemory load(Path folder) {
        return Remembered.read(folder.resolve(FILE), WindowMemory.class)
                .filter(WindowMemory::isUsable)
                .orElse(FIRST);
    }

    /**
     * @throws ReinsException where the folder cannot be written
     */
    public void save(Path folder) {
        Remembered.write(folder.resolve(FILE), this);
    }

    /** Whether it has a place on the screen; without, the system chooses one. */
    public boolean isPlaced() {
        return Double.isFinite(x) && Double.isFinite(y);
    }

    /** As it is, made smaller and moved where it would reach beyond this part of a screen. */
    WindowMemory within(Rectangle2D screen) {
        double across = Math.min(width, screen.getWidth());
        double down = Math.min(height, screen.getHeight() - FRAME);
        return new WindowMemory(
                isPlaced() ? Math.clamp(x, screen.getMinX(), screen.getMaxX() - across) : x,
                isPlaced() ? Math.clamp(y, screen.getMinY(), screen.getMaxY() - FRAME - down) : y,
                across,
                down,
                maximised,
                theme,
                panel,
                plots,
                known,
                muted,
                rewind);
    }

    private static boolean isWhole(Command.@Nullable Rewind rewind) {
        return rewind != null
                && EnumSet.allOf(Command.Then.class).contains(rewind.then())
                && rewind.seconds() > 0
                && Double.isFinite(rewind.seconds());
    }

    private boolean isUsable() {
        return width >= 400 && height >= 300 && panel > 0 && panel < 1 && plots > 0 && plots < 1;
    }
}

package reins.app.screens;

import javafx.scene.layout.Region;

import reins.app.widgets.Palette;
import reins.core.flow.Event;

/**
 * A screen of the window: it is told everything that happens, whether it is shown or not. Used by
 * the fx thread only.
 */
public interface Screen {
    Region root();

    /** What has happened in the run that is on. */
    default void on(Event event) {}

    /** Once a pulse, with the pulse's time, after everything that has happened until now. */
    void pulse(long nanos);

    /** The user goes to a screen: this one, or another. */
    void shown(boolean here);

    /** The colours that plots are drawn in from now on. */
    default void palette(Palette palette) {}
}

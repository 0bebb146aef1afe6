package reins.app.studio;

import org.kordamp.ikonli.Ikon;

import reins.app.screens.Screen;

import java.util.function.Function;

/**
 * A screen that can be chosen. Safe on every thread.
 *
 * @param id names its texts: {@code place.id} and {@code place.id.help}
 * @param title in English, for people
 */
public record ScreenType(String id, String title, Ikon icon, Function<Room, Screen> make) {}

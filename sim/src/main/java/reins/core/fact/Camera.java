package reins.core.fact;

/** A picture source of a world: its name and its size in pixels. Safe on every thread. */
public record Camera(String name, int width, int height) {
    public Camera {
        if (name.isBlank() || width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "camera '" + name + "' " + width + "×" + height + " is not a picture source");
        }
    }
}

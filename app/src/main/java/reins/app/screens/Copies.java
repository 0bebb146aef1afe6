package reins.app.screens;

import reins.app.base.Text;
import reins.core.fact.Blob;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes what is shown out of the window, into files. Used by the fx thread only. */
public final class Copies {
    private final WindowControls window;
    private final LongWork work;
    private final Notices notices;

    /**
     * @param notices told where a file is
     */
    public Copies(WindowControls window, LongWork work, Notices notices) {
        this.window = window;
        this.work = work;
        this.notices = notices;
    }

    /**
     * Asks for a place and writes a picture there, by the ending of its name.
     *
     * @param name suggested, without an ending
     * @param svg the picture as vectors
     */
    public void savePicture(String name, Supplier<Blob> png, Supplier<String> svg) {
        save(
                Text.of("copies.picture"),
                name,
                List.of("png", "svg"),
                ending -> ending.equals("svg") ? utf8(svg.get()) : png.get());
    }

    /** The same of a picture that is pixels only. */
    public void savePicture(String name, Supplier<Blob> png) {
        save(Text.of("copies.picture"), name, List.of("png"), _ -> png.get());
    }

    /**
     * Asks for a place and writes numbers there.
     *
     * @param name suggested, without an ending
     */
    public void saveNumbers(String name, Supplier<String> csv) {
        save(Text.of("copies.numbers"), name, List.of("csv"), _ -> utf8(csv.get()));
    }

    private static Blob utf8(String words) {
        return Blob.of(words.getBytes(StandardCharsets.UTF_8));
    }

    private void save(
            String title, String name, List<String> endings, Function<String, Blob> content) {
        window.dialogs()
                .fileToSave(title, name + "." + endings.getFirst(), endings)
                .ifPresent(file -> {
                    String path = file.toString().toLowerCase(Locale.ROOT);
                    String ending =
                            endings.stream()
                                    .filter(one -> path.endsWith("." + one))
                                    .findFirst()
                                    .orElse(endings.getFirst());
                    Blob bytes = content.apply(ending);
                    work.start(
                            Text.of("work.write", file.getFileName()),
                            () -> window.write(file, bytes),
                            () ->
                                    notices.note(
                                            Text.of("copies.saved", file),
                                            new Notices.Step(
                                                    Text.of("notice.folder"),
                                                    () -> window.reveal(file))));
                });
    }
}

package reins.app.widgets;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import java.awt.image.BufferedImage;

/** Puts what is shown on the system's clipboard. Used by the fx thread only. */
public final class ToClipboard {
    private ToClipboard() {}

    public static void put(BufferedImage picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(SwingFXUtils.toFXImage(picture, null));
        Clipboard.getSystemClipboard().setContent(content);
    }

    public static void put(String words) {
        ClipboardContent content = new ClipboardContent();
        content.putString(words);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

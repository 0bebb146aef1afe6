package reins.app.run;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of teachers and critics that come with Reins. Safe on every thread. */
public final class Assets {
    private static final String FOLDER = "/reins/assets/";
    private static final int FINGERPRINT_BYTES = 6;

    private Assets() {}

    /**
     * What is in a file.
     *
     * @param name such as {@code critics/lander.onnx}
     * @throws ReinsException where there is none, or it cannot be read
     */
    static Blob read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new ReinsException("This file is missing in Reins: " + name);
            }
            return Blob.of(file.readAllBytes());
        } catch (IOException e) {
            throw new ReinsException("This file of Reins cannot be read: " + name, e);
        }
    }

    /** Whether a file comes with Reins. */
    static boolean has(String name) {
        return Assets.class.getResource(FOLDER + name) != null;
    }

    /** The first twelve digits of a file's SHA-256, which tell it from an earlier one. */
    public static String fingerprint(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(name).toArray());
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

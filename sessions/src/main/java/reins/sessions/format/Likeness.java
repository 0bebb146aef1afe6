package reins.sessions.format;

import reins.core.fact.Blob;
import reins.core.fact.Frame;

/**
 * How a picture looks from far away: the mean colour of each of 4 by 4 fields. Safe on every
 * thread.
 *
 * @param colours red, green and blue of each field, row by row
 */
public record Likeness(String camera, int width, int height, Blob colours) {
    private static final int FIELDS = 4;

    /** How far compression may shift a field's mean, of 255. */
    private static final int SHIFT = 12;

    public static Likeness of(Frame frame) {
        byte[] pixels = frame.pixels().toArray();
        long[] sums = new long[FIELDS * FIELDS * 3];
        long[] counts = new long[FIELDS * FIELDS];
        int place = 0;
        for (int y = 0; y < frame.height(); y++) {
            int row = y * FIELDS / frame.height() * FIELDS;
            for (int x = 0; x < frame.width(); x++) {
                int field = row + x * FIELDS / frame.width();
                counts[field]++;
                for (int colour = 0; colour < 3; colour++) {
                    sums[3 * field + colour] += pixels[place++] & 0xff;
                }
            }
        }
        byte[] colours = new byte[sums.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = (byte) (sums[i] / Math.max(1, counts[i / 3]));
        }
        return new Likeness(frame.camera(), frame.width(), frame.height(), Blob.of(colours));
    }

    public boolean isLike(Likeness other) {
        if (!camera.equals(other.camera) || width != other.width || height != other.height) {
            return false;
        }
        byte[] one = colours.toArray();
        byte[] two = other.colours.toArray();
        for (int i = 0; i < one.length; i++) {
            if (Math.abs((one[i] & 0xff) - (two[i] & 0xff)) > SHIFT) {
                return false;
            }
        }
        return true;
    }
}

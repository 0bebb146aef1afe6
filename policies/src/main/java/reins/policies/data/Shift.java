package reins.policies.data;

import reins.policies.nn.Eye;

import java.util.random.RandomGenerator;

/**
 * Random shifts of pictures, as in Image Augmentation Is All You Need (Yarats 2020, <a
 * href="https://arxiv.org/abs/2004.13649">2004.13649</a>): a network that sees each picture a
 * little elsewhere every time cannot learn single pixels by heart. Safe on every thread.
 *
 * <pre>
 * pad the picture by repeating its edge, cut out one of the same size anywhere:
 * p′(y, x) = p(clip(y + v, 0, rows − 1), clip(x + u, 0, columns − 1))
 *     u uniform in −across … across,  v in −down … down
 * </pre>
 *
 * The pictures of one glimpse are shifted alike, for what moved between them is not chance. What
 * differs: the paper shifts pictures of 84 pixels by up to 4; here it is a share of the picture's
 * sides, so that a small one is not shifted by more than it shows.
 *
 * @param across the farthest shift to the sides, in pixels, 0 or more
 * @param down the farthest up and down, in pixels, 0 or more
 */
record Shift(int across, int down) {
    /** Each side's part that is at most shifted. */
    static Shift of(Eye eye, double share) {
        return new Shift(
                (int) Math.round(share * eye.columns()), (int) Math.round(share * eye.rows()));
    }

    /** A shift u to the sides. */
    int drawAcross(RandomGenerator random) {
        return across == 0 ? 0 : random.nextInt(-across, across + 1);
    }

    /** A shift v up and down. */
    int drawDown(RandomGenerator random) {
        return down == 0 ? 0 : random.nextInt(-down, down + 1);
    }

    /**
     * Where the pixels of a shifted picture were, {@code [rows, columns]}: their place in one
     * colour's plane.
     *
     * @param u columns to the right from which each pixel comes
     * @param v rows further down from which each pixel comes
     */
    static int[] sources(int rows, int columns, int u, int v) {
        int[] sources = new int[rows * columns];
        for (int y = 0; y < rows; y++) {
            int from = Math.clamp(y + v, 0, rows - 1) * columns;
            for (int x = 0; x < columns; x++) {
                sources[y * columns + x] = from + Math.clamp(x + u, 0, columns - 1);
            }
        }
        return sources;
    }
}

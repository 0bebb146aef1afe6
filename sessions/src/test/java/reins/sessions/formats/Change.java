package reins.sessions.formats;

/** What makes of a file's bytes others. */
interface Change {
    byte[] apply(byte[] whole);
}

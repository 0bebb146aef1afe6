package reins.app.review;

import reins.core.fact.Episode;
import reins.sessions.Band;

import java.util.BitSet;
import java.util.List;

/**
 * One episode made ready for a timeline: as it was recorded, and what its edits make of it. Ticks
 * count from the episode's first recorded one, from 0. Safe on every thread.
 *
 * @param recorded the episode without edits
 * @param film what the world looked like
 * @param driven who drove, one for each tick
 * @param markers in order
 * @param tracks each with a number for every tick
 * @param left ticks that the edits leave out; must not be changed
 * @param parts the first tick of every part but the first
 * @param edited whether there are edits of it
 */
public record Review(
        Episode recorded,
        Film film,
        List<Band.Driver> driven,
        List<Marker> markers,
        List<Track> tracks,
        BitSet left,
        List<Integer> parts,
        boolean edited) {
    public Review {
        driven = List.copyOf(driven);
        markers = List.copyOf(markers);
        tracks = List.copyOf(tracks);
        parts = List.copyOf(parts);
    }

    public int ticks() {
        return driven.size();
    }

    /** The tick of the world's reset that stands at the beginning. */
    public long firstTick() {
        return recorded.start().firstTick();
    }
}

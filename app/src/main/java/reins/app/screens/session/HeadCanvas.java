package reins.app.screens.session;

import reins.app.base.Text;
import reins.app.review.Review;

/** The top of the timeline: the time, who drove, and what happened. Fx thread only. */
final class HeadCanvas extends TimelineCanvas {
    private static final int TIMES = 18;
    private static final int BAND = 16;
    private static final int MARKERS = 18;

    HeadCanvas(Scrubber scrubber) {
        super(scrubber, Text.of("review.timeline"));
        setMinHeight(TIMES + BAND + MARKERS);
        setPrefHeight(TIMES + BAND + MARKERS);
        setMaxHeight(TIMES + BAND + MARKERS);
    }

    @Override
    void paint(TimelinePainter painter, Review review) {
        painter.times(0, TIMES, scrubber.tickSeconds());
        painter.name(Text.of("review.driven"), TIMES, BAND);
        painter.band(review, TIMES, BAND);
        painter.name(Text.of("review.events"), TIMES + BAND, MARKERS);
        painter.markers(review, TIMES + BAND, MARKERS);
    }
}

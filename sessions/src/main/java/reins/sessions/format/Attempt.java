package reins.sessions.format;

import reins.core.fact.Episode;

/**
 * One episode, or one part of an episode that was cut or split, on its way from one program to
 * another. Safe on every thread.
 *
 * @param episode its frames are those of the cameras that go along, in their order, and none else
 * @param task what was to be done, in words
 */
public record Attempt(Episode episode, String task) {}

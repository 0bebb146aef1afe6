package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks whether an edit fits what is left of its episode. Safe on every thread. */
final class EditCheck {
    private EditCheck() {}

    /**
     * The edit as it is to be made; empty where it would change nothing.
     *
     * @throws ReinsException where it does not fit
     */
    static Optional<Edit> fitting(Edit edit, Revision revision, WorldSpec world) {
        return switch (edit) {
            case Edit.Discard _ -> Optional.of(edit).filter(_ -> !revision.isDiscarded());
            case Edit.Restore _ -> Optional.of(edit).filter(_ -> revision.isDiscarded());
            case Edit.Trim(_, long firstTick, long endTick) -> {
                requireRange(edit, revision, firstTick, endTick);
                yield shortened(edit, revision);
            }
            case Edit.Cut(_, long firstTick, long endTick) -> {
                requireRange(edit, revision, firstTick, endTick);
                yield shortened(edit, revision);
            }
            case Edit.Split(_, long tick) -> {
                requireKept(edit, revision, tick);
                yield changing(edit, revision);
            }
            case Edit.Relabel relabel -> {
                requireRange(edit, revision, relabel.firstTick(), relabel.endTick());
                yield Optional.of(within(relabel, world));
            }
            case Edit.Judge(_, long tick, _) -> {
                requireKept(edit, revision, tick);
                yield changing(edit, revision);
            }
            case Edit.Retitle(long episode, String title) ->
                    Optional.<Edit>of(new Edit.Retitle(episode, title.strip()))
                            .filter(named -> !revision.title().equals(title.strip()));
        };
    }

    private static Optional<Edit> shortened(Edit edit, Revision revision) {
        Optional<Edit> change = changing(edit, revision);
        if (change.isPresent() && revision.partsAfter(edit).isEmpty()) {
            throw new ReinsException(
                    "Nothing of episode %d would be left; discard it instead."
                            .formatted(edit.episode()));
        }
        return change;
    }

    private static Optional<Edit> changing(Edit edit, Revision revision) {
        return Optional.of(edit).filter(_ -> !revision.partsAfter(edit).equals(revision.parts()));
    }

    private static void requireRange(Edit edit, Revision revision, long firstTick, long endTick) {
        requireTaken(edit, revision);
        Revision.Part all = revision.recorded();
        if (firstTick < all.firstTick() || endTick > all.endTick()) {
            throw new ReinsException(
                    "Episode %d has the ticks %d to %d, but not all of %d to %d; choose others."
                            .formatted(
                                    edit.episode(),
                                    all.firstTick(),
                                    all.endTick() - 1,
                                    firstTick,
                                    endTick - 1));
        }
    }

    private static void requireKept(Edit edit, Revision revision, long tick) {
        requireTaken(edit, revision);
        if (revision.parts().stream().noneMatch(part -> part.holds(tick))) {
            throw new ReinsException(
                    "Episode %d has no tick %d, or it is cut out; choose another one."
                            .formatted(edit.episode(), tick));
        }
    }

    private static void requireTaken(Edit edit, Revision revision) {
        if (revision.isDiscarded()) {
            throw new ReinsException(
                    "Episode %d is discarded; restore it to edit it.".formatted(edit.episode()));
        }
    }

    private static Edit within(Edit.Relabel relabel, WorldSpec world) {
        List<Action> taught = new ArrayList<>();
        for (Action action : relabel.taught()) {
            taught.add(within(action, relabel, world));
        }
        return new Edit.Relabel(relabel.episode(), relabel.firstTick(), taught);
    }

    private static Action within(Action action, Edit.Relabel relabel, WorldSpec world) {
        return switch (action) {
            case Action.Token(int id) -> {
                if (id >= world.vocabulary().size()) {
                    throw misfit(relabel, "word " + id, world);
                }
                yield action;
            }
            case Action.Continuous(Vec controls) -> {
                if (controls.size() != world.controls().size() || !world.vocabulary().isEmpty()) {
                    throw misfit(relabel, controls.size() + " numbers", world);
                }
                if (!controls.isFinite()) {
                    throw misfit(relabel, "a number that is none", world);
                }
                float[] limited = controls.toArray();
                for (int i = 0; i < limited.length; i++) {
                    limited[i] = world.controls().get(i).clamp(limited[i]);
                }
                yield new Action.Continuous(Vec.of(limited));
            }
        };
    }

    private static ReinsException misfit(Edit.Relabel relabel, String what, WorldSpec world) {
        return new ReinsException(
                "A label of episode %d is %s, but an action of world '%s' is %s; give another."
                        .formatted(
                                relabel.episode(),
                                what,
                                world.id(),
                                world.vocabulary().isEmpty()
                                        ? world.controls().size() + " finite numbers"
                                        : "one of %d words".formatted(world.vocabulary().size())));
    }
}

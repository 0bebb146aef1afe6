package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Edit;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A program that edits until it is killed, and prints how many changes it has made. */
final class EndlessEdits {
    /** Edits of one change. */
    static final int EACH = 40;

    private EndlessEdits() {}

    public static void main(String[] arguments) {
        var random = new SplittableRandom(1);
        SessionEditor editor =
                Session.edit(Path.of(arguments[0]), InstantSource.fixed(SessionEditorTest.NOON));
        while (true) {
            List<Edit> edits = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                edits.add(
                        new Edit.Relabel(
                                1, i, List.of(new Action.Continuous(Drives.floats(2, random)))));
            }
            System.out.println(editor.apply("", edits).applied().size());
        }
    }
}

package reins.app.desk;

import reins.app.review.RecordedWorld;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.app.screens.drive.DriveControls.Setup;
import reins.core.fact.ReinsException;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sessions.SessionHeader;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who learned, taught and arbitrated in a session, as far as they are here; what is not stays as it
 * was before, and is told. Safe on every thread.
 *
 * @param lacking sentences
 */
record RecordedSetup(Setup setup, List<String> lacking) {
    RecordedSetup {
        lacking = List.copyOf(lacking);
    }

    /**
     * @param world that of the session
     * @param before who does it now
     */
    static RecordedSetup of(SessionHeader header, Chosen<WorldType<?>> world, Setup before) {
        Reading reading = new Reading(header.run(), new ArrayList<>());
        Setup setup = before.withWorld(world);
        Chosen<LearnerType<?>> learner =
                reading.chosen(
                        Plan.LEARNER,
                        Plan.LEARNER_SETTINGS,
                        Learners::of,
                        LearnerType::defaults,
                        setup.learner());
        Chosen<ArbiterType<?>> arbiter =
                reading.chosen(
                        Plan.ARBITER,
                        Plan.ARBITER_SETTINGS,
                        Arbiters::find,
                        ArbiterType::defaults,
                        setup.arbiter());
        Optional<Program> program = reading.program(world.type().id(), setup.program());
        return new RecordedSetup(
                setup.withLearner(learner).withArbiter(arbiter).withProgram(program),
                reading.lacking());
    }

    /** Whom a header calls so is no program. */
    private static final Set<String> PEOPLE = Set.of("person", "nobody");

    /** What a header says, read piece by piece. */
    private record Reading(Map<String, String> run, List<String> lacking) {
        <T> Chosen<T> chosen(
                String id,
                String settings,
                Function<String, T> find,
                Function<T, ? extends Record> defaults,
                Chosen<T> otherwise) {
            if (!run.containsKey(id)) {
                return otherwise;
            }
            try {
                T type = find.apply(run.get(id));
                Map<String, String> changes =
                        RecordedWorld.settings(run.getOrDefault(settings, "{}"));
                return new Chosen<>(type, Settings.with(defaults.apply(type), changes));
            } catch (ReinsException e) {
                lacking.add(e.sentence());
                return otherwise;
            }
        }

        Optional<Program> program(String world, Optional<Program> otherwise) {
            if (!run.containsKey(Plan.TEACHER)) {
                return otherwise;
            }
            try {
                String name = run.get(Plan.TEACHER);
                Optional<Program> program = Program.named(name, id -> Teachers.find(id, world));
                if (program.isEmpty() && !PEOPLE.contains(name)) {
                    lacking.add(
                            "This session was taught by '%s', which cannot be chosen here; you teach."
                                    .formatted(name));
                }
                return program;
            } catch (ReinsException e) {
                lacking.add(e.sentence());
                return otherwise;
            }
        }
    }
}

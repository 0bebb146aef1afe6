package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.run.HeadlessRun;
import reins.app.run.Plan;
import reins.app.run.Station;
import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.role.Policy;
import reins.core.role.Teacher;
import reins.sessions.Session;
import reins.sessions.SessionWriter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Teaches without a window: a teacher program corrects a learner, as fast as it goes. */
@Command(
        name = "teach",
        description = {
            "Let a teacher program correct a learner, without a window and as fast as it goes.",
            "The same command gives the same session."
        })
final class TeachCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();
    @Mixin private TeacherOptions teacher = new TeacherOptions();
    @Mixin private LearnerOptions learner = new LearnerOptions();

    @Mixin private ArbiterOptions arbiter = new ArbiterOptions();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Who drives instead of the learner's newest policy, which still learns: an"
                            + " ONNX file, a session, a session@version, or a policy server as"
                            + " openpi:HOST:PORT.")
    private Optional<String> policy = Optional.empty();

    @Mixin private PolicyOptions options = new PolicyOptions();

    /** Who drives instead of what is learned. */
    private record Driving(Artifact artifact, Policy policy) {}

    private Optional<Driving> driving = Optional.empty();

    @Option(
            names = "--ticks",
            defaultValue = "60000",
            description = "How long, in ticks of the world; default: ${DEFAULT-VALUE}.")
    private long ticks;

    @Option(
            names = "--updates-per-tick",
            defaultValue = "1",
            description = "Updates of the learner for each tick; default: ${DEFAULT-VALUE}.")
    private int updatesPerTick;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--session",
            description = "The session file to record into; default: a new one in your documents.")
    private Optional<Path> session = Optional.empty();

    @Option(names = "--continue", description = "Go on with an existing session.")
    private boolean goOn;

    @Option(names = "--force", description = "Replace an existing session file.")
    private boolean force;

    @Override
    public Integer call() {
        if (ticks < 1) {
            throw output.refusal("--ticks is %d; it must be 1 or more.".formatted(ticks));
        }
        if (updatesPerTick < 0) {
            throw output.refusal(
                    "--updates-per-tick is %d; it must be 0 or more.".formatted(updatesPerTick));
        }
        if (goOn && (force || session.isEmpty())) {
            throw output.refusal("--continue needs --session and goes without --force.");
        }
        TeacherOptions.Tutor tutor = teacher.tutor(output);
        Plan plan =
                new Plan(
                        teacher.world(output),
                        learner.chosen(output),
                        tutor.name(),
                        arbiter.chosen(output),
                        seed);
        // Before there is a file, so that what is wrong with it leaves none.
        driving =
                policy.map(named -> options.artifact(output, named))
                        .map(artifact ->
                                new Driving(artifact, PolicyOptions.driver(artifact, plan.spec())));
        return record(plan, tutor.make().apply(plan.spec(), seed));
    }

    private int record(Plan plan, Teacher chosen) {
        Path file = session.orElseGet(() -> SessionFiles.fresh("Teaching"));
        Tally tally = new Tally();
        boolean interrupted;
        try (Interruption interruption = new Interruption()) {
            SessionWriter store = goOn ? SessionFiles.goOn(file, plan) : created(file, plan);
            output.note("Recording into " + file);
            try (HeadlessRun run = begun(plan, chosen, store, tally);
                    Progress progress = output.progress("Teaching", ticks)) {
                run.runTo(ticks, interruption::isAsked, at -> show(progress, at, tally));
            }
            interrupted = interruption.isAsked() && tally.ticks() < ticks;
        }
        output.say(tally.sentence() + ".");
        output.say((interrupted ? "Ended early; recorded in " : "Session: ") + file);
        JsonObject result = tally.json();
        result.addProperty("interrupted", interrupted);
        result.addProperty("seed", seed);
        result.addProperty("session", file.toString());
        output.result(result);
        return interrupted ? Interruption.CODE : 0;
    }

    private HeadlessRun begun(Plan plan, Teacher chosen, SessionWriter store, Tally tally) {
        Station station = Station.of(plan, chosen, store, List.of(tally));
        boolean looks = driving.map(Driving::policy).map(Policy::looks).orElse(false);
        HeadlessRun run =
                new HeadlessRun(
                        plan,
                        List.of(looks ? station.filmed() : station),
                        updatesPerTick,
                        List.of(tally));
        driving.ifPresent(present -> run.drive(present.artifact(), present.policy()));
        return run;
    }

    private static void show(Progress progress, long ticks, Tally tally) {
        progress.at(ticks);
        if (ticks % 1000 == 0) {
            progress.note("success %.0f %%".formatted(100 * tally.success()));
        }
    }

    private SessionWriter created(Path file, Plan plan) {
        if (force) {
            Session.remove(file);
        } else if (Files.exists(file)) {
            throw new ReinsException(
                    "There is a session already; go on with it by --continue, replace it by"
                            + " --force, or choose another name: "
                            + file);
        }
        return SessionFiles.create(file, plan);
    }
}

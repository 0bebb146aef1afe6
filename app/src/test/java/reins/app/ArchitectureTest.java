package reins.app;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import reins.core.flow.WorkerThread;

import java.util.List;
import java.util.Set;

/** The architecture's rules, each with its reason, held against every class we write. */
final class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(place -> !place.contains("/reins/policies/nn/onnx/"))
                    .withImportOption(place -> !place.contains("-tests.jar"))
                    .importPackages("reins");

    private static final String VIDEO = "reins.sessions.format.video..";
    private static final String CAMERAS = "reins.sim.camera..";

    @Test
    void theCoreUsesTheJdkAndJspecifyOnly() {
        classes()
                .that()
                .resideInAPackage("reins.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("reins.core..", "java..", "javax.imageio..", "org.jspecify..")
                .because("facts and roles outlive every library")
                .check(CLASSES);
    }

    @Test
    void factsKnowNoRolesAndRolesKnowNoFlow() {
        noClasses()
                .that()
                .resideInAPackage("reins.core.fact..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reins.core.role..", "reins.core.flow..")
                .because("a fact is a value, whoever made it and however it travels")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("reins.core.role..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reins.core.flow..")
                .because("a world, teacher, policy or learner must not know about threads")
                .check(CLASSES);
    }

    @Test
    void simPoliciesAndSessionsAreStrangers() {
        List<String> strangers = List.of("reins.sim..", "reins.policies..", "reins.sessions..");
        for (String one : strangers) {
            String[] others =
                    strangers.stream().filter(other -> !other.equals(one)).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(one)
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(others).or(resideInAPackage("reins.app..")))
                    .because("they meet in the core's facts and roles, so each can change alone")
                    .check(CLASSES);
        }
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("reins.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package can be read, and taken away, with what lies under it alone")
                .check(CLASSES);
    }

    @Test
    void theUsersCommandsDoNotKnowTheLaboratory() {
        noClasses()
                .that()
                .resideOutsideOfPackages("reins.app.lab..", "reins.app")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("reins.app.lab..")
                .because("measuring Reins is no part of using it")
                .check(CLASSES);
    }

    @Test
    void onlyWorldsUseThePhysicsEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.sim.worlds..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jbox2d..")
                .because("a world is known by its spec, whatever simulates it")
                .check(CLASSES);
    }

    @Test
    void ourOwnPhysicsUsesTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("reins.sim.physics..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("reins.sim.physics..", "java..", "org.jspecify..")
                .because("bodies, hinges and ground are the same whatever they are meant to be")
                .check(CLASSES);
    }

    @Test
    void onlyNnUsesTheTensorLibrariesAndLearnersMayNameTensors() {
        DescribedPredicate<JavaClass> tensors =
                resideInAnyPackage("org.bytedeco..", "ai.djl..", "ai.onnxruntime..")
                        .and(
                                not(
                                        resideInAnyPackage(
                                                "org.bytedeco.ffmpeg..", "org.bytedeco.javacv..")));
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "reins.policies.nn..", "reins.policies.learn..", VIDEO, CAMERAS)
                .should()
                .dependOnClassesThat(tensors)
                .because("one package owns native memory, its threads and its loading")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("reins.policies.learn..")
                .should()
                .dependOnClassesThat(tensors.and(not(name("org.bytedeco.pytorch.Tensor"))))
                .because("a learner is written in tensors and in the words of reins.policies.nn")
                .check(CLASSES);
    }

    @Test
    void onlyOneClassStartsOnnxRuntime() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("reins.policies.nn.OnnxRuntime$Started")
                .should()
                .accessTargetWhere(calls("ai.onnxruntime.OrtEnvironment", Set.of("getEnvironment")))
                .orShould()
                .accessTargetWhere(calls("ai.djl.engine.Engine", Set.of("getEngine")))
                .because("DJL refuses to start where somebody else was first")
                .check(CLASSES);
    }

    @Test
    void onlyFilmsAndCamerasUseFfmpegAndNoTensors() {
        noClasses()
                .that()
                .resideOutsideOfPackages(VIDEO, CAMERAS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.ffmpeg..", "org.bytedeco.javacv..")
                .because("what is recorded and what is seen come through it, and nothing else")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(VIDEO, CAMERAS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.pytorch..")
                .because("a picture is not a tensor")
                .check(CLASSES);
    }

    @Test
    void onlySessionsUseJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.sessions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .because("the store's tables are a secret of the store")
                .check(CLASSES);
    }

    @Test
    void onlyRemotePoliciesUseTheWebSocketServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.policies.remote..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.java_websocket..")
                .because("who serves is one place; clients use the JDK's")
                .check(CLASSES);
    }

    @Test
    void eachFileFormatsLibraryIsUsedInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.sessions.format.parquet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.parquet..", "shaded.parquet..", "org.xerial.snappy..")
                .because("a table is read and written in one place, which believes no file")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(VIDEO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco.javacv..")
                .because("a film is read and written in one place")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.sessions.format.hdf5..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jhdf..")
                .because("HDF5 is read in one place, which believes no file")
                .check(CLASSES);
    }

    @Test
    void formatsKnowWhatEveryFormatNeedsAndNotEachOther() {
        slices().matching("reins.sessions.format.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        alwaysTrue(), resideInAnyPackage("reins.sessions.format.parquet", VIDEO))
                .because("a neighbour's format changes alone")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("reins.sessions.format")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "reins.sessions.format.lerobot..",
                        "reins.sessions.format.hdf5..",
                        "reins.sessions.format.npz..",
                        "reins.sessions.format.tub..",
                        "reins.sessions.format.table..",
                        "reins.sessions.formats..")
                .because("another format is one more package and one more line")
                .check(CLASSES);
    }

    @Test
    void onlyTheAppUsesJavaFxAndNoModelUsesTheSceneGraph() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..")
                .because("everything but the window runs without one")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("reins.app.screens..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .because("a screen's model is tested without a window")
                .check(CLASSES);
    }

    @Test
    void onlyInputUsesTheDeviceLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.app.input..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.lwjgl..", "net.java.games..")
                .because("one Pad interface stands for every device")
                .check(CLASSES);
    }

    @Test
    void onlyOneClassStartsThreads() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(WorkerThread.class.getName())
                .should()
                .accessTargetWhere(
                        calls(
                                        Thread.class.getName(),
                                        Set.of("<init>", "start", "startVirtualThread"))
                                .or(
                                        calls(
                                                Thread.class.getName(),
                                                Set.of("ofVirtual", "ofPlatform")))
                                .or(calls("java.util.concurrent.Executors", Set.of()))
                                .or(calls("java.util.concurrent.ForkJoinPool", Set.of()))
                                .or(calls("java.util.concurrent.CompletableFuture", Set.of()))
                                .or(calls("java.util.Timer", Set.of())))
                .because("a thread is a worker with a name, one loop and one place for its errors")
                .check(CLASSES);
    }

    @Test
    void locksAreInFlowOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.core.flow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent.locks..")
                .because("threads share immutable values, two queues and one slot")
                .check(CLASSES);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("reins.core.flow..")
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .because("threads share immutable values, two queues and one slot")
                .check(CLASSES);
    }

    @Test
    void nothingIsPushedOntoTheWindowsThread() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("reins.app.base.Afterwards")
                .should()
                .accessTargetWhere(calls("javafx.application.Platform", Set.of("runLater")))
                .because("the window drains one queue once a pulse, the only way data enters it")
                .check(CLASSES);
    }

    @Test
    void standardStreamsBelongToTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.app.cli..")
                .should()
                .accessTargetWhere(fields(System.class.getName(), Set.of("in", "out", "err")))
                .because("what is to be said goes through events or a ReinsException")
                .check(CLASSES);
        noClasses()
                .should()
                .accessTargetWhere(
                        describe(
                                "print a stack trace",
                                access ->
                                        access.getTarget()
                                                        instanceof
                                                        AccessTarget.MethodCallTarget called
                                                && called.getName().equals("printStackTrace")
                                                && called.getRawParameterTypes().isEmpty()))
                .because("a user is told one clear sentence")
                .check(CLASSES);
    }

    @Test
    void timeIsReadInOnePlaceAndInTheApp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("reins.app..")
                .and()
                .doNotHaveSimpleName("Paced")
                .and()
                .doNotHaveFullyQualifiedName("reins.sim.robot.OpenRobots")
                .and()
                .doNotHaveFullyQualifiedName("reins.sim.camera.WatchWorld")
                .should()
                .accessTargetWhere(
                        calls(System.class.getName(), Set.of("nanoTime", "currentTimeMillis"))
                                .or(calls("java.time.Instant", Set.of("now")))
                                .or(calls("java.time.LocalDateTime", Set.of("now")))
                                .or(calls("java.time.ZonedDateTime", Set.of("now")))
                                .or(calls("java.time.Clock", Set.of()))
                                .or(calls(Thread.class.getName(), Set.of("sleep"))))
                .because("a run is the same whenever it happens and however fast it goes")
                .check(CLASSES);
    }

    @Test
    void chanceIsAlwaysSeeded() {
        noClasses()
                .should()
                .accessTargetWhere(
                        calls("java.lang.Math", Set.of("random"))
                                .or(calls("java.util.concurrent.ThreadLocalRandom", Set.of()))
                                .or(unseeded("java.util.Random"))
                                .or(unseeded("java.util.SplittableRandom")))
                .because("the same seed gives the same run")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Manager|Helper)$")
                .because("such a name says nothing of the thing's duty")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked =
                CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(home -> !home.isAnnotatedWith(NullMarked.class))
                        .map(home -> home.getName())
                        .sorted()
                        .toList();
        assertEquals(List.of(), unmarked, "there is no null in our interfaces, and it is checked");
    }

    /** A call of one of these methods of a class; of any where the set is empty. */
    private static DescribedPredicate<JavaAccess<?>> calls(String owner, Set<String> names) {
        return describe(
                "call " + owner + " " + names,
                access ->
                        access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget
                                && hits(access, owner, names));
    }

    private static DescribedPredicate<JavaAccess<?>> fields(String owner, Set<String> names) {
        return describe(
                "use " + owner + " " + names,
                access ->
                        access.getTarget() instanceof AccessTarget.FieldAccessTarget
                                && hits(access, owner, names));
    }

    private static DescribedPredicate<JavaAccess<?>> unseeded(String owner) {
        return describe(
                "make an unseeded " + owner,
                access ->
                        access.getTarget() instanceof AccessTarget.ConstructorCallTarget made
                                && made.getOwner().getFullName().equals(owner)
                                && made.getRawParameterTypes().isEmpty());
    }

    private static boolean hits(JavaAccess<?> access, String owner, Set<String> names) {
        return access.getTarget().getOwner().getFullName().equals(owner)
                && (names.isEmpty() || names.contains(access.getTarget().getName()));
    }
}

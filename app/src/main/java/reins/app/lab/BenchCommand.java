package reins.app.lab;

import picocli.CommandLine.Command;

/** Groups the measurements. */
@Command(
        name = "bench",
        description = "Measure speed, or how well a learner learns.",
        subcommands = {
            BenchSpeedCommand.class,
            BenchStoreCommand.class,
            BenchCamerasCommand.class,
            BenchBridgeCommand.class,
            BenchCurveCommand.class,
            BenchLevelsCommand.class,
            BenchRlifCommand.class,
            BenchInterventionsCommand.class,
            BenchUpdatesCommand.class,
            BenchTrialCommand.class
        })
public final class BenchCommand {}

package reins.sim.robot;

import reins.core.fact.Camera;
import reins.sim.camera.CameraSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Puts together what came over a robot's wire and what its other cameras see. Safe on every thread.
 */
final class Senses implements AutoCloseable {
    private final List<Camera> cameras;
    private final List<? extends Eye> eyes;

    /**
     * @param cameras those of the robot's spec
     * @param eyes the cameras that are read beside the wire
     */
    Senses(List<Camera> cameras, List<? extends Eye> eyes) {
        this.cameras = List.copyOf(cameras);
        this.eyes = List.copyOf(eyes);
    }

    /** Those of a robot; its cameras begin to be read. */
    static Senses of(Robot robot, LongSupplier nanoTime) {
        List<Camera> cameras = robot.spec().cameras();
        List<LiveEye> eyes = new ArrayList<>();
        for (Camera camera : cameras) {
            CameraSource source = robot.eyes().get(camera.name());
            if (source != null) {
                eyes.add(new LiveEye(camera, source, nanoTime));
            }
        }
        return new Senses(cameras, eyes);
    }

    /** All of it, the pictures in the spec's order; empty where a camera has shown nothing yet. */
    Optional<Seen> with(Seen wire) {
        List<Seen.Sight> sights = sights(Optional.of(wire));
        return sights.size() == cameras.size()
                ? Optional.of(new Seen(wire.state(), sights, wire.arrivedNanos(), wire.number()))
                : Optional.empty();
    }

    /** The newest picture of each camera that has shown one, in the spec's order. */
    List<Seen.Sight> sights(Optional<Seen> wire) {
        return cameras.stream().flatMap(camera -> sight(camera.name(), wire).stream()).toList();
    }

    private Optional<Seen.Sight> sight(String camera, Optional<Seen> wire) {
        for (Eye eye : eyes) {
            if (eye.camera().equals(camera)) {
                return eye.newest();
            }
        }
        return wire.stream()
                .flatMap(seen -> seen.sights().stream())
                .filter(sight -> sight.frame().camera().equals(camera))
                .findFirst();
    }

    /** Why a camera beside the wire shows nothing, as a sentence; empty where all do. */
    String trouble() {
        return eyes.stream().map(Eye::trouble).filter(why -> !why.isEmpty()).findFirst().orElse("");
    }

    @Override
    public void close() {
        eyes.forEach(Eye::close);
    }
}

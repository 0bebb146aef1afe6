package reins.sim.worlds;

import org.jbox2d.common.Vec2;

import reins.core.fact.Scene;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.List;

/** How the arm's table looks, from the side and from the hand. Safe on every thread. */
final class ArmScene {
    private static final Scene.View VIEW = new Scene.View(-3.1, -0.75, 3.1, 3.35);

    /** How far around the hand's tip its camera sees, in metres; mostly ahead. */
    private static final Scene.View HAND_VIEW = new Scene.View(-0.8, -0.65, 0.8, 0.95);

    /** How far beyond the view things are painted, for windows of another shape; in metres. */
    private static final double BEYOND = 12;

    private static final int WALL = 0xFF0B1020;
    private static final int PANEL = 0xFF0F1629;
    private static final int SEAM = 0xFF182242;
    private static final int FLOOR = 0xFF090D19;
    private static final int TABLE = 0xFF2A3355;
    private static final int TABLE_EDGE = 0xFF6674AB;
    private static final int LEG = 0xFF1E2642;
    private static final int FOOT = 0xFF3A4468;
    private static final int PAD = 0xFF1C6B5E;
    private static final int PAD_EDGE = 0xFF3DDBB0;
    private static final int GLOW = 0x223DDBB0;
    private static final int LINK = 0xFFE9ECF8;
    private static final int LINK_SHADE = 0xFFB4BCD8;
    private static final int JOINT = 0xFF3A4468;
    private static final int JOINT_CAP = 0xFF5CC8FF;
    private static final int FINGER = 0xFF97A1C2;
    private static final int FINGER_HOLDS = PAD_EDGE;
    private static final int BLOCK = 0xFFFFB347;
    private static final int BLOCK_EDGE = 0xFFFFE2B0;
    private static final int BLOCK_MARK = 0xFFD98A20;
    private static final double TABLE_THICKNESS = 0.14;

    private static final List<Scene.Shape> STILL = still();

    private ArmScene() {}

    static Scene of(ArmJoints joints, ArmBodies bodies, double padX) {
        List<Scene.Shape> shapes = new ArrayList<>(STILL);
        pad(padX, shapes);
        foot(shapes);
        block(bodies, shapes);
        ArmPose pose = joints.pose();
        hand(pose, joints.gap(), bodies.holds(), shapes);
        link(pose.elbowX(), pose.elbowY(), pose.wristX(), pose.wristY(), 0.1, 0.08, shapes);
        link(0, ArmPose.SHOULDER_HEIGHT, pose.elbowX(), pose.elbowY(), 0.14, 0.1, shapes);
        joint(0, ArmPose.SHOULDER_HEIGHT, 0.2, shapes);
        joint(pose.elbowX(), pose.elbowY(), 0.15, shapes);
        joint(pose.wristX(), pose.wristY(), 0.11, shapes);
        return new Scene(VIEW, WALL, shapes);
    }

    private static List<Scene.Shape> still() {
        List<Scene.Shape> shapes = new ArrayList<>();
        for (int i = -8; i <= 8; i += 2) {
            double left = i * 1.5 - 0.75;
            shapes.add(fill(PANEL, left, -BEYOND, left + 1.5, BEYOND));
            shapes.add(new Scene.Line(vec(left, -BEYOND, left, BEYOND), SEAM, 0.02));
            shapes.add(new Scene.Line(vec(left + 1.5, -BEYOND, left + 1.5, BEYOND), SEAM, 0.02));
        }
        shapes.add(fill(FLOOR, -BEYOND, -BEYOND, BEYOND, -0.7));
        double edge = ArmBodies.TABLE;
        shapes.add(fill(LEG, -edge + 0.25, -0.75, -edge + 0.45, -0.1));
        shapes.add(fill(LEG, edge - 0.45, -0.75, edge - 0.25, -0.1));
        shapes.add(fill(TABLE, -edge, -TABLE_THICKNESS, edge, 0));
        shapes.add(new Scene.Line(vec(-edge, -0.02, edge, -0.02), TABLE_EDGE, 0.04));
        return List.copyOf(shapes);
    }

    private static void pad(double x, List<Scene.Shape> shapes) {
        double half = ArmBodies.PAD;
        double top = ArmBodies.PAD_HEIGHT;
        shapes.add(fill(GLOW, x - half, top, x + half, top + 0.5));
        shapes.add(fill(PAD, x - half, 0, x + half, top));
        shapes.add(new Scene.Line(vec(x - half, top - 0.03, x + half, top - 0.03), PAD_EDGE, 0.06));
    }

    private static void foot(List<Scene.Shape> shapes) {
        double half = ArmBodies.FOOT;
        double high = ArmPose.SHOULDER_HEIGHT;
        shapes.add(
                new Scene.Polygon(
                        vec(-half, 0, half, 0, half * 0.6, high, -half * 0.6, high),
                        FOOT,
                        JOINT,
                        0.03));
    }

    private static void block(ArmBodies bodies, List<Scene.Shape> shapes) {
        Vec2 at = bodies.block.getPosition();
        double angle = bodies.block.getAngle();
        double half = ArmBodies.BLOCK;
        shapes.add(box(at.x, at.y, angle, -half, -half, half, half, BLOCK, BLOCK_EDGE));
        double mark = half * 0.45;
        shapes.add(box(at.x, at.y, angle, -mark, -mark, mark, mark, BLOCK_MARK, 0));
    }

    private static void hand(ArmPose pose, double gap, boolean holds, List<Scene.Shape> shapes) {
        double x = pose.wristX();
        double y = pose.wristY();
        double palm = ArmBodies.PALM_LENGTH;
        double rail = (ArmJoints.WIDEST / 2 + ArmBodies.FINGER_WIDTH) * 1.02;
        shapes.add(box(x, y, pose.angle(), 0, -0.07, palm, 0.07, LINK_SHADE, JOINT));
        shapes.add(box(x, y, pose.angle(), palm - 0.07, -rail, palm, rail, JOINT, 0));
        int colour = holds ? FINGER_HOLDS : FINGER;
        double near = gap / 2;
        double far = near + ArmBodies.FINGER_WIDTH;
        double root = ArmPose.HAND - ArmBodies.FINGER_LENGTH;
        shapes.add(box(x, y, pose.angle(), root, near, ArmPose.HAND, far, colour, 0));
        shapes.add(box(x, y, pose.angle(), root, -far, ArmPose.HAND, -near, colour, 0));
    }

    /** A limb that tapers from one joint to the next. */
    private static void link(
            double fromX,
            double fromY,
            double toX,
            double toY,
            double fromHalf,
            double toHalf,
            List<Scene.Shape> shapes) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        double acrossX = -(toY - fromY) / length;
        double acrossY = (toX - fromX) / length;
        shapes.add(
                new Scene.Polygon(
                        vec(
                                fromX + acrossX * fromHalf,
                                fromY + acrossY * fromHalf,
                                toX + acrossX * toHalf,
                                toY + acrossY * toHalf,
                                toX - acrossX * toHalf,
                                toY - acrossY * toHalf,
                                fromX - acrossX * fromHalf,
                                fromY - acrossY * fromHalf),
                        LINK,
                        LINK_SHADE,
                        0.03));
    }

    private static void joint(double x, double y, double radius, List<Scene.Shape> shapes) {
        shapes.add(new Scene.Disc(x, y, radius, JOINT, LINK_SHADE, 0.03));
        shapes.add(new Scene.Disc(x, y, radius * 0.4, JOINT_CAP, 0, 0));
    }

    /** What the hand's camera sees: ahead of the hand is up, the tip in the middle. */
    static Scene fromHand(Scene scene, ArmPose pose) {
        double turn = Math.PI / 2 - pose.angle();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        List<Scene.Shape> shapes = new ArrayList<>();
        for (Scene.Shape shape : scene.shapes()) {
            shapes.add(
                    switch (shape) {
                        case Scene.Polygon(Vec points, int fill, int stroke, double width) ->
                                new Scene.Polygon(
                                        seen(points, pose, cos, sin), fill, stroke, width);
                        case Scene.Line(Vec points, int stroke, double width) ->
                                new Scene.Line(seen(points, pose, cos, sin), stroke, width);
                        case Scene.Disc disc -> {
                            Vec middle = seen(vec(disc.x(), disc.y()), pose, cos, sin);
                            yield new Scene.Disc(
                                    middle.at(0),
                                    middle.at(1),
                                    disc.radius(),
                                    disc.fill(),
                                    disc.stroke(),
                                    disc.lineWidth());
                        }
                        case Scene.Picture _, Scene.Label _ -> shape; // the arm has none
                    });
        }
        return new Scene(HAND_VIEW, scene.background(), shapes);
    }

    private static Vec seen(Vec points, ArmPose pose, double cos, double sin) {
        float[] seen = new float[points.size()];
        for (int i = 0; i < seen.length; i += 2) {
            double x = points.at(i) - pose.tipX();
            double y = points.at(i + 1) - pose.tipY();
            seen[i] = (float) (cos * x - sin * y);
            seen[i + 1] = (float) (sin * x + cos * y);
        }
        return Vec.of(seen);
    }

    private static Scene.Polygon fill(
            int colour, double left, double bottom, double right, double top) {
        return new Scene.Polygon(
                vec(left, bottom, right, bottom, right, top, left, top), colour, 0, 0);
    }

    /** A box in the frame of something at a place, turned by an angle. */
    private static Scene.Polygon box(
            double x,
            double y,
            double angle,
            double left,
            double bottom,
            double right,
            double top,
            int fill,
            int stroke) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Scene.Polygon(
                vec(
                        x + cos * left - sin * bottom,
                        y + sin * left + cos * bottom,
                        x + cos * right - sin * bottom,
                        y + sin * right + cos * bottom,
                        x + cos * right - sin * top,
                        y + sin * right + cos * top,
                        x + cos * left - sin * top,
                        y + sin * left + cos * top),
                fill,
                stroke,
                0.025);
    }

    private static Vec vec(double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return Vec.of(floats);
    }
}

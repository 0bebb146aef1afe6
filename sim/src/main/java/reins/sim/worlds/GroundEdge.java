package reins.sim.worlds;

import org.jbox2d.collision.AABB;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Transform;

/**
 * A piece of ground that the physics takes notice of when a body is still above it. JBox2D sweeps
 * no body against what it first noticed during the same tick, so that without this a fast foot
 * would come to stand in the ground before it stops. Used by one thread at a time.
 */
final class GroundEdge extends EdgeShape {
    /** How far above it a body is noticed, in metres: more than a foot's way in a tick. */
    private static final float NOTICE = 0.4f;

    @Override
    public void computeAABB(AABB box, Transform transform, int childIndex) {
        super.computeAABB(box, transform, childIndex);
        box.upperBound.y += NOTICE;
    }

    @Override
    public Shape clone() {
        GroundEdge copy = new GroundEdge();
        copy.m_radius = m_radius;
        copy.m_hasVertex0 = m_hasVertex0;
        copy.m_hasVertex3 = m_hasVertex3;
        copy.m_vertex0.set(m_vertex0);
        copy.m_vertex1.set(m_vertex1);
        copy.m_vertex2.set(m_vertex2);
        copy.m_vertex3.set(m_vertex3);
        return copy;
    }
}

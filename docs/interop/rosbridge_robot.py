"""A small robot of ROS 1 for rosbridge.sh: it goes as /cmd_vel says, for ever, and tells odometry,
joints, a laser scan and pictures whose upper row of blocks is the wall clock in milliseconds."""
import io
import math
import time

import rospy
from PIL import Image, ImageDraw
from geometry_msgs.msg import Twist
from nav_msgs.msg import Odometry
from sensor_msgs.msg import CompressedImage, JointState, LaserScan

WIDTH, HEIGHT, BITS = 320, 240, 16

told = Twist()


def hear(twist):
    global told
    told = twist
    print("told %.3f %.3f" % (twist.linear.x, twist.angular.z), flush=True)


def picture():
    image = Image.new("RGB", (WIDTH, HEIGHT), (40, 90, 140))
    draw = ImageDraw.Draw(image)
    size = WIDTH // BITS
    now = int(time.time() * 1000) % (1 << BITS)
    for bit in range(BITS):
        white = 255 * (now >> bit & 1)
        draw.rectangle([bit * size, 0, (bit + 1) * size - 1, size - 1], fill=(white, white, white))
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=80)
    message = CompressedImage(format="jpeg", data=jpeg.getvalue())
    message.header.stamp = rospy.Time.now()
    return message


rospy.init_node("small_robot")
rospy.Subscriber("/cmd_vel", Twist, hear, queue_size=1)
odometry = rospy.Publisher("/odom", Odometry, queue_size=1)
joints = rospy.Publisher("/joint_states", JointState, queue_size=1)
scans = rospy.Publisher("/scan", LaserScan, queue_size=1)
camera = rospy.Publisher("/camera/image/compressed", CompressedImage, queue_size=1)
x, y, heading = 0.0, 0.0, 0.0
rate = rospy.Rate(30)
while not rospy.is_shutdown():
    heading += told.angular.z / 30
    x += told.linear.x * math.cos(heading) / 30
    y += told.linear.x * math.sin(heading) / 30
    where = Odometry()
    where.header.stamp = rospy.Time.now()
    where.pose.pose.position.x, where.pose.pose.position.y = x, y
    where.pose.pose.orientation.z, where.pose.pose.orientation.w = math.sin(heading / 2), math.cos(heading / 2)
    where.twist.twist = told
    odometry.publish(where)
    joints.publish(JointState(name=["left wheel", "right wheel"], position=[x, y]))
    scans.publish(LaserScan(angle_min=-1.5, angle_max=1.5, range_min=0.1, range_max=12,
                            ranges=[float("inf"), 2.0, 3.0, float("nan"), 1.0, 0.01, 4.0, 5.0]))
    camera.publish(picture())
    rate.sleep()

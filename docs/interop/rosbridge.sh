#!/bin/sh
# Sets up the real rosbridge with a small robot on a bare Debian 12, without an installation of ROS,
# and runs both until Ctrl-C:  docs/interop/rosbridge.sh FOLDER [PORT]
# Some 600 MB and, the first time, up to ten minutes. Everything but Debian's packages lands in FOLDER.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?"say where: rosbridge.sh FOLDER [PORT]"}
port=${2:-9090}
sources=${ROSBRIDGE_SOURCES:-https://github.com/RobotWebTools/rosbridge_suite.git}
mkdir -p "$folder"
cd "$folder"

dpkg -s python3-rospy ros-nav-msgs python3-autobahn >/dev/null 2>&1 || apt-get install -y -q --no-install-recommends \
  python3-rospy python3-rosmaster python3-roslib python3-rosnode python3-rosservice python3-rostopic \
  python3-std-msgs python3-geometry-msgs python3-sensor-msgs python3-nav-msgs python3-std-srvs \
  ros-std-msgs ros-geometry-msgs ros-sensor-msgs ros-nav-msgs ros-std-srvs \
  python3-autobahn python3-twisted python3-tornado python3-bson python3-cbor2 python3-pil python3-numpy

# rosbridge is in no registry: its last state for ROS 1
[ -d suite ] || git clone -q --branch ros1 --depth 1 "$sources" suite
python=$folder/python
packages=$folder/packages
mkdir -p "$python" "$packages"
cp -r suite/rosbridge_library/src/* suite/rosbridge_server/src/* suite/rosapi/src/* "$python"

# its messages and services, as its build would generate them
for package in rosbridge_msgs rosapi; do
  mkdir -p "$python/$package/msg"
  touch "$python/$package/__init__.py"
  /usr/bin/python3 /usr/lib/genpy/genmsg_py.py -p $package -I $package:"$folder/suite/$package/msg" -I std_msgs:/usr/share/std_msgs/msg \
    -o "$python/$package/msg" suite/$package/msg/*.msg
  /usr/bin/python3 /usr/lib/genpy/genmsg_py.py --initpy -p $package -o "$python/$package/msg"
done
mkdir -p "$python/rosapi/srv"
/usr/bin/python3 /usr/lib/genpy/gensrv_py.py -p rosapi -I rosapi:"$folder/suite/rosapi/msg" -I std_msgs:/usr/share/std_msgs/msg \
  -o "$python/rosapi/srv" suite/rosapi/srv/*.srv
/usr/bin/python3 /usr/lib/genpy/genmsg_py.py --initpy -p rosapi -o "$python/rosapi/srv"

# who may connect is asked of a package that Debian has not; nobody is asked here
mkdir -p "$python/rosauth/srv"
touch "$python/rosauth/__init__.py"
echo 'class Authentication: pass' >"$python/rosauth/srv/__init__.py"

# rosbridge looks for the descriptions of packages, which Debian leaves out
for package in std_msgs geometry_msgs sensor_msgs nav_msgs actionlib_msgs std_srvs rosapi rosbridge_msgs rosgraph_msgs; do
  mkdir -p "$packages/$package"
  cat >"$packages/$package/package.xml" <<XML
<package><name>$package</name><version>1.0.0</version><description>$package</description>
<maintainer email="nobody@example.org">nobody</maintainer><license>BSD</license></package>
XML
done

export PYTHONPATH="$python:/usr/lib/python3/dist-packages" ROS_PACKAGE_PATH="$packages"
export ROS_MASTER_URI=http://127.0.0.1:11311 ROS_IP=127.0.0.1
trap 'kill $(jobs -p) 2>/dev/null' EXIT INT TERM
/usr/bin/python3 -c 'import rosmaster; rosmaster.rosmaster_main()' --core >rosmaster.log 2>&1 &
sleep 3
/usr/bin/python3 suite/rosapi/scripts/rosapi_node >rosapi.log 2>&1 &
/usr/bin/python3 "$here/rosbridge_robot.py" >robot.log 2>&1 &
/usr/bin/python3 suite/rosbridge_server/scripts/rosbridge_websocket.py --address 127.0.0.1 --port "$port" >rosbridge.log 2>&1 &
echo "rosbridge at localhost:$port; its logs are in $folder"
wait

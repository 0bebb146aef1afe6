"""Writes teachers of words for three environments of Gymnasium, each a rule as an ONNX file.

    pip install onnx
    python docs/word_teachers.py FOLDER

A policy needs no training to drive in Reins or to teach there: an ONNX graph from "observation",
the world's numbers [N, S], to "word", the number of a word of its vocabulary [N], is all of it.
"""

import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def write(name, numbers, nodes, **constants):
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("observation", TensorProto.FLOAT, ["N", numbers])],
        [helper.make_tensor_value_info("word", TensorProto.INT64, ["N"])],
        [numpy_helper.from_array(value, key) for key, value in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, f"{sys.argv[1]}/{name}.onnx")


node = helper.make_node
likeliest = node("ArgMax", ["scores"], ["word"], axis=1, keepdims=0)

# CartPole (left, right): push to where the pole falls, a bit against where the cart is.
falls = np.array([[0, 0.1], [0, 0.3], [0, 1], [0, 0.5]], np.float32)
write("cartpole", 4, [node("MatMul", ["observation", "falls"], ["scores"]), likeliest], falls=falls)

# MiniGrid without walls inside (left, right, forward, …): turn until the goal is ahead, go there.
# The state is the direction, then three numbers for each of 7×7 cells, column by column, the
# first of which is 8 at the goal; the agent stands in the middle of the last row.
sees, says = np.zeros((1 + 3 * 49, 49), np.float32), np.zeros((49, 7), np.float32)
for column in range(7):
    for row in range(7):
        cell = 7 * column + row
        sees[1 + 3 * cell, cell] = 1
        says[cell, 2 if row < 6 else 0 if column < 3 else 1] = 1
write("minigrid", 1 + 3 * 49,
      [node("Gemm", ["observation", "sees", "seven"], ["more"]), node("Relu", ["more"], ["goal"]),
       node("Gemm", ["goal", "says", "otherwise"], ["scores"]), likeliest],
      sees=sees, seven=np.full(49, -7, np.float32), says=says,
      otherwise=np.array([0, 0.5, 0, 0, 0, 0, 0], np.float32))

# FrozenLake (left, down, right, up): the best word of each cell on slippery ice, by value iteration.
best = np.array([0, 3, 3, 3, 0, 0, 0, 0, 3, 1, 0, 0, 0, 2, 1, 0])
write("frozenlake", 1,
      [node("Cast", ["observation"], ["cell"], to=TensorProto.INT64),
       node("Gather", ["best", "cell"], ["words"]),
       node("Squeeze", ["words", "second"], ["word"])],
      best=best, second=np.array([1]))

"""The numpy peers behind a pipe: first a line that says numpy is here, then for each line of JSON another.

{"peer": "plain", "trials": n}     draws and computes n trials: the mean of each of the 36 figures
{"peer": "tuned", "inputs": [...]} the 36 figures of each of the given futures

Whoever starts this pins the threads of numpy's libraries to one.
"""

import json
import os
import sys

import numpy as np

from numpyModel import NAMES, Model
from numpyPlain import Plain
from numpyProducts import Products
from numpyTuned import Tuned


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(folder, "model.json"), encoding="utf8") as file:
        model = Model(json.load(file))
    peers = {"plain": Plain(model), "tuned": Tuned(model), "products": Products(model)}
    print(json.dumps({"numpy": np.__version__}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        peer = peers[asked["peer"]]
        if "inputs" in asked:
            inputs = np.array(asked["inputs"]).T.reshape(len(model.fields), len(NAMES), -1)
            answer = peer.evaluate(inputs).T
        else:
            answer = peer.run(asked["trials"])
        print(json.dumps(answer.tolist()), flush=True)


if __name__ == "__main__":
    main()

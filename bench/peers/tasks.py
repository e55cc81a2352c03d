# SPDX-License-Identifier: Apache-2.0
"""What the twins of `ceteris bench` have in common: the tasks, MNIST as float32, the line that is printed.

A peer is a module with one function, `train(layers, batch, learning_rate, epochs)`, which yields the seconds of each
epoch's training and returns the test accuracy. Compilation happens before the first epoch's clock starts. README.md
says what is counted and what is not.
"""

import argparse
import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MNIST = ROOT / "data/src/main/resources/dev/ceteris/data/mnist"

# hidden layers, batch size, learning rate, epochs
TASKS = {
    "A": ([128], 128, 0.1, 5),
    "B": ([512, 384], 128, 0.1, 5),
    "C": ([128], 60_000, 0.4, 10),
    "D": ([128], 1024, 0.4, 5),
    "E": ([512, 384, 288], 128, 0.1, 3),
}
# The nine networks of task F, one epoch each with batch 128 and learning rate 0.1, the largest first.
NINE = [[512, 384, 288], [512, 384], [512], [254, 190, 142], [254, 190], [254], [128, 96, 72], [128, 96], [128]]


def mnist():
    """Training and test part, each as float32 pixels/255 (n x 784) and integer labels (n)."""
    import numpy

    def part(name):
        with gzip.open(MNIST / f"{name}-images-idx3-ubyte.gz") as file:
            pixels = numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 784)
        with gzip.open(MNIST / f"{name}-labels-idx1-ubyte.gz") as file:
            labels = numpy.frombuffer(file.read(), numpy.uint8, offset=8)
        return pixels.astype(numpy.float32) / 255, labels.astype(numpy.int32)

    return part("train") + part("t10k")


def main(peer, version, train):
    """Reads --tasks and --threads as `ceteris bench` does and prints a line for each pair of them."""
    parser = argparse.ArgumentParser(description=f"Times {peer} at the tasks of `ceteris bench`.")
    parser.add_argument("--tasks", default="A,B,C,D,E,F", metavar="A,B", help="which tasks (default: %(default)s)")
    parser.add_argument("--threads", default=",".join(map(str, sorted({1, len(cores())}))), metavar="1,2",
        help="how many cores train a network together (default: %(default)s)")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        work(arguments.worker, train)
        return
    chosen = arguments.tasks.split(",")
    unknown = [task for task in chosen if task != "F" and task not in TASKS]
    if unknown:
        parser.error(f"unknown task '{unknown[0]}', expected some of {', '.join([*TASKS, 'F'])}")
    counts = [int(count) if count.isdigit() else 0 for count in arguments.threads.split(",")]
    if not all(1 <= count <= len(cores()) for count in counts):
        parser.error(f"--threads is {arguments.threads}, expected whole numbers of 1 to {len(cores())}, the cores here")
    for task in chosen:
        if task == "F":
            nine(peer, version)
            continue
        for threads in counts:
            environment = dict(os.environ, CETERIS_PEER_THREADS=str(threads), OMP_NUM_THREADS=str(threads))
            spec = json.dumps(TASKS[task])
            out = subprocess.run(
                [sys.executable, sys.argv[0], "--worker", spec], env=environment, stdout=subprocess.PIPE, check=True)
            say(peer, version(), task, threads, **json.loads(out.stdout))


def say(peer, version, task, threads, sec_per_epoch, first_epoch_sec, test_accuracy):
    print(json.dumps(dict(peer=peer, version=version, task=task, threads=threads, sec_per_epoch=sec_per_epoch,
        first_epoch_sec=first_epoch_sec, test_accuracy=test_accuracy), separators=(",", ":")), flush=True)


def work(spec, train):
    """One task in a process of its own, which has as many cores as threads."""
    layers, batch, learning_rate, epochs = json.loads(spec)
    seconds, accuracy = run(train, layers, batch, learning_rate, epochs)
    print(json.dumps(dict(
        sec_per_epoch=round(statistics.median(seconds[1:] or seconds), 4),
        first_epoch_sec=round(seconds[0], 4),
        test_accuracy=round(accuracy, 4))))


def run(train, layers, batch, learning_rate, epochs):
    trial = train(layers, batch, learning_rate, epochs)
    seconds = []
    while True:
        try:
            seconds.append(next(trial))
        except StopIteration as end:
            return seconds, end.value


def nine(peer, version):
    """Two processes at a time, one core each, until the nine networks are trained; seconds of training, wall clock.

    Each process is started before the clock, loads its data and waits, as a pool of workers would; the time a peer
    takes to compile its networks is not counted.
    """
    import concurrent.futures
    import multiprocessing

    context = multiprocessing.get_context("spawn")
    ready = context.Queue()
    for core in (cores() * 2)[:2]:
        ready.put(core)
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ["CETERIS_PEER_THREADS"] = "1"
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context, initializer=take_core, initargs=(ready,)) as pool:
        module = sys.argv[0]
        list(pool.map(warm, [module] * 2))
        results = list(pool.map(one_epoch, [module] * 9, NINE))
    # The pool deals the next network to whichever process is free: the same greedy plan over the measured seconds
    # without the compilation between them.
    ends = [0.0, 0.0]
    for seconds, _ in results:
        ends[ends.index(min(ends))] += seconds
    say(peer, version(), "F", 2, round(max(ends), 4), round(max(ends), 4), round(max(a for _, a in results), 4))


def take_core(ready):
    os.sched_setaffinity(0, {ready.get()})


def trainer(module):
    import importlib.util

    spec = importlib.util.spec_from_file_location("peer", module)
    peer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(peer)
    return peer.train


def warm(module):
    run(trainer(module), [16], 128, 0.1, 1)
    time.sleep(1)  # so that each process takes one of the two


def one_epoch(module, layers):
    seconds, accuracy = run(trainer(module), layers, 128, 0.1, 1)
    return seconds[0], accuracy


def threads():
    """How many cores this process may use; also takes them, so that no library finds more."""
    count = int(os.environ.get("CETERIS_PEER_THREADS", len(cores())))
    available = cores()
    if len(available) > count:
        os.sched_setaffinity(0, set(available[:count]))
    return count


def cores():
    """The cores that this process may use. Linux only, as is all that binds a process to some of them."""
    return sorted(os.sched_getaffinity(0))

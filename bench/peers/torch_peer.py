# SPDX-License-Identifier: Apache-2.0
"""Tasks A-F in PyTorch: the data set as one tensor, each batch taken by index, the fused optimizer.

    pip install torch && python bench/peers/torch_peer.py --tasks A,B --threads 1,2
"""

import itertools
import time

import tasks

count = tasks.threads()

import torch  # noqa: E402 (it counts the cores when it is loaded)
from torch import nn  # noqa: E402


def train(layers, batch, learning_rate, epochs):
    torch.set_num_threads(count)
    torch.manual_seed(1)
    x, y, test_x, test_y = map(torch.from_numpy, tasks.mnist())
    y, test_y = y.long(), test_y.long()
    sizes = [784, *layers, 10]
    modules = itertools.chain(*((nn.Linear(i, o), nn.ReLU()) for i, o in zip(sizes, sizes[1:])))
    network = nn.Sequential(*list(modules)[:-1])
    for layer in network[::2]:  # the initial weights of the other peers, so that accuracies can be compared
        nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
        nn.init.zeros_(layer.bias)
    optimizer = torch.optim.SGD(network.parameters(), lr=learning_rate, fused=True)
    cross_entropy = nn.functional.cross_entropy

    def update(x, y):
        optimizer.zero_grad(set_to_none=True)
        cross_entropy(network(x), y).backward()
        optimizer.step()

    update(x[:8], y[:8])  # the first call sets up threads and memory
    for _ in range(epochs):
        started = time.perf_counter()
        if batch == len(x):
            update(x, y)
        else:
            for indices in torch.randperm(len(x)).split(batch):
                update(x[indices], y[indices])
        yield time.perf_counter() - started
    with torch.no_grad():
        return (network(test_x).argmax(1) == test_y).float().mean().item()


if __name__ == "__main__":
    tasks.main("pytorch", lambda: torch.__version__, train)

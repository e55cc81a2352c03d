# SPDX-License-Identifier: Apache-2.0
"""Tasks A-F in JAX: a whole epoch is one compiled scan over the batches, with the weights donated.

    pip install jax && python bench/peers/jax_peer.py --tasks A,B --threads 1,2
"""

import time

import tasks

tasks.threads()

import jax  # noqa: E402 (it counts the cores when it is loaded)
import jax.numpy as jnp  # noqa: E402
import numpy  # noqa: E402


def forward(weights, x):
    for w, b in weights[:-1]:
        x = jax.nn.relu(x @ w + b)
    w, b = weights[-1]
    return x @ w + b


def loss(weights, x, y):
    logits = forward(weights, x)
    return jnp.mean(jax.nn.logsumexp(logits, axis=1) - jnp.take_along_axis(logits, y[:, None], axis=1)[:, 0])


def step(weights, x, y, learning_rate):
    gradients = jax.grad(loss)(weights, x, y)
    return jax.tree.map(lambda w, g: w - learning_rate * g, weights, gradients)


def train(layers, batch, learning_rate, epochs):
    x, y, test_x, test_y = map(jnp.asarray, tasks.mnist())
    samples = x.shape[0]
    random = numpy.random.default_rng(1)
    sizes = [784, *layers, 10]
    weights = [
        (jnp.asarray(random.normal(0, (2 / i) ** 0.5, (i, o)), jnp.float32), jnp.zeros(o, jnp.float32))
        for i, o in zip(sizes, sizes[1:])
    ]
    whole = samples // batch

    def epoch(weights, x, y, order):
        if whole == 1:
            return step(weights, x, y, learning_rate)

        def body(weights, indices):
            return step(weights, x[indices], y[indices], learning_rate), None

        weights, _ = jax.lax.scan(body, weights, order[: whole * batch].reshape(whole, batch))
        rest = order[whole * batch :]
        return step(weights, x[rest], y[rest], learning_rate) if samples % batch else weights

    compiled = jax.jit(epoch, donate_argnums=0).lower(weights, x, y, jnp.arange(samples)).compile()
    for _ in range(epochs):
        started = time.perf_counter()
        order = jnp.asarray(random.permutation(samples).astype(numpy.int32))
        weights = jax.block_until_ready(compiled(weights, x, y, order))
        yield time.perf_counter() - started
    return float(jnp.mean(jnp.argmax(forward(weights, test_x), axis=1) == test_y))


if __name__ == "__main__":
    tasks.main("jax", lambda: jax.__version__, train)

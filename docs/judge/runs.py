# Makes runs.csv: softmax regression on 2,000 images of MNIST, with and without momentum. Needs NumPy; run it from the checkout.
import csv, gzip, numpy as np

def idx(name, skip):
    with gzip.open("data/src/main/resources/dev/ceteris/data/mnist/" + name) as file:
        return np.frombuffer(file.read(), np.uint8, offset=skip)

images = idx("train-images-idx3-ubyte.gz", 16).reshape(-1, 784) / np.float32(255)
labels = idx("train-labels-idx1-ubyte.gz", 8)
test, test_labels = images[-10000:], labels[-10000:]

with open("docs/judge/runs.csv", "w", newline="") as file:
    log = csv.writer(file, lineterminator="\n")
    log.writerow(["optimizer", "batch_size", "seed", "epoch", "test_acc"])
    for seed in range(1, 11):
        for beta in (0.0, 0.9):
            for batch in (16, 64):
                draw = np.random.default_rng(seed)
                chosen = draw.choice(50000, 2000, replace=False)
                w, v = draw.normal(0, 0.01, (784, 10)), np.zeros((784, 10))
                for epoch in range(1, 4):
                    order = draw.permutation(chosen)
                    for i in range(0, 2000, batch):
                        x, y = images[order[i:i + batch]], labels[order[i:i + batch]]
                        p = np.exp(x @ w - (x @ w).max(1, keepdims=True))
                        p = p / p.sum(1, keepdims=True) - np.eye(10)[y]
                        v = beta * v + x.T @ p / len(y)
                        w = w - 0.02 * v
                    accuracy = ((test @ w).argmax(1) == test_labels).mean()
                    log.writerow(["momentum" if beta else "sgd", batch, seed, epoch, f"{accuracy:.4f}"])

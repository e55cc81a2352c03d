-- A trial that may stop early is worth what its best epoch was worth, not what its last one was.

ALTER TABLE trial ADD COLUMN result_epoch INTEGER; -- when done: the epoch that ended with the weights of weights_sha256

UPDATE trial SET result_epoch = (SELECT max(epoch) FROM epoch_metric WHERE epoch_metric.trial = trial.id)
    WHERE state = 'done';

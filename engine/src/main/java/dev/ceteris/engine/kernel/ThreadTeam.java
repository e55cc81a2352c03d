// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.engine.kernel;

import static dev.ceteris.base.Require.require;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A fixed number of threads that do one thing together: the caller and its helpers. What each of them does follows from
 * its number alone, so results do not depend on who was faster.
 *
 * <p>Between two works a helper spins for a moment, because the next one usually comes within microseconds, then
 * yields, then sleeps, so that an idle or crowded machine is left in peace. One caller at a time.
 */
public final class ThreadTeam implements AutoCloseable {
    /** About 20 µs of spinning: longer than the serial part between two works of a small network. */
    private static final int SPINS = 2_000;

    /** Further checks, each after giving up the processor once. */
    private static final int YIELDS = 100;

    private final Member[] helpers;
    private final Member caller;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger generation = new AtomicInteger();
    private volatile boolean closed;
    private volatile Throwable failure;
    private Work work;

    /** What the threads of a team do together. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does one share.
         *
         * @param part number of the share, counted from 0
         * @param parts number of shares
         */
        void part(int part, int parts);
    }

    private ThreadTeam(int threads) {
        // Where threads share cores, who spins takes the core from who works.
        int spins = threads <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
        caller = new Member(spins);
        helpers = new Member[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Member(spins);
        }
        for (int i = 0; i < helpers.length; i++) {
            int part = i + 1;
            Thread.ofPlatform().daemon().name("team-" + part).start(() -> help(part));
        }
    }

    /** One thread of the team, as the others see it. */
    private static final class Member {
        private final int spins;

        /** The thread while it sleeps; to wake one that does not would cost a lock for nothing. */
        private volatile Thread asleep;

        Member(int spins) {
            this.spins = spins;
        }

        /** Waits in three ways, each cheaper for others and slower to wake than the one before. */
        @SuppressWarnings("ThreadPriorityCheck") // yielding is a courtesy here, nothing relies on it
        void await(BooleanSupplier reached) {
            for (int i = 0; i < spins; i++) {
                if (reached.getAsBoolean()) {
                    return;
                }
                Thread.onSpinWait();
            }
            for (int i = 0; i < YIELDS; i++) {
                if (reached.getAsBoolean()) {
                    return;
                }
                Thread.yield();
            }
            asleep = Thread.currentThread();
            // Checked once more after saying so: either this check sees the change, or the changing thread sees the
            // sleeper.
            while (!reached.getAsBoolean()) {
                LockSupport.park();
            }
            asleep = null;
        }

        void wake() {
            Thread sleeper = asleep;
            if (sleeper != null) {
                LockSupport.unpark(sleeper);
            }
        }
    }

    /**
     * A team of {@code threads}, the caller among them.
     *
     * @param threads 1 to 1024
     */
    public static ThreadTeam of(int threads) {
        require(threads >= 1 && threads <= 1024, "threads", threads, "between 1 and 1024");
        return new ThreadTeam(threads);
    }

    /** Number of threads, the caller among them. */
    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Does a work, one share per thread; returns when all shares are done. What the caller's own share throws is thrown
     * as it is, with a helper's failure in the same work as suppressed.
     *
     * @throws IllegalStateException when only a helper's share failed, with its failure as the cause
     */
    public void run(Work shared) {
        if (helpers.length == 0) {
            shared.part(0, 1);
            return;
        }
        work = shared;
        pending.set(helpers.length);
        generation.incrementAndGet();
        wakeHelpers();
        try {
            shared.part(0, threads());
        } catch (Throwable own) {
            Throwable helpers = helpersFailure();
            if (helpers != null && !helpers.equals(own)) {
                own.addSuppressed(helpers);
            }
            throw own;
        }
        Throwable cause = helpersFailure();
        if (cause != null) {
            throw new IllegalStateException("a helper's share failed", cause);
        }
    }

    /** Waits for the helpers; what one of them threw, null when none did. Forgets it: the next work is another one. */
    private Throwable helpersFailure() {
        caller.await(this::done);
        Throwable thrown = failure;
        failure = null;
        return thrown;
    }

    private boolean done() {
        return pending.get() == 0;
    }

    private void help(int part) {
        int seen = 0;
        while (true) {
            int last = seen;
            helpers[part - 1].await(() -> generation.get() != last || closed);
            if (closed) {
                return;
            }
            seen = generation.get();
            try {
                work.part(part, threads());
            } catch (Throwable thrown) {
                failure = thrown;
            }
            if (pending.decrementAndGet() == 0) {
                caller.wake();
            }
        }
    }

    /** Ends the helpers; a team cannot be used afterwards. */
    @Override
    public void close() {
        closed = true;
        wakeHelpers();
    }

    private void wakeHelpers() {
        for (Member helper : helpers) {
            helper.wake();
        }
    }
}

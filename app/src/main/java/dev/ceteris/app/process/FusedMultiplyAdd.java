// SPDX-License-Identifier: Apache-2.0
package dev.ceteris.app.process;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whether the processor multiplies and adds in one instruction, as the JVM sees it. */
public final class FusedMultiplyAdd {
    private static final String WARNING =
            "warning: this processor, or this JVM on it, has no fused multiply-add instruction (UseFMA is off); results"
                    + " are the same to the last bit, but training takes a thousand times as long or more";

    private FusedMultiplyAdd() {}

    /** What to say before something is trained without it. */
    public static Optional<String> warning() {
        return warning(name -> ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption(name)
                .getValue());
    }

    /**
     * The same for any JVM.
     *
     * @param flag the value of one of its flags; throws IllegalArgumentException where there is no such flag
     */
    public static Optional<String> warning(UnaryOperator<String> flag) {
        try {
            return flag.apply("UseFMA").equals("false") ? Optional.of(WARNING) : Optional.empty();
        } catch (IllegalArgumentException noSuchFlag) {
            return Optional.empty();
        }
    }
}

"""drain.py SECONDS SIGNAL COMMAND...: what drain.sh does, for images without a shell."""

import os
import signal
import sys
import time

seconds, name, *command = sys.argv[1:]
child = os.posix_spawnp(command[0], command, os.environ)


def pass_on(*_):
    time.sleep(float(seconds))
    os.kill(child, signal.Signals[f"SIG{name}"])


for one in (signal.SIGTERM, signal.SIGQUIT):
    signal.signal(one, pass_on)

code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.exit(code if code >= 0 else 128 - code)

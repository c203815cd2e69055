"""Run one command, and end it when the process that asked for it is gone.

    python -I -S watcher.py PIPE COMMAND...

PIPE is the reading end of a pipe whose writing end only `manage.py start` holds. When that closes, by
choice or because `start` was killed, the command is asked to stop, and killed with all that it started
after GRACE seconds. Imports nothing of the site: a watcher has to stay small and to start at once.
"""

import os
import signal
import subprocess
import sys
import threading
import time

GRACE = 8


def main() -> None:
    # This process leads the group that the command and its children are in, so one signal reaches all. A TERM
    # that is sent to the whole group is the command's to answer; its own handlers start at the default.
    signal.signal(signal.SIGTERM, lambda *_: None)
    command = subprocess.Popen(sys.argv[2:])  # noqa: S603 (the supervisor's own command)
    threading.Thread(target=end_with_the_pipe, args=(int(sys.argv[1]), command), daemon=True).start()
    command.wait()
    os.killpg(0, signal.SIGKILL)  # what the command left behind, and this process


def end_with_the_pipe(pipe: int, command: "subprocess.Popen[bytes]") -> None:
    os.read(pipe, 1)
    # Only the command: it knows in which order to stop its own children.
    command.terminate()
    time.sleep(GRACE)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()

"""Runs MiniStack for as long as standard input stays open.

When whoever started it goes away, however that happens, standard input ends and MiniStack stops as it does by SIGTERM, its
state saved: nothing is left running.
"""

import os
import signal
import threading

from ministack.app import main


def stop_with_parent():
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


threading.Thread(target=stop_with_parent, daemon=True).start()
main()

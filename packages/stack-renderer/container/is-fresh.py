"""is-fresh.py FILE SECONDS: exits 0 when FILE was touched within the last SECONDS; for images without a shell."""

import os
import sys
import time

sys.exit(0 if time.time() - os.stat(sys.argv[1]).st_mtime < float(sys.argv[2]) else 1)

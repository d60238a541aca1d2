"""http-live.py PORT PATH HOST: exits 0 when http://127.0.0.1:PORT/PATH answers 2xx to HOST.

As little of Python as will do, since it starts every few seconds: no http.client, no site packages.
"""

import _socket
import sys

port, path, host = sys.argv[1:]
connection = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
connection.settimeout(4)
connection.connect(("127.0.0.1", int(port)))
# As the front desk would ask: otherwise an application that insists on TLS answers with a redirect.
request = f"GET {path} HTTP/1.0\r\nHost: {host}\r\nX-Forwarded-Proto: https\r\nUser-Agent: health-check\r\n\r\n"
connection.send(request.encode())
answer = connection.recv(64)
status = answer.split(b" ", 2)[1] if answer.startswith(b"HTTP/") else b""
sys.exit(0 if status[:1] == b"2" else f"{path} answered {answer[:32]!r}")

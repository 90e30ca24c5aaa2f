"""What the adapters of clients written for Python share: see adapter.mjs."""
import base64
import json
import os
import sys
import threading

_said = threading.Lock()


def say(line):
    with _said:
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def decode(text):
    return None if text is None else base64.b64decode(text)


def encode(data):
    return None if data is None else base64.b64encode(data).decode()


def serve(operations):
    """Each operation takes the request and returns the answer's value. One after another."""
    for line in sys.stdin:
        request = json.loads(line)
        try:
            say({"id": request["id"], "value": operations[request["op"]](request)})
        except Exception as error:
            say({"id": request["id"], "error": "%s %s" % (type(error).__name__, error)})
    os._exit(0)

#!/usr/bin/python3
"""Puts a bot behind matterbridge's websocket: matterbridge-websocket.py URL COMMAND...

    matterbridge-websocket.py ws://127.0.0.1:4242/api/websocket \\
        spotter bot --format matterbridge --name Spotter --state spotter.db

Connects again when matterbridge goes away; the bot, and every reply that is still to be sent, stays.
MATTERBRIDGE_TOKEN is sent if it is set. Needs Debian's python3-websocket.
"""
import os
import subprocess
import sys
import threading
import time

import websocket

url, command = sys.argv[1], sys.argv[2:]
token = os.environ.get("MATTERBRIDGE_TOKEN")
headers = [f"Authorization: Bearer {token}"] if token else []
bot = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
connected = threading.Event()
connection = None


def send_replies():
    for reply in bot.stdout:
        sent = False
        while not sent:
            connected.wait()
            try:
                connection.send(reply.decode().rstrip("\n"))
                sent = True
            except (OSError, websocket.WebSocketException):
                time.sleep(1)
    os._exit(bot.wait())


threading.Thread(target=send_replies, daemon=True).start()
while True:
    try:
        connection = websocket.create_connection(url, header=headers)
        connected.set()
        while message := connection.recv():
            bot.stdin.write(message.encode() + b"\n")
            bot.stdin.flush()
    except (OSError, websocket.WebSocketException) as error:
        print(f"{url}: {error}; trying again", file=sys.stderr)
    connected.clear()
    time.sleep(1)

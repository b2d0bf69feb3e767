"""A mail server of our own: takes letters over SMTP and answers as it is told."""

import socketserver
import threading
from contextlib import contextmanager


class MailServer(socketserver.ThreadingTCPServer):
    """`taken` holds (recipients, raw letter). `answers` replaces the answer to a command by
    another; None drops the connection instead.
    """

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Talk)
        self.taken: list[tuple[list[str], str]] = []
        self.answers: dict[str, str | None] = {}

    @property
    def port(self) -> int:
        return self.server_address[1]


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 ready")
        recipients: list[str] = []
        while line := self.rfile.readline().decode().strip():
            command = line.split()[0].upper().split(":")[0]
            answer = self.server.answers.get(command, "250 fine")
            if answer is None:
                return
            if command == "QUIT":
                self.say("221 bye")
                return
            if command == "RCPT" and answer.startswith("2"):
                recipients.append(line.partition("<")[2].partition(">")[0])
            if command == "DATA" and answer.startswith("2"):
                self.say("354 go on")
                if not self.take(recipients):
                    return
            self.say(answer)

    def take(self, recipients: list[str]) -> bool:
        lines = iter(lambda: self.rfile.readline().decode(), ".\r\n")
        self.server.taken.append((list(recipients), "".join(lines)))
        return "AFTER" not in self.server.answers

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@contextmanager
def mail_server():
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()

# SPDX-License-Identifier: Apache-2.0
"""A mail server for tests, on a free port of loopback. How it behaves is its mode:
accept, later (451 to RCPT), refuse (550 to RCPT), no_login (535), hang (no answer after DATA until it is
let go), drop (the connection ends in the middle of DATA), down (connections are refused)."""
import email
import email.policy
import socket
import threading


class Sink:
    def __init__(self):
        self.mode = 'accept'
        self.mails = []        # whole mails that were answered with 250
        self.seen = []         # (mode, Message-ID) of each DATA that came to its end
        self.commands = []
        self.released = threading.Event()
        self.in_data = threading.Event()
        self.port = 0
        self._listen()

    def _listen(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(('127.0.0.1', self.port))
        self.port = self.socket.getsockname()[1]
        self.socket.listen(8)
        threading.Thread(target=self._accept, args=(self.socket,), daemon=True).start()

    def set(self, mode):
        """Goes down, comes up again on the same port, or only behaves otherwise."""
        was, self.mode = self.mode, mode
        if mode == 'down':
            self.socket.shutdown(socket.SHUT_RDWR)
            self.socket.close()
        elif was == 'down':
            self._listen()

    def _accept(self, listening):
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection):
        stream = connection.makefile('rwb')

        def say(line):
            stream.write(line.encode() + b'\r\n')
            stream.flush()

        try:
            say('220 sink.test ESMTP')
            while line := stream.readline():
                command = line.strip().decode(errors='replace')
                self.commands.append(command)
                verb = command.split(' ')[0].upper()
                if verb == 'EHLO':
                    say('250-sink.test')
                    say('250 AUTH PLAIN')
                elif verb == 'AUTH':
                    say('535 5.7.8 wrong password' if self.mode == 'no_login' else '235 welcome')
                elif verb == 'RCPT' and self.mode == 'later':
                    say('451 4.3.0 try again later')
                elif verb == 'RCPT' and self.mode == 'refuse':
                    say('550 5.1.1 no such user here')
                elif verb == 'DATA':
                    say('354 go on')
                    if not self._data(stream, connection):
                        return
                    say('250 2.0.0 queued as 1')
                elif verb == 'QUIT':
                    say('221 bye')
                    return
                else:
                    say('250 fine')
        except (OSError, ValueError):
            pass
        finally:
            connection.close()

    def _data(self, stream, connection):
        mode, lines = self.mode, []
        self.in_data.set()
        if mode == 'drop':
            stream.readline()
            connection.shutdown(socket.SHUT_RDWR)
            return False
        while (line := stream.readline()) not in (b'.\r\n', b''):
            lines.append(line[1:] if line.startswith(b'.') else line)
        if line == b'':
            return False
        mail = email.message_from_bytes(b''.join(lines), policy=email.policy.default)
        self.seen.append((mode, mail['Message-ID']))
        if mode == 'hang':
            self.released.wait(60)
        self.mails.append(mail)
        return True

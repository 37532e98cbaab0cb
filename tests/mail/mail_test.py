# SPDX-License-Identifier: Apache-2.0
"""The running program and its mails, seen from outside: what an administrator does on pages, what arrives
at a mail server, and what an ill-behaved one changes about that."""
import http.cookiejar
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

from sink import Sink

NYATA = os.path.join(sys.argv[1], 'nyata')
PASSWORD = 'kuda lari di pantai'
number = failed = 0


def check(name, holds, why=''):
    global number, failed
    number += 1
    failed += not holds
    print(f'{"ok" if holds else "not ok"} {number} - {name}')
    if not holds:
        print(f'# {why}')


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


class Database:
    """Statements from outside, as an administrator at the console types them."""

    def __init__(self, url):
        self.url = url

    def run(self, sql):
        if self.url.startswith('sqlite:'):
            command = ['sqlite3', '-cmd', '.timeout 5000', self.url[7:], sql]
        else:
            command = ['psql', '-qAtd', self.url, '-c', sql]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def mail(self, recipient):
        """(state, tries, answer, has text) of the newest mail to somebody."""
        line = self.run("SELECT state || '|' || tries || '|' || (text <> '') || '|' || answer FROM outbox"
                        f" WHERE recipient = '{recipient}' ORDER BY id DESC LIMIT 1")
        state, tries, has_text, answer = (line or '|||').split('|', 3)
        return state, tries, has_text in ('1', 't', 'true'), answer


class Server:
    def __init__(self, url, sink, log):
        self.url, self.sink, self.log = url, sink, log
        self.start()

    def start(self):
        environment = dict(os.environ, NYATA_MAIL_FROM='nyata@contoh.go.id',
                           NYATA_MAIL_SERVER=f'smtp://127.0.0.1:{self.sink.port}')
        self.process = subprocess.Popen([NYATA, '--database', self.url, 'serve', '--listen', '127.0.0.1:0'],
                                        env=environment, stdout=subprocess.PIPE, stderr=self.log, text=True)
        self.address = re.search(r'http://[0-9.:]+', self.process.stdout.readline()).group()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


class Browser:
    def __init__(self, server):
        self.server = server
        self.cookies = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(rfc2965=False))
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def open(self, path, fields=None):
        """(status, body, path at the end)"""
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        try:
            answer = self.opener.open(self.server.address + path, data, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.read().decode(), urllib.parse.urlparse(answer.url).path

    def send(self, page, path, **fields):
        """Fills in the form for path on a page."""
        body = self.open(page)[1]
        form = body[body.index(f'action="{path}"'):]
        token = re.search(r'name="form" value="([^"]*)"', form).group(1)
        return self.open(path, {'form': token, **fields})


def link_in(mail):
    return urllib.parse.urlparse(re.search(r'http://\S+', mail.get_content()).group()).path


def mails_to(sink, recipient):
    return [mail for mail in sink.mails if mail['To'] == f'<{recipient}>' or mail['To'] == recipient]


def prepare(url):
    """A regency with one administrator, who has set a password by the first link."""
    link = subprocess.run([NYATA, '--database', url, 'init', '--name', 'Kabupaten Uji', '--code', '35.08',
                           '--account', 'kepala'], check=True, capture_output=True, text=True).stdout
    return urllib.parse.urlparse(link.strip()).path


def invite(admin, name):
    return admin.send('/pengguna/baru', '/pengguna', name=name.title(), account=name,
                      email=f'{name}@contoh.id', office='', role='', agency='', until='')


def set_password(browser, path, password=PASSWORD):
    return browser.send(path, path, password=password, again=password)


def due_now(database):
    database.run("UPDATE outbox SET next_at = 0 WHERE state = 'waiting'")


def invitations(admin, server, sink, database):
    status, body, _ = invite(admin, 'sri')
    check('an invitation with an address shows no link', status == 200 and '/undangan/' not in body, body)
    check('it is mailed', wait_for(lambda: mails_to(sink, 'sri@contoh.id')))
    mail = mails_to(sink, 'sri@contoh.id')[0]
    check('the mail has subject, sender and sign of a machine', mail['Subject'] and mail['From']
          == 'Nyata Kabupaten Uji <nyata@contoh.go.id>' and mail['Auto-Submitted'] == 'auto-generated',
          mail.as_string())
    check('no text stays behind', wait_for(lambda: database.mail('sri@contoh.id')[:3] == ('sent', '1', False)),
          database.mail('sri@contoh.id'))
    sri, path = Browser(server), link_in(mail)
    scanner = Browser(server)
    scanner.open(path)
    status, _, at = set_password(sri, path)
    check('its link works after a scanner has fetched it', (status, at) == (200, '/tugas'), (status, at))
    check('and only once', Browser(server).open(path)[0] == 404)


def resets(server, sink, database):
    somebody = Browser(server)
    _, there, at = somebody.send('/lupa-sandi', '/lupa-sandi', account='sri')
    _, nowhere, at_nowhere = Browser(server).send('/lupa-sandi', '/lupa-sandi', account='tiada')
    check('who is there and who is not get the same answer', at == at_nowhere and there == nowhere)
    check('a reset is mailed', wait_for(lambda: len(mails_to(sink, 'sri@contoh.id')) == 2))
    path = link_in(mails_to(sink, 'sri@contoh.id')[1])
    check('its link leads in', set_password(somebody, path, 'gajah tidur di sawah')[2] == '/tugas')
    check('the change is told', wait_for(lambda: len(mails_to(sink, 'sri@contoh.id')) == 3))
    check('nothing waits', wait_for(lambda: database.mail('sri@contoh.id')[0] == 'sent'))


def faults(admin, sink, database):
    sink.set('down')
    check('a server that is down delays nobody', invite(admin, 'budi')[0] == 200)
    check('the mail waits with a reason', wait_for(lambda: database.mail('budi@contoh.id')[1] == '1')
          and database.mail('budi@contoh.id')[0] == 'waiting', database.mail('budi@contoh.id'))
    sink.set('later')
    due_now(database)
    check('a 4xx is tried again', wait_for(lambda: database.mail('budi@contoh.id')[1] == '2')
          and database.mail('budi@contoh.id')[3].startswith('451'), database.mail('budi@contoh.id'))
    sink.set('drop')
    due_now(database)
    check('a connection that ends in the middle too', wait_for(lambda: database.mail('budi@contoh.id')[1] == '3')
          and database.mail('budi@contoh.id')[0] == 'waiting', database.mail('budi@contoh.id'))
    sink.set('accept')
    due_now(database)
    check('later it is sent once', wait_for(lambda: database.mail('budi@contoh.id')[0] == 'sent')
          and len(mails_to(sink, 'budi@contoh.id')) == 1)
    sink.set('refuse')
    invite(admin, 'tuti')
    check('a 5xx stops it', wait_for(lambda: database.mail('tuti@contoh.id')[0] == 'failed')
          and '550' in database.mail('tuti@contoh.id')[3], database.mail('tuti@contoh.id'))
    sink.set('accept')


def stops(admin, server, sink, database):
    sink.set('hang')
    sink.in_data.clear()
    invite(admin, 'wayan')
    check('a mail is on its way', sink.in_data.wait(20))
    time.sleep(0.5)
    server.process.send_signal(signal.SIGTERM)
    time.sleep(1)
    sink.released.set()
    check('the program ends well in the middle of a mail', server.process.wait(30) == 0)
    check('what was handed over is noted as sent', database.mail('wayan@contoh.id')[0] == 'sent',
          database.mail('wayan@contoh.id'))
    sink.set('accept')
    server.start()
    time.sleep(3)
    check('and goes out once', len(mails_to(sink, 'wayan@contoh.id')) == 1)


def suite(name, url, log):
    print(f'# {name}')
    sink, database = Sink(), Database(url)
    path = prepare(url)
    server = Server(url, sink, log)
    try:
        admin = Browser(server)
        set_password(admin, path)
        invitations(admin, server, sink, database)
        resets(server, sink, database)
        faults(admin, sink, database)
        stops(admin, server, sink, database)
        check('the program ends well', server.stop() == 0)
    finally:
        if server.process.poll() is None:
            server.process.kill()


def main():
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, 'log'), 'w', encoding='utf-8') as log:
        suite('sqlite', f'sqlite:{folder}/mail.db', log)
        postgres = os.environ.get('NYATA_TEST_DATABASE')
        if postgres:
            base = re.sub(r'/[^/]*$', '/', postgres)
            admin = Database(postgres)
            admin.run('DROP DATABASE IF EXISTS nyata_mail')
            admin.run('CREATE DATABASE nyata_mail')
            suite('postgres', base + 'nyata_mail', log)
            admin.run('DROP DATABASE nyata_mail')
    shutil.rmtree(folder)
    return failed > 0


sys.exit(main())

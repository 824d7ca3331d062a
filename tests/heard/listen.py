#!/usr/bin/env python3
"""What a blind visitor hears: runs the built site with Orca in Firefox and Chromium, without screen and sound.

    listen.py [--browser firefox|chromium] [--lang fr|en] [--short] [--quiet] [JOURNEY…]

Plays the files in journeys/ (all, or those whose names contain one of the words given) and prints what Orca says, with
seconds since the step before. `--short` plays only the journeys that begin with a line `# short`. The exit code says
whether every expectation was met. Needs `tests/setup.sh orca`.

A line of a journey is a step or an expectation:

    open /path            loads a page, and waits until the app has taken over
    read /path            loads a page, and waits only until it is read: the app takes over later, by itself
    key NAME…             presses keys, by their names in xdotool: Tab, h (next heading), shift+h, ctrl+Home
    until NAME RE         presses a key until what it says matches, at most 30 times: until b ^Retirer le filtre
    type TEXT             types a text, letter by letter
    focus                 focus mode of Orca: single letters are typed, and no commands
    browse                browse mode of Orca: single letters are commands, arrows read
    settle                waits until the app has taken over
    missing /path         the server lacks this file from now on (or files: /map-*.wasm); without a path, it has all
    offline, online       the server refuses connections; answers again
    expect RE             is said after the last step, within ten seconds
    once RE               is said, and only once
    never RE              is not said
"""

import argparse
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
BROWSERS = ["firefox", "chromium"]
LANGUAGES = ["fr", "en"]
sys.path.insert(0, str(HERE))


class Player:
    """Plays journeys in one browser."""

    def __init__(self, desktop, is_quiet):
        self.desktop = desktop
        self.is_quiet = is_quiet
        self.failures = []

    def show(self, line, failed=False):
        if failed:
            self.failures.append(line)
        if failed or not self.is_quiet:
            print(line, flush=True)

    def step(self, verb, rest):
        desktop = self.desktop
        if verb in ("open", "read"):
            desktop.load(rest, takes_over=verb == "open")
        elif verb == "key":
            for key in rest.split():
                desktop.press(key)
        elif verb == "until":
            key, _, sought = rest.partition(" ")
            for _ in range(30):
                desktop.ear.forget()
                desktop.press(key)
                self.transcript()
                if re.search(sought, desktop.ear.said()):
                    return
            self.show(f"   NOT FOUND: {rest}", failed=True)
        elif verb == "type":
            desktop.type(rest)
        elif verb in ("focus", "browse"):
            # Orca counts how often its key is pressed.
            desktop.press_often("Insert+a", {"focus": 2, "browse": 3}[verb])
        elif verb == "settle":
            desktop.wait_for_app()
        elif verb == "missing":
            desktop.site.missing = rest
        elif verb in ("offline", "online"):
            if verb == "offline":
                desktop.wait_for_worker()
            desktop.site.is_away = verb == "offline"
        else:
            raise SystemExit(f"unknown step: {verb}")

    def expect(self, verb, rest):
        """Whether the speech of the last step matches the expectation."""
        ear, sought = self.desktop.ear, re.compile(rest)
        if verb != "never":
            ear.listen(until=lambda said: sought.search(said))
        if verb != "expect":
            # A repetition follows at once; a count is announced up to 1.4 s after the last key.
            ear.listen(pause={"once": 1.0, "never": 1.8}[verb])
        count = len(sought.findall(ear.said()))
        return {"expect": count > 0, "once": count == 1, "never": count == 0}[verb], count

    def play(self, journey):
        self.show(f"\n== {journey.stem}")
        lines = journey.read_text().splitlines()
        self.desktop.begin(has_worker="offline" in lines)
        failed_before, began = len(self.failures), time.time()
        last = ""
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            verb, _, rest = line.partition(" ")
            place = f"{journey.stem}:{number}: {line}"
            if verb in ("expect", "once", "never"):
                is_met, count = self.expect(verb, rest)
                self.transcript()
                if not is_met:
                    self.show(f"   NOT MET {place} ({count} times)", failed=True)
                    self.show(f"      after: {last}", failed=True)
                    self.show(f"      heard: {self.desktop.ear.said()}", failed=True)
                continue
            self.transcript()
            self.show(f"> {line}")
            self.desktop.ear.forget()
            last = line
            self.step(verb, rest)
            self.desktop.ear.take()
        self.desktop.ear.take()
        self.transcript()
        result = "FAILED" if len(self.failures) > failed_before else "ok"
        return f"test heard::{self.desktop.browser}::{journey.stem.replace('-', '_')} ... {result}" \
            f" <{time.time() - began:.3f}s>"

    def transcript(self):
        for text, seconds, language in self.desktop.ear.new():
            self.show(f"   {seconds:5.1f} “{text}”{f' <{language}>' if language else ''}")


def play(options, journeys):
    """Plays the journeys of one language in one browser."""
    from desktop import Desktop

    with Desktop(options.browser, options.lang, options.dist) as desktop:
        player = Player(desktop, options.quiet)
        results = [player.play(journey) for journey in journeys]
    print("\n".join(results), flush=True)
    return not player.failures


def chosen(options, browser, language):
    """The journeys of a session."""
    files = [file for file in sorted(options.folder.glob("*.txt")) if file.stem.startswith(language)]
    if options.journeys:
        # In the list of tests, names have `_`.
        words = [word.replace("_", "-") for word in options.journeys]
        files = [file for file in files if any(word in file.stem for word in words)]
    if options.short:
        files = [file for file in files if file.read_text().startswith("# short\n")]
    return [file for file in files if is_for(browser, file)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", choices=BROWSERS)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--dist", type=pathlib.Path, default=HERE.parent.parent / "dist", help="the built site")
    parser.add_argument("--folder", type=pathlib.Path, default=HERE / "journeys", help="where the journeys are")
    parser.add_argument("--missing", action="store_true", help="print the Debian packages that are missing")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--quiet", action="store_true", help="print only what fails, and how long each journey took")
    parser.add_argument("journeys", nargs="*")
    options = parser.parse_args()
    missing = needed()
    if options.missing:
        print(" ".join(missing))
        return
    if missing:
        leave_out("Orca is missing: sudo apt-get install --no-install-recommends " + " ".join(missing))
        return
    if "HEARD_HOME" in os.environ:
        sys.stderr = sys.stdout
        sys.exit(0 if play(options, chosen(options, options.browser, options.lang)) else 1)
    if options.browser and options.lang:
        sys.exit(run_in_session())
    # Orca speaks one language at a time, to one browser: each has a session of its own, all at the same time.
    browsers = [options.browser] if options.browser else BROWSERS
    languages = [options.lang] if options.lang else LANGUAGES
    sessions = [each for each in itertools.product(browsers, languages) if chosen(options, *each)]
    if not sessions:
        sys.exit("no journey with this name: " + " ".join(options.journeys))
    arguments = [sys.executable, __file__, *sys.argv[1:]]
    runs = [
        subprocess.Popen([*arguments, "--browser", browser, "--lang", language], stdout=subprocess.PIPE)
        for browser, language in sessions
    ]
    for session, run in zip(sessions, runs):
        print(f"\n=== {' '.join(session)}\n" + run.communicate()[0].decode(), flush=True)
    sys.exit(max((run.returncode for run in runs), default=0))


def run_in_session():
    """Runs this script again in a desktop session with its own home folder."""
    with tempfile.TemporaryDirectory(prefix="heard-") as home:
        # Without portals, which would mount a file system and are not needed.
        services = pathlib.Path(home, "share", "dbus-1", "services")
        services.mkdir(parents=True)
        for name in ("Desktop", "Documents"):
            name = f"org.freedesktop.portal.{name}"
            (services / f"{name}.service").write_text(f"[D-BUS Service]\nName={name}\nExec=/bin/false\n")
        command = ["dbus-run-session", "--", sys.executable, __file__, *sys.argv[1:]]
        folders = {"XDG_RUNTIME_DIR": home, "XDG_CACHE_HOME": f"{home}/cache", "XDG_CONFIG_HOME": f"{home}/config"}
        environment = {**os.environ, **folders, "XDG_DATA_HOME": f"{home}/share", "HOME": home, "HEARD_HOME": home}
        # Hides messages of the desktop services, which do not concern the site.
        return subprocess.run(command, env=environment, stderr=subprocess.DEVNULL).returncode


def needed():
    """The missing Debian packages."""
    commands = {"orca": "orca", "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "localedef": "libc-bin"}
    commands |= {"dbus-run-session": "dbus", "firefox-esr": "firefox-esr", "chromium": "chromium"}
    missing = [package for command, package in commands.items() if not shutil.which(command)]
    files = {"/usr/share/i18n/locales/fr_FR": "locales", "/usr/libexec/at-spi-bus-launcher": "at-spi2-core"}
    return missing + [package for file, package in files.items() if not os.path.exists(file)]


def leave_out(why):
    """Reports a skipped part and records it for tests/timings.awk, like the other tests."""
    print(f"left out: {why}")
    if "TIMINGS" in os.environ:
        with open(os.environ["TIMINGS"], "a", encoding="utf-8") as timings:
            timings.write(f"left out\t0.000\theard\t{why}\n")


def is_for(browser, journey):
    """Whether a journey is for this browser: `# only firefox` in its first lines names the only one."""
    only = re.search(r"^# only (\w+)$", journey.read_text(), re.MULTILINE)
    return not only or only[1] == browser


if __name__ == "__main__":
    main()

"""A virtual desktop: an X server, a window manager, Orca, a browser, and the server of the site."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

from site_server import SiteServer

HERE = pathlib.Path(__file__).resolve().parent
LOCALES = {"fr": "fr_FR", "en": "en_GB"}
# Without shortcuts: they would conflict with the keys with which Orca reads tables.
OPENBOX = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard/><mouse/>
<applications><application class="*"><focus>yes</focus><maximized>yes</maximized></application></applications>
</openbox_config>"""
# Disables the start pages and downloads of a new Firefox profile.
FIREFOX = {
    "accessibility.force_disabled": -1,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.discovery.enabled": False,
    "browser.messaging-system.whatsNewPanel.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.preonboarding.enabled": False,
    "browser.region.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.search.update": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "browser.termsofuse.bypassNotification": True,
    "browser.translations.enable": False,
    "browser.uitour.enabled": False,
    "browser.urlbar.autoFill": False,
    "browser.urlbar.suggest.history": False,
    "browser.urlbar.suggest.searches": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processCount": 1,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,x",
    "signon.rememberSignons": False,
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
CHROMIUM = [
    "--force-renderer-accessibility",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-sync",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    "--password-store=basic",
    "--no-sandbox",
    "--test-type",
    "--window-size=1280,860",
    "--window-position=0,0",
]


class Ear:
    """Reads the speech of Orca, as written by `transcript.py`."""

    def __init__(self, path):
        self.path = path
        self.path.touch()
        self.offset = 0
        self.heard = []
        self.shown = 0
        self.began = self.last = time.time()

    def forget(self):
        """Begins a step: discards earlier speech."""
        self.take()
        self.heard, self.shown = [], 0
        self.began = self.last = time.time()

    def wait_anew(self):
        """Restarts the measurement of silence after an action."""
        self.last = time.time()

    def take(self):
        with self.path.open("rb") as file:
            file.seek(self.offset)
            lines = file.read()
        lines = lines[: lines.rfind(b"\n") + 1]
        self.offset += len(lines)
        if lines:
            self.last = time.time()
        self.heard += [json.loads(line) for line in lines.splitlines()]

    def said(self):
        """The speech since the step began, in one line, with normalised spaces."""
        return re.sub(r"\s+", " ", " ".join(one["text"] for one in self.heard))

    def new(self):
        """Speech not shown yet: text, seconds since the step began, language if it is not that of Orca."""
        new, self.shown = self.heard[self.shown :], len(self.heard)
        return [(one["text"].strip(), one["time"] - self.began, one["language"]) for one in new]

    def listen(self, until=lambda said: False, pause=None, most=10.0):
        """Waits until a condition is met, or for `pause` seconds of silence since the last speech or action."""
        began = time.time()
        while True:
            self.take()
            now = time.time()
            is_silent = pause is not None and now - self.last >= pause
            if until(self.said()) or is_silent or now - began >= most:
                return
            time.sleep(0.03)


class Desktop:
    """A session for one browser and one language."""

    def __init__(self, browser, language, dist):
        self.browser = browser
        self.language = language
        self.home = pathlib.Path(os.environ["HEARD_HOME"])
        self.ear = Ear(self.home / f"speech-{language}.jsonl")
        self.dist = dist
        self.site = None
        self.children = []
        self.is_open = False
        self.environment = self.make_environment()

    def make_environment(self):
        locale, home = LOCALES[self.language], str(self.home)
        locales = self.home / "locale"
        locales.mkdir(exist_ok=True)
        # Orca speaks the language of its locale, which need not be installed.
        subprocess.run(["localedef", "-i", locale, "-f", "UTF-8", locales / f"{locale}.UTF-8"], check=False)
        return {
            **os.environ,
            "PATH": f"{home}/bin:{os.environ['PATH']}",
            "LOCPATH": str(locales),
            "LC_ALL": f"{locale}.UTF-8",
            "LANG": f"{locale}.UTF-8",
            "LANGUAGE": self.language,
            "GTK_MODULES": "gail:atk-bridge",
            "GNOME_ACCESSIBILITY": "1",
            "ACCESSIBILITY_ENABLED": "1",
            "NO_AT_BRIDGE": "0",
            "GDK_BACKEND": "x11",
            "MOZ_ENABLE_WAYLAND": "0",
            "MOZ_CRASHREPORTER_DISABLE": "1",
            "GSETTINGS_BACKEND": "memory",
            "PYTHONDONTWRITEBYTECODE": "1",
            "HEARD": str(self.ear.path),
            "HEARD_CODE": str(HERE / "orca"),
        }

    def __enter__(self):
        try:
            self.start_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start_up(self):
        read, write = os.pipe()
        screen = ["-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
        self.start(["Xvfb", "-displayfd", str(write), *screen], pass_fds=[write])
        os.close(write)
        self.environment["DISPLAY"] = ":" + os.read(read, 10).decode().strip()
        (self.home / "openbox.xml").write_text(OPENBOX)
        self.start(["openbox", "--config-file", str(self.home / "openbox.xml")])
        settings = self.home / "share" / "orca"
        settings.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "orca" / "orca-customizations.py", settings)
        # Orca ends other instances of the same user, which includes that of the other browser.
        only = self.home / "bin" / "pgrep"
        only.parent.mkdir(exist_ok=True)
        only.write_text("#!/bin/sh\nexit 1\n")
        only.chmod(0o755)
        self.start(["orca", "--disable", "braille", "--disable", "main-window"])
        self.ear.listen(until=lambda said: said, most=60)
        if not self.ear.heard:
            raise SystemExit(f"Orca did not start:\n{(self.home / 'orca.log').read_text()}")

    def __exit__(self, *_):
        for child in reversed(self.children):
            self.end(child)

    def begin(self, has_worker):
        """Begins a journey in browse mode, on a host of its own, without stored or cached data."""
        if self.site:
            self.site.close()
        self.site = SiteServer(self.dist, HERE / "host.html", has_worker)

    def start(self, command, **options):
        log = (self.home / f"{command[0]}.log").open("w")
        options = {"stdout": log, "stderr": subprocess.STDOUT, "start_new_session": True, **options}
        self.children.append(subprocess.Popen(command, env=self.environment, **options))

    @staticmethod
    def end(child):
        """Ends a process that this session started, with its children."""
        for signum in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(child.pid, signum)
                child.wait(3)
                return
            except ProcessLookupError:
                return
            except subprocess.TimeoutExpired:
                continue

    def xdotool(self, *arguments):
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def press(self, key):
        """Presses a key, and waits for the speech."""
        before = len(self.ear.heard)
        self.xdotool("key", key)
        self.ear.wait_anew()
        self.ear.listen(until=lambda said: len(self.ear.heard) > before, most=1.2)
        self.ear.listen(pause=0.25, most=3)

    def type(self, text):
        self.xdotool("type", "--delay", "80", text)
        self.ear.wait_anew()

    def press_often(self, key, times):
        self.xdotool("key", "--delay", "50", *[key] * times)
        self.ear.listen(until=lambda said: said, most=2)
        self.ear.listen(pause=0.4, most=3)

    def load(self, path, takes_over):
        """Loads a page, by the address bar if the browser is open."""
        url = self.site.origin + path
        self.site.last = 0.0
        if self.is_open:
            self.xdotool("key", "ctrl+l")
            self.ear.listen(until=lambda said: said, most=1)
            self.xdotool("type", "--delay", "8", url)
            # Removes the browser's autocompletion.
            self.xdotool("key", "Delete")
            self.ear.wait_anew()
            self.ear.listen(pause=0.3, most=1.5)
            self.ear.forget()
            self.xdotool("key", "Return")
        else:
            self.open_browser(url)
        # Said by Orca when a page has been loaded.
        self.ear.listen(until=lambda said: re.search("terminé|Finished loading", said), most=20)
        if takes_over:
            # The app starts when the visitor moves.
            self.xdotool("mousemove", "600", "5", "mousemove", "640", "9")
            self.wait_for_app()

    def open_browser(self, url):
        self.is_open = True
        profile = self.home / f"profile-{self.language}"
        (profile / "Default").mkdir(parents=True)
        if self.browser == "chromium":
            (profile / "Default" / "Preferences").write_text('{"translate": {"enabled": false}}')
            own = [f"--user-data-dir={profile}", f"--lang={self.language}", url]
            return self.start(["chromium", *CHROMIUM, *own])
        languages = {"fr": "fr,en", "en": "en-GB,en"}[self.language]
        own = {"intl.locale.requested": languages, "intl.accept_languages": languages}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in {**FIREFOX, **own}.items()]
        (profile / "user.js").write_text("".join(lines))
        size = ["--width", "1280", "--height", "860"]
        self.start(["firefox-esr", "--profile", str(profile), "--no-remote", *size, url])

    def wait_for_worker(self):
        """Waits until the service worker has cached the site."""
        end = time.time() + 20
        while time.time() < end and not (self.site.gave_worker and self.site.is_quiet()):
            time.sleep(0.05)

    def wait_for_app(self):
        """Waits for the swap-in: the app has requested all data, and makes no more requests."""
        end = time.time() + 15
        while time.time() < end and not self.site.is_quiet():
            time.sleep(0.05)
        self.ear.wait_anew()
        self.ear.listen(pause=0.4, most=10)

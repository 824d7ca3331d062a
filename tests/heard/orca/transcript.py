"""A speech server for Orca that writes the speech to a file, one JSON object per line, instead of speaking."""

import json
import os
import time

from orca import speechserver
from orca.acss import ACSS

OUT = open(os.environ["HEARD"], "a", buffering=1, encoding="utf-8")


def write(text, voice=None):
    family = (voice or {}).get(ACSS.FAMILY) or {}
    language = family.get(speechserver.VoiceFamily.LANG) or ""
    own = os.environ["LANGUAGE"]
    line = {"text": text, "language": "" if language == own else language, "time": time.time()}
    OUT.write(json.dumps(line, ensure_ascii=False) + "\n")


class SpeechServer(speechserver.SpeechServer):
    """The interface that Orca requires of a speech server."""

    only = None

    @staticmethod
    def getFactoryName():
        return "transcript"

    @staticmethod
    def getSpeechServers():
        return [SpeechServer.getSpeechServer()]

    @staticmethod
    def getSpeechServer(info=None):
        SpeechServer.only = SpeechServer.only or SpeechServer()
        return SpeechServer.only

    @staticmethod
    def shutdownActiveServers():
        pass

    def getInfo(self):
        return ["transcript", "default"]

    def getVoiceFamilies(self):
        return []

    def speak(self, text=None, acss=None, interrupt=True):
        if text:
            write(text, acss)

    def speakCharacter(self, character, acss=None):
        write(character, acss)

    def speakKeyEvent(self, event, acss=None):
        pass

    def sayAll(self, utterances, callback):
        for context, voice in utterances:
            write(context.utterance, voice)
            callback(context, speechserver.SayAllContext.COMPLETED)

    def stop(self):
        pass

    def shutdown(self):
        pass

    def reset(self, text=None, acss=None):
        pass

"""Orca reads this file when it starts: it speaks to `transcript.py`, and does not read a page aloud by itself."""

import os
import sys

import orca.settings
from orca import speech_generator, speechserver
from orca.acss import ACSS

sys.path.insert(0, os.environ["HEARD_CODE"])
orca.settings.speechFactoryModules = ["transcript"]
orca.settings.speechServerFactory = "transcript"
orca.settings.enableBraille = False
orca.settings.enableSound = False
orca.settings.enableKeyEcho = False
orca.settings.sayAllOnLoad = False

find_voice = speech_generator.SpeechGenerator.voice


def voice(self, key=None, **arguments):
    """Orca detects the language of each text but does not pass it on: pass it on, as to a multilingual synthesiser."""
    found = find_voice(self, key, **arguments)
    language = arguments.get("language")
    if language:
        found[0][ACSS.FAMILY] = speechserver.VoiceFamily({speechserver.VoiceFamily.LANG: language})
    return found


speech_generator.SpeechGenerator.voice = voice

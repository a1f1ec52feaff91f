"""Which face sets which part of a word: by script, for Han by language, and whole clusters by one face."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefbook.pdf.cluster import is_emoji, split_clusters
from briefbook.pdf.face import Face
from briefbook.pdf.font_set import Fonts
from briefbook.pdf.script import EMOJI, HAN, KANA, LANGUAGES, is_ignorable, script_of, scripts_of
from briefbook.pdf.theme import Cut
from briefbook.pdf.tongue import HAN_SCRIPTS, SIMPLIFIED, TRADITIONAL

REPLACEMENT, NOTHING = "?", "\u200b"
# HarfBuzz hides what has no shape of its own, but for these: where the face lacks them, it draws a box.
DRAWN = frozenset("\u115f\u1160\u3164\uffa0\u2028\u2029\U0001bca0\U0001bca1\U0001bca2\U0001bca3")
# Of the scripts that share a sign, the one that shipped first is asked first.
PREFERENCE = {script: at for at, script in enumerate(LANGUAGES, 1)}
EAST_ASIAN = frozenset(HAN_SCRIPTS.values())


@dataclass(frozen=True, slots=True)
class FaceRun:
    """Neighbouring characters that one face sets, in the forms of a tongue; `missing` are those that were replaced."""

    face: Face
    text: str
    script: str | None
    missing: str = ""
    tongue: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The face of a cluster, what it shows, and what of the cluster no face has."""

    face: Face
    script: str | None
    shown: str
    missing: str = ""


class FaceChooser:
    """Cuts words where their face changes."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts

    def runs(self, text: str, cut: Cut, tongue: str = "") -> list[FaceRun]:
        """A word cut where its face changes; characters of every script join the run they follow."""
        if text.isascii() and text.isprintable():
            return [FaceRun(self.fonts.get_latin(cut), text, None, tongue=tongue)]
        tongue = tongue or self._tongue_by_fonts(text, cut)
        runs: list[FaceRun] = []
        for cluster in split_clusters(text):
            last = runs[-1] if runs else None
            choice = self._choose(cluster, last, cut, tongue)
            shown = without_boxes(choice.shown, choice.face)
            if last and last.face is choice.face and choice.script in {last.script, None}:
                runs[-1] = replace(last, text=last.text + shown, missing=last.missing + choice.missing)
            else:
                runs.append(FaceRun(choice.face, shown, choice.script, choice.missing, tongue))
        return runs

    def _choose(self, cluster: str, last: FaceRun | None, cut: Cut, tongue: str) -> Choice:
        visible = "".join(each for each in cluster if not is_ignorable(each))
        if not visible:
            return Choice(last.face if last else self.fonts.get_latin(cut), last.script if last else None, cluster)
        emoji = is_emoji(visible[0], cluster)
        scripts = (EMOJI,) if emoji else self._scripts(visible[0], tongue)
        if last and last.script != EMOJI and last.face.has_all(visible):
            if not scripts:
                return Choice(last.face, None, cluster)
            shared = last.script in scripts or (last.script in EAST_ASIAN and not EAST_ASIAN.isdisjoint(scripts))
            if shared and script_of(visible[0]) is None and not emoji:
                return Choice(last.face, last.script, cluster)
        return self._find(cluster, visible, scripts, cut)

    def _find(self, cluster: str, visible: str, scripts: tuple[str, ...], cut: Cut) -> Choice:
        """The first face of these scripts that has a cluster whole, else any that has, else what stands in for it."""
        latin = self.fonts.get_latin(cut)
        candidates: list[tuple[str | None, Face]] = []
        for script in scripts:
            if face := self.fonts.find_face(script, cut):
                if face.has_all(visible):
                    return Choice(face, script, cluster)
                candidates.append((script, face))
        if not candidates:
            candidates.append((scripts[0] if scripts else None, latin))
            if latin.has_all(visible):
                return Choice(latin, candidates[0][0], cluster)
        nearest = candidates[0][0]
        whole = self.fonts.find_face_with(visible, cut)
        if whole:
            return Choice(whole, nearest, cluster)
        base = next((face for _, face in candidates if face.has_all(visible[0])), None)
        base = base or self.fonts.find_face_with(visible[0], cut)
        if base is None or nearest == EMOJI:
            return Choice(latin, nearest, REPLACEMENT, visible)
        shown = "".join(each if is_ignorable(each) or base.has_all(each) else REPLACEMENT for each in cluster)
        return Choice(base, nearest, shown, "".join(each for each in visible if not base.has_all(each)))

    def _scripts(self, character: str, tongue: str) -> tuple[str, ...]:
        """The scripts, as fonts are listed for them, that a character may be set in; Hindi's danda before Bengali's."""
        han = HAN_SCRIPTS.get(tongue, HAN_SCRIPTS[""])
        listed = dict.fromkeys(_listed(scripts_of(character), han))
        return tuple(sorted(listed, key=lambda script: PREFERENCE.get(script, len(PREFERENCE)) * (script != han)))

    def _tongue_by_fonts(self, text: str, cut: Cut) -> str:
        """Chinese for a word with characters that Japanese does not write, when nothing else tells its language."""
        han = "".join(each for each in text if script_of(each) == HAN)
        japanese = self.fonts.find_face(HAN_SCRIPTS[""], cut) if han else None
        if not japanese or japanese.has_all(han):
            return ""
        for tongue in (SIMPLIFIED, TRADITIONAL):
            face = self.fonts.find_face(HAN_SCRIPTS[tongue], cut)
            if face and face.has_all(han):
                return tongue
        return ""


def _listed(scripts: tuple[str, ...], han: str) -> Iterator[str]:
    if HAN in scripts:
        yield han
    for script in scripts:
        if script in KANA:
            yield "Jpan"
        elif script == "Hang":
            yield "Kore"
        elif script == "Bopo":
            yield han if han in {"Hans", "Hant"} else "Hant"
        elif script != HAN:
            yield script


def without_boxes(text: str, face: Face) -> str:
    """A text as a face is to show it: what has no shape, and is not hidden by itself, makes way for what is."""
    if DRAWN.isdisjoint(text):
        return text
    return "".join(NOTHING if each in DRAWN and ord(each) not in face.codes else each for each in text)

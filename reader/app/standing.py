"""How far an article is on its way to being heard, in words for listeners."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.models import Article
from reader.storage.catalogue import ArticleRecord, Catalogue, EpisodeRecord, JobRecord, JobState

_LANGUAGES = {
    "de": "Jerman",
    "en": "Inggris",
    "es": "Spanyol",
    "fr": "Prancis",
    "jv": "Jawa",
    "ms": "Melayu",
    "nl": "Belanda",
    "pt": "Portugis",
    "su": "Sunda",
    "tl": "Tagalog",
    "vi": "Vietnam",
}

_CAUSES = (
    (("disk is full", "quota is used up"), "tempat penyimpanan penuh"),
    (("read-only", "no permission", "the disk does", "is locked by"), "tempat penyimpanan tidak dapat dipakai"),
    (("could not be reached",), "suara pembaca tidak dapat dihubungi"),
    (("answered 429", "take us for a robot"), "suara pembaca sedang terlalu sibuk"),
    (("took longer than", "took too long"), "suara pembaca terlalu lama menjawab"),
    (("not installed", "no such voice", "package is broken", "pip install"), "suara pembaca tidak terpasang"),
    (("unforeseen",), "terjadi kesalahan yang tidak terduga"),
)
"""What a job's reason, which is for who runs the site, has in it, and how listeners are told of it."""
_ANY_CAUSE = "suara pembaca gagal"


class State(StrEnum):
    """Where an article is."""

    READY = "ready"
    MAKING = "making"
    WAITING = "waiting"
    FAILING = "failing"
    PARKED = "parked"
    UNSPOKEN = "unspoken"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an article is, in `words` that are a whole sentence; `episode` where it can be heard in full."""

    state: State
    words: str
    episode: EpisodeRecord | None = None

    @property
    def coming(self) -> bool:
        """Whether it is being made or will be by itself."""
        return self.state in {State.MAKING, State.WAITING, State.FAILING}


def standing(record: ArticleRecord, catalogue: Catalogue) -> Standing:
    """Where the article is by now."""
    if record.reason is not None:
        return Standing(State.UNSPOKEN, f"Tidak dibacakan: {why_unspoken(record.article)}.")
    job = catalogue.job_of_article(record.id)
    if episode := catalogue.episode_of_article(record.id):  # after the job, whose end and the episode come together
        return Standing(State.READY, "Audio sudah siap.", episode)
    return _of_job(job)


def known_language(article: Article) -> bool:
    """Whether listeners can be told which language the article is in."""
    return article.language in _LANGUAGES


def why_unspoken(article: Article) -> str:
    """Why an article that isn't Indonesian is not read aloud."""
    return f"berbahasa {_LANGUAGES[article.language]}" if known_language(article) else "bahasanya tidak dikenali"


def _of_job(job: JobRecord | None) -> Standing:
    if job is None:
        return Standing(State.WAITING, "Belum disiapkan.")
    if job.state is JobState.RUNNING:
        steps = f": {job.done_steps} dari {job.all_steps} kalimat" if job.all_steps else ""
        return Standing(State.MAKING, f"Sedang disiapkan{steps}.")
    if job.state is JobState.PARKED:
        return Standing(State.PARKED, f"Gagal disiapkan: {in_words(job.error)}. Pengelola situs perlu mengulanginya.")
    if job.error:
        words = f"Belum berhasil disiapkan: {in_words(job.error)}. Akan dicoba lagi dengan sendirinya."
        return Standing(State.FAILING, words)
    return Standing(State.WAITING, "Menunggu giliran disiapkan.")


def in_words(reason: str | None) -> str:
    """Why a job failed, in plain Indonesian."""
    said = (reason or "").casefold()
    return next((words for marks, words in _CAUSES if any(mark in said for mark in marks)), _ANY_CAUSE)

"""What people see when something went wrong: a page in Indonesian, never a trace."""

from __future__ import annotations

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import BadHost, HTTPException, InternalServerError, NotFound, ServiceUnavailable

from reader.errors import NotKnownError, StorageError

RETRY_SECONDS = 60
"""After how long a client is asked to try again."""

_WORDS = {
    400: ("Permintaan tidak dipahami", "Alamat atau permintaan ini tidak dapat dibaca."),
    404: ("Halaman tidak ditemukan", "Tidak ada berita atau halaman di alamat ini. Mungkin alamatnya salah ketik."),
    405: ("Cara permintaan tidak didukung", "Alamat ini hanya dapat dibuka, tidak dapat dikirimi data."),
    500: ("Terjadi kesalahan", "Ada yang salah di pihak kami. Kesalahan ini sudah dicatat."),
    503: ("Sedang tidak tersedia", "Layanan ini sedang tidak dapat dipakai. Silakan coba lagi satu menit lagi."),
}
_OTHERS = ("Permintaan tidak dapat dilayani", "Permintaan ini tidak dapat dilayani.")


def explain(app: Flask) -> None:
    """Give every failure of the application its page."""
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(NotKnownError, lambda _: _page(NotFound()))
    app.register_error_handler(StorageError, _unavailable)
    app.register_error_handler(Exception, _unexpected)


def failure_page(code: int, title: str, sentence: str) -> Response:
    """The page that says in these words what went wrong."""
    response = Response(render_template("galat.html", code=code, title=title, sentence=sentence), code)
    if code == 503:
        response.retry_after = RETRY_SECONDS
    return response


def _page(problem: HTTPException) -> Response:
    code = problem.code or 500
    title, sentence = _WORDS.get(code, _OTHERS)
    if isinstance(problem, BadHost):  # a host of no meaning has no addresses, which the page would need
        return Response(f"{title}. {sentence}\n", code, content_type="text/plain; charset=utf-8")
    response = failure_page(code, title, sentence)
    response.headers.extend((name, value) for name, value in problem.get_headers() if name != "Content-Type")
    return response


def _unavailable(problem: StorageError) -> Response:
    current_app.logger.error("%s", problem)
    return _page(ServiceUnavailable())


def _unexpected(problem: Exception) -> Response:
    current_app.logger.error("failed at %r", request.path, exc_info=problem)  # %r: a path may hold line breaks
    return _page(InternalServerError())

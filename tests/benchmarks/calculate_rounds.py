"""Ask the two views in turns, signed in, through the whole stack and without middleware.

Seconds of this process are counted, not of the clock: other work on the machine would blur both.
"""

import io
import itertools
import json
import statistics
import time

import msgspec
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from aiv.domain.score.calculation import MappingName, calculate
from dashboard.api.base import JSON
from dashboard.api.calculate import READER, Calculate
from dashboard.api.shapes import values_of
from tests import cast
from tests.dashboard.api.conftest import COMPLETE

ROUND = 50
GOALS = {"computed": 0.70, "repeated": 0.90}


@csrf_exempt
def plain(request):
    """Answer as a view without framework, cache or limits would."""
    wanted = READER.read(request.body)
    found = calculate(values_of(wanted), MappingName.MEASURED_1)
    return HttpResponse(msgspec.json.encode(found), content_type=JSON)


urlpatterns = [path("plain", plain), path("", include("dealershipai.urls"))]


def bodies():
    """Give bodies no two of which are equal."""
    for number in itertools.count():
        yield json.dumps({**COMPLETE, "geo_local_rate": (number % 999_983) / 999_983}).encode()


def session_of(person):
    """Sign a person in without the pages."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return store.session_key


def through_the_stack(handler, address, session, body):
    """Answer one request as a WSGI server would hand it over."""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": address,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": JSON,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}={session}; csrf={'a' * 32}",
        "HTTP_X_CSRFTOKEN": "a" * 32,
        "wsgi.input": io.BytesIO(body),
        "wsgi.url_scheme": "http",
    }
    status = []
    answer = handler(environ, lambda line, _headers: status.append(line))
    b"".join(answer)
    answer.close()
    assert status[0].startswith("200"), status


def without_middleware(view, person, body):
    """Answer one request by the view alone."""
    request = RequestFactory().post("/", body, content_type=JSON)
    request.user = person
    request._dont_enforce_csrf_checks = True
    assert view(request).status_code == 200


def measured(variants, seconds):
    """Give the requests a second of each variant, in turns: the median of its rounds."""
    rates = {name: [] for name in variants}
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for name, ask in variants.items():
            started = time.process_time()
            for _ in range(ROUND):
                ask()
            rates[name].append(ROUND / (time.process_time() - started))
            cache.clear() if name == "computed" else None
    return {name: statistics.median(found) for name, found in rates.items()}


def report(title, rates):
    """Print the rates and their ratios, and say whether the goals are met."""
    print(title)
    for name, rate in rates.items():
        ratio = rate / rates["plain"]
        goal = f"  goal {GOALS[name]:.2f}" if name in GOALS else ""
        print(f"  {name:<9} {rate:8.0f} a second  {ratio:5.2f} of plain{goal}")
    return all(rates[name] / rates["plain"] >= goal for name, goal in GOALS.items())


def run(seconds):
    """Run both measurements; the whole stack is what the goal is about."""
    settings.ROOT_URLCONF = "tests.benchmarks.calculate_rounds"
    Calculate.limit = Calculate.limit.__class__("bench", calls=10**9, seconds=60)
    call_command("migrate", verbosity=0)
    person = cast.person("bench@harbor.example")
    session, handler, fresh = session_of(person), WSGIHandler(), bodies()
    one, view = next(fresh), Calculate.as_view()
    address = "/api/v1/aiv/calculate"
    whole = measured(
        {
            "plain": lambda: through_the_stack(handler, "/plain", session, next(fresh)),
            "computed": lambda: through_the_stack(handler, address, session, next(fresh)),
            "repeated": lambda: through_the_stack(handler, address, session, one),
        },
        seconds,
    )
    alone = measured(
        {
            "plain": lambda: without_middleware(plain, person, next(fresh)),
            "computed": lambda: without_middleware(view, person, next(fresh)),
            "repeated": lambda: without_middleware(view, person, one),
        },
        seconds,
    )
    is_met = report("Through the whole stack, signed in", whole)
    report("The view alone, without middleware", alone)
    return 0 if is_met else 1

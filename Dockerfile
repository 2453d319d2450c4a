# Install in one stage and run in another: no compiler, no cache of packages, no root.
# How it is used: docs/deploying.md.
ARG PYTHON=3.13-slim-bookworm

FROM python:${PYTHON} AS build
WORKDIR /app
# Only what installs: a change of the product's own code leaves this layer as it is.
COPY requirements.txt ./
COPY dealershipai/__init__.py dealershipai/
COPY dealershipai/bootstrap/ dealershipai/bootstrap/
COPY aiv/__init__.py aiv/
COPY aiv/domain/__init__.py aiv/domain/errors.py aiv/domain/
RUN python -c "from pathlib import Path; from dealershipai.bootstrap.environment import Place, ensure; ensure(Place(Path.cwd()), has_development=False)"

FROM python:${PYTHON}
WORKDIR /app
RUN groupadd --gid 10001 app \
 && useradd --uid 10001 --gid app --no-create-home --shell /usr/sbin/nologin app \
 && install --directory --owner app --group app var
COPY --from=build /app/.venv/ .venv/
COPY manage.py requirements.txt ./
COPY dealershipai/ dealershipai/
COPY aiv/ aiv/
COPY dashboard/ dashboard/
COPY chatbot/ chatbot/
COPY templates/ templates/
COPY static/ static/
# The code cannot be written to later, so its bytecode is made now.
RUN .venv/bin/python -m compileall -q manage.py dealershipai aiv dashboard chatbot
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER app
VOLUME /app/var
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD [".venv/bin/python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD [".venv/bin/python", "manage.py", "up", "--host", "0.0.0.0", "--port", "8000", "--no-demo"]

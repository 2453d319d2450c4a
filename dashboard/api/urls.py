"""Name the API's addresses; all of them ask for a person or a key."""

from __future__ import annotations

from django.urls import path

from dashboard.api.calculate import Calculate

app_name = "api"
urlpatterns = [
    path("aiv/calculate", Calculate.as_view(), name="calculate"),
]

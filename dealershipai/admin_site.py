"""Show the admin to operators only; to everybody else it is not there."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator


class OperatorAdminSite(AdminSite):
    """Sign in through the one sign-in page, second factor included."""

    site_header = "DealershipAI operator"
    site_title = "DealershipAI operator"
    index_title = "Everything of this installation"
    enable_nav_sidebar = True

    def has_permission(self, request: HttpRequest) -> bool:
        """Let operators in; a signed-in stranger learns nothing, not even that it exists."""
        is_operator = super().has_permission(request)
        if request.user.is_authenticated and not is_operator:
            raise Http404
        return is_operator

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send visitors to the common sign-in page; there is no second password form."""
        self.has_permission(request)
        return secure_admin_login(_to_index)(request)  # type: ignore[no-any-return]


def _to_index(request: HttpRequest) -> HttpResponse:
    return redirect("admin:index")

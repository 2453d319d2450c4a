"""Write the product's own mails: plain text, every link on APP_URL."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from aiv.services.people.invitations import Sealed


def send_invitation(sealed: Sealed) -> None:
    """Send the secret of an invitation to the invited address, and to nobody else."""
    invitation = sealed.invitation
    context = {
        "invitation": invitation,
        "inviter": invitation.invited_by.display_name,
        "url": f"{settings.APP_URL}{reverse('dashboard:invitation', args=[sealed.token])}",
    }
    subject = render_to_string("mails/invitation_subject.txt", context)
    body = render_to_string("mails/invitation.txt", context)
    send_mail(" ".join(subject.split()), body, None, [invitation.email])

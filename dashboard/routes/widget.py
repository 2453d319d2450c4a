"""Route the pages of a dealer's chat widget, its conversations and leads."""

from __future__ import annotations

from django.urls import URLPattern, path

from dashboard.views.chat import (
    shopper_chat,
    shopper_chats,
    shopper_leads,
    shopper_questions,
    widget,
)

WIDGET = "dealers/<slug:slug>/widget/"
CHATS = "dealers/<slug:slug>/conversations/"
CHAT = f"{CHATS}<uuid:pk>/"
LEADS = "dealers/<slug:slug>/leads/"
LEAD = f"{LEADS}<uuid:pk>/"
QUESTIONS = "dealers/<slug:slug>/questions/"
QUESTION = f"{QUESTIONS}<uuid:pk>/"
ANSWER = f"{WIDGET}answers/<uuid:pk>/"

PATTERNS: list[URLPattern] = [
    path(CHATS, shopper_chats.listing, name="conversations"),
    path(f"{CHATS}messages.csv", shopper_chats.export, name="conversations_csv"),
    path(CHAT, shopper_chat.show, name="conversation"),
    path(f"{CHAT}messages.csv", shopper_chats.export_one, name="conversation_csv"),
    path(f"{CHAT}moves/", shopper_chat.moves, name="conversation_moves"),
    path(f"{CHAT}reply/", shopper_chat.reply, name="conversation_reply"),
    path(f"{CHAT}delete/", shopper_chat.delete, name="conversation_delete"),
    path(f"{CHAT}<slug:step>/", shopper_chat.step, name="conversation_step"),
    path(LEADS, shopper_leads.listing, name="leads"),
    path(f"{LEADS}leads.csv", shopper_leads.export, name="leads_csv"),
    path(f"{LEADS}mails/<uuid:pk>/again/", shopper_leads.send_again, name="lead_mail_again"),
    path(LEAD, shopper_leads.one, name="lead"),
    path(f"{LEAD}adf.xml", shopper_leads.download, name="lead_adf"),
    path(f"{LEAD}done/", shopper_leads.finish, name="lead_done"),
    path(f"{LEAD}delete/", shopper_leads.delete, name="lead_delete"),
    path(f"{LEAD}reopen/", shopper_leads.reopen, name="lead_reopen"),
    path(QUESTIONS, shopper_questions.listing, name="shopper_questions"),
    path(f"{QUESTIONS}questions.csv", shopper_questions.export, name="shopper_questions_csv"),
    path(f"{QUESTION}propose/", shopper_questions.propose, name="shopper_question_propose"),
    path(f"{QUESTION}dismiss/", shopper_questions.dismiss, name="shopper_question_dismiss"),
    path(f"{QUESTION}reopen/", shopper_questions.reopen, name="shopper_question_reopen"),
    path(WIDGET, widget.show, name="widget"),
    path(f"{WIDGET}sites/", widget.allow, name="widget_origin_allow"),
    path(f"{WIDGET}sites/<int:pk>/remove/", widget.disallow, name="widget_origin_remove"),
    path(f"{WIDGET}answers/", widget.add_answer, name="widget_answer_add"),
    path(ANSWER, widget.answer, name="widget_answer"),
    path(f"{ANSWER}remove/", widget.remove_answer, name="widget_answer_remove"),
]

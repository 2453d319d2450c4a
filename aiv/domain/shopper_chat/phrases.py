"""Hold every fixed sentence of the assistant in each language; facts are set into them."""

from __future__ import annotations

from datetime import date
from typing import Final

LANGUAGES: Final = {"en": "English", "es": "Español"}
DEFAULT: Final = "en"
LEARN_VERSION: Final = 2
"""Of the words of `learn_consent`; the first ones did not speak of asking AI assistants."""

SENTENCES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "greeting": "Hello! This is the automated assistant of {store}. Ask about hours, the "
        "address, departments, services or vehicles, or ask for a person.",
        "thanks": "You are welcome.",
        "consent": "This is an automated assistant of {store}. What you write is stored for "
        "{days} days and read by the store to answer you.",
        "text_consent": "{store} may send me text messages at this number about this request. "
        "Agreeing is no condition of a purchase. Message and data rates may apply.",
        "learn_consent": "My questions, without my name, number or address, may help the store "
        "see what shoppers ask, and may be asked of AI assistants to see what they answer.",
        "person_called": "I have asked {store}. Somebody joins as soon as they can; you can also "
        "leave your contact.",
        "person_later": "{store} is closed now. Leave your contact and somebody comes back to you "
        "when it opens.",
        "person_joined": "{person} of {store} joined.",
        "person_left": "You are with the automated assistant again.",
        "lead_taken": "Thank you. {store} has your request and comes back to you.",
        "ended_abuse": "This chat is closed. {store} can be reached by phone.",
        "ended_long": "This chat is long by now, so it ends here. Open a new one at any time.",
        "automated": "I am an automated assistant, not a person. I answer from what {store} has "
        "verified. Say \u201cperson\u201d and I ask somebody of the store to join.",
        "person": "I will ask somebody of {store} to join.",
        "orders": "I only answer from what {store} has verified, such as hours, address, "
        "departments, services and vehicles.",
        "abuse": "I would like to help with {store}. Please keep it friendly; otherwise this chat "
        "ends here.",
        "commitment": "I am an automated assistant and cannot agree prices, offers, approvals, "
        "holds, discounts or delivery. Somebody at {store} can answer that.",
        "finance": "Rates, payments and trade-in values are for a person to work out with you. "
        "Leave your contact and {store} can answer.",
        "appointment": "I cannot book it myself. Leave your contact and what you would like, and "
        "{store} comes back to you to agree a time.",
        "unknown": "I do not have a verified answer to that. Would you like a person of {store} "
        "to answer?",
        "not_on_record": "{what}: {store} has not put that on record. Would you like a person to "
        "answer?",
        "own": "{store} says: {answer}",
        "policy": "{store} states: {lines}",
        "service": "{store} lists among its services: {lines}",
        "services": "{store} lists these services: {lines}",
        "address": "{store} is at {address}.",
        "directions": "Directions: {url}",
        "phone": "{label}: {phone}",
        "makes": "{store} sells new: {makes}.",
        "make_yes": "Yes, {store} sells {makes}.",
        "open_now": "{whose} is open now, until {until} ({zone}).",
        "closed_now": "{whose} is closed now and opens {day} at {at} ({zone}).",
        "closed": "{whose} is closed now.",
        "hours_on": "{whose}, {day}: {hours}.",
        "holiday_on": "{whose}, {day} ({holiday}): {hours}.",
        "holiday_unknown": "No holiday hours are on record for {day}; please ask the store. "
        "On a usual day of the week: {hours}.",
        "week": "{whose}: {lines} ({zone}).",
        "hours_closed": "closed",
        "somebody": "Somebody",
        "store": "The store",
        "hours": "Hours",
        "address_word": "Address",
        "phone_word": "Phone",
        "makes_word": "Makes sold",
        "services_word": "Services",
        "stock_word": "Vehicles on offer",
        "found_one": "1 vehicle fits, seen in the store's feed {seen}:",
        "found_many": "{total} vehicles fit, seen in the store's feed {seen}:",
        "found_first": "{total} vehicles fit, seen in the store's feed {seen}. The first {shown}:",
        "found_none": "No vehicle in the store's feed of {seen} fits that.",
        "which": "Which vehicle do you mean? A make, model, year, price range, VIN or stock "
        "number helps.",
        "no_price": "price not stated, please ask",
        "price": "listed at {price}",
        "stock": "stock {number}",
        "ask_price": "A listed price can change; the store confirms it.",
        "miles": "{count} miles",
        "km": "{count} km",
    },
    "es": {
        "greeting": "¡Hola! Soy el asistente automático de {store}. Pregunte por horarios, "
        "dirección, departamentos, servicios o vehículos, o pida una persona.",
        "thanks": "De nada.",
        "consent": "Este es un asistente automático de {store}. Lo que escriba se guarda {days} "
        "días y la tienda lo lee para responderle.",
        "text_consent": "{store} puede enviarme mensajes de texto a este número sobre esta "
        "solicitud. Aceptar no es condición de compra. Pueden aplicarse cargos por mensajes.",
        "learn_consent": "Mis preguntas, sin mi nombre, número ni dirección, pueden ayudar a la "
        "tienda a ver qué se pregunta, y pueden hacerse a asistentes de IA para ver qué responden.",
        "person_called": "He avisado a {store}. Alguien responde en cuanto pueda; también puede "
        "dejar su contacto.",
        "person_later": "{store} está cerrado ahora. Deje su contacto y le responden cuando abra.",
        "person_joined": "{person} de {store} está aquí.",
        "person_left": "Está de nuevo con el asistente automático.",
        "lead_taken": "Gracias. {store} tiene su solicitud y le responde.",
        "ended_abuse": "Este chat está cerrado. Puede llamar a {store} por teléfono.",
        "ended_long": "Este chat ya es largo y termina aquí. Puede abrir otro cuando quiera.",
        "automated": "Soy un asistente automático, no una persona. Respondo con lo que {store} ha "
        "verificado. Escriba \u201cpersona\u201d y aviso a alguien de la tienda.",
        "person": "Aviso a una persona de {store} para que responda.",
        "orders": "Solo respondo con lo que {store} ha verificado: horarios, dirección, "
        "departamentos, servicios y vehículos.",
        "abuse": "Quiero ayudarle con {store}. Por favor, mantenga el respeto; si no, este chat "
        "termina aquí.",
        "commitment": "Soy un asistente automático y no puedo acordar precios, ofertas, "
        "aprobaciones, reservas, descuentos ni entregas. Una persona de {store} puede responder.",
        "finance": "Las tasas, los pagos y el valor de su auto los calcula una persona con usted. "
        "Deje su contacto y {store} le responde.",
        "appointment": "No puedo reservar yo mismo. Deje su contacto y lo que desea, y {store} le "
        "responde para acordar una hora.",
        "unknown": "No tengo una respuesta verificada. ¿Quiere que responda una persona de "
        "{store}?",
        "not_on_record": "{what}: {store} no lo ha registrado. ¿Quiere que responda una persona?",
        "own": "{store} dice: {answer}",
        "policy": "{store} indica: {lines}",
        "service": "{store} tiene entre sus servicios: {lines}",
        "services": "{store} indica estos servicios: {lines}",
        "address": "{store} está en {address}.",
        "directions": "Cómo llegar: {url}",
        "phone": "{label}: {phone}",
        "makes": "{store} vende nuevos: {makes}.",
        "make_yes": "Sí, {store} vende {makes}.",
        "open_now": "{whose}: abierto ahora, hasta las {until} ({zone}).",
        "closed_now": "{whose}: cerrado ahora, abre el {day} a las {at} ({zone}).",
        "closed": "{whose}: cerrado ahora.",
        "hours_on": "{whose}, {day}: {hours}.",
        "holiday_on": "{whose}, {day} ({holiday}): {hours}.",
        "holiday_unknown": "No hay horario de feriado registrado para el {day}; pregunte a la "
        "tienda. En un día normal: {hours}.",
        "week": "{whose}: {lines} ({zone}).",
        "hours_closed": "cerrado",
        "somebody": "Alguien",
        "store": "La tienda",
        "hours": "Horario",
        "address_word": "Dirección",
        "phone_word": "Teléfono",
        "makes_word": "Marcas",
        "services_word": "Servicios",
        "stock_word": "Vehículos en venta",
        "found_one": "1 vehículo coincide, visto en el inventario de la tienda {seen}:",
        "found_many": "{total} vehículos coinciden, vistos en el inventario de la tienda {seen}:",
        "found_first": "{total} vehículos coinciden, vistos en el inventario de la tienda {seen}. "
        "Los primeros {shown}:",
        "found_none": "Ningún vehículo del inventario de la tienda ({seen}) coincide.",
        "which": "¿Qué vehículo busca? Ayuda una marca, modelo, año, rango de precio, VIN o "
        "número de inventario.",
        "no_price": "precio no indicado, pregunte",
        "price": "precio publicado {price}",
        "stock": "inventario {number}",
        "ask_price": "Un precio publicado puede cambiar; la tienda lo confirma.",
        "miles": "{count} millas",
        "km": "{count} km",
    },
}
DAYS: Final = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
}
MONTHS: Final = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "es": ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
}


def say(language: str, name: str, **values: str) -> str:
    """Give a sentence with values set in; braces inside a value stay what they are."""
    return SENTENCES[language][name].format(**values)


def served(language: str, *, store: str, days: str) -> dict[str, str | int]:
    """Give the words of a language that a page shows before anything was agreed to."""
    return {
        "code": language,
        "title": LANGUAGES[language],
        "consent": say(language, "consent", store=store, days=days),
        "learn": say(language, "learn_consent"),
        "learn_version": LEARN_VERSION,
        "texts": say(language, "text_consent", store=store),
    }


def weekday(language: str, place: int) -> str:
    """Name a day of the week, Monday first."""
    return DAYS[language][place]


def day(language: str, on: date) -> str:
    """Write a day with its weekday."""
    month = MONTHS[language][on.month - 1]
    name = DAYS[language][on.weekday()]
    return f"{name} {on.day} {month}" if language == "es" else f"{name}, {month} {on.day}"


def clock(language: str, time: str) -> str:
    """Write HH:MM as people there do."""
    if language != "en":
        return time
    hour, minute = time.split(":")
    half = "AM" if int(hour) % 24 < 12 else "PM"
    return f"{(int(hour) - 1) % 12 + 1}:{minute} {half}"

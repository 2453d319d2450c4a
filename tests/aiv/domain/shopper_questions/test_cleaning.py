"""Nothing personal is left in a question; what is in doubt is dropped; plain questions stay."""

from __future__ import annotations

import pytest

from aiv.domain.shopper_questions.cleaning import questions
from aiv.domain.shopper_questions.signs import Known, found, readable

KNOWN = Known(
    private=frozenset({"quillan", "vasq"}),
    public=frozenset({"harbor", "point", "toyota", "naples", "fl"}),
)
BRAKES = "Do you do brakes on old trucks?"

# A message, and what of it may stay.
PERSONAL = {
    # names
    "Hi, my name is Bob Smith. Do you do brakes on old trucks?": (BRAKES,),
    "my name is bob smith do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "My name's Will Hay, do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "I'm Bob and do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "im zbigniew, do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "This is Oksana Petrenko, do you do brakes on old trucks?": (
        "do you do brakes on old trucks?",
    ),
    "Do you do brakes on old trucks? Thanks, Bob": (BRAKES,),
    "Name: Bob Smith. Do you do brakes on old trucks?": (BRAKES,),
    "Zbigniew here, do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "Me llamo Ana Ruiz, ¿hacen frenos de camionetas?": ("¿hacen frenos de camionetas?",),
    "Soy Ana, ¿hacen frenos de camionetas?": ("¿hacen frenos de camionetas?",),
    "Mi nombre es Ana Ruiz ¿hacen frenos de camionetas?": ("¿hacen frenos de camionetas?",),
    "Le habla Ana Ruiz. ¿Hacen frenos de camionetas?": ("¿Hacen frenos de camionetas?",),
    "Is Maria working on Saturdays in service?": (),
    "is maria working on saturdays in service?": (),
    "Can Mr. Okafor look at my brakes today?": (),
    "¿Puede la señora Ruiz ver mis frenos hoy?": (),
    "Can my wife Anneliese pick up the truck?": (),
    "Does quillan still do brakes on trucks?": (),
    "Can Zebulon look at my brakes on Monday?": (),
    # phones
    "Do you do brakes on old trucks? My number is 239-555-0100": (BRAKES,),
    "Do you do brakes on old trucks, my number is (239) 555-0100?": (
        "Do you do brakes on old trucks",
    ),
    "Can you call (239) 555.0100 about brakes?": (),
    "Can you text +1 239 555 0100 when brakes are done?": (),
    "Is 2395550100 the number of your brake shop?": (),
    "Do you reach people at 555-0100 for brakes?": (),
    "Can you ring two three nine five five five oh one oh oh about brakes?": (),
    "Can you ring 2 3 9 5 5 5 0 1 0 0 about brakes?": (),
    "Can you ring ٢٣٩٥٥٥٠١٠٠ about brakes?": (),
    "Can you ring ２３９５５５０１００ about brakes?": (),
    "Can you ring 239\u200b555\u200b0100 about brakes?": (),
    "Can you ring (239) 555-2019 about brakes?": (),
    "¿Pueden marcar dos tres nueve cinco cinco cinco cero uno por frenos?": (),
    "¿Pueden llamarme por los frenos de mi camioneta?": (),
    "Can you call me about brakes on trucks?": (),
    # e-mail
    "Can you write to bob@mail.example about brakes?": (),
    "Can you write to bob (at) mail.example about brakes?": (),
    "Can you write to bob at mail dot example about brakes?": (),
    "Can you write to bob @ mail . example about brakes?": (),
    "¿Pueden escribir a ana arroba correo punto com sobre frenos?": (),
    "Can you e-mail me a brake price?": (),
    "Do you send brake offers to bobsmith gmail?": (),
    # addresses
    "Do you pick up trucks at 12 Oak Street?": (),
    "Do you pick up trucks at 1200 N. Old Harbor Blvd Apt 4?": (),
    "I live at 12 Oak Street, do you pick up trucks for brakes?": (
        "do you pick up trucks for brakes?",
    ),
    "Do you deliver trucks to P.O. Box 12?": (),
    "Do you deliver trucks to 34102?": (),
    "Do you deliver trucks to 34102-1234?": (),
    "¿Entregan camionetas en calle Roble 12?": (),
    "Vivo en Roble 12, ¿hacen frenos de camionetas?": ("¿hacen frenos de camionetas?",),
    "Do you pick up trucks at 26.1420, -81.7948?": (),
    # vehicles
    "Does 1HGCM82633A004352 need brakes?": (),
    "Does 1hgcm82633a004352 need brakes?": (),
    "My VIN ends in 4352, do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "Is the truck with plate ABC-1234 done?": (),
    "Is the truck ABC1234 done with brakes?": (),
    "¿Está lista la camioneta con placa ABC 123?": (),
    # numbers of deals and people
    "Is order number 4821 with brakes done?": (),
    "Is stock #P1234 still a truck for sale?": (),
    "Is RO 99123 with brakes done?": (),
    "¿Está lista la orden 4821 de frenos?": (),
    "Is my loan account 12-99 good for a truck?": (),
    "Does SSN 123-45-6789 get a truck loan?": (),
    "Can I pay brakes with card 4111 1111 1111 1111?": (),
    "Is the last four 1111 of a card enough for brakes?": (),
    # birth
    "I was born 06/05/1980, do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "My DOB is June 5, 1980, do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    "Nací el 5 de junio de 1980, ¿hacen frenos de camionetas?": ("¿hacen frenos de camionetas?",),
    "I'm 34, do you do brakes on old trucks?": ("do you do brakes on old trucks?",),
    # addresses on the web
    "Is https://www.harborpoint.example/truck-12 still for sale with brakes?": (),
    "Is the truck on harborpoint.example still for sale?": (),
    "Do you see brakes at @bobs_trucks?": (),
    "Can I send brake pictures on WhatsApp?": (),
}
PLAIN = (
    "Do you offer loaner cars while mine is in the shop?",
    "Which Toyota dealer near Naples is good with hybrids?",
    "Do you have the Grand Highlander hybrid under $55,000 in stock?",
    "How much is an oil change for a 2019 F-150?",
    "Do you buy cars with 120,000 miles on them?",
    "Are you open on July 4 and on Labor Day?",
    "Is the service department open at 7:30 am on Saturday?",
    "Can I get financing with a 520 credit score?",
    "What is the best 3-row SUV under 45k for a family?",
    "Do you match prices of other dealers?",
    "Does the RAV4 Prime come with Apple CarPlay?",
    "Do You Offer Oil Changes On Sundays?",
    "¿Hacen cambio de aceite los domingos?",
    "¿Aceptan autos usados a cuenta?",
    "¿Cuánto cuesta el cambio de aceite de un auto del año pasado?",
    "I'm looking for a used truck under 20k, do you have any?",
    "Do you lease a Corolla for 36 months with 0% down?",
)


@pytest.mark.parametrize(("message", "kept"), PERSONAL.items())
def test_nothing_personal_is_left(message: str, kept: tuple[str, ...]) -> None:
    assert questions(message, KNOWN) == kept


@pytest.mark.parametrize("message", PLAIN)
def test_a_plain_question_stays_whole(message: str) -> None:
    (left,) = questions(message, KNOWN)
    assert left == readable(message)


def test_a_find_names_its_kind() -> None:
    assert found("write to bob@mail.example", KNOWN) == "e-mail"
    assert found("Does quillan work here", KNOWN) == "name"
    assert found("Do you do brakes", KNOWN) is None


def test_the_stores_own_name_is_no_persons() -> None:
    known = Known(public=frozenset({"bob", "smith", "toyota"}))
    assert questions("Does Bob Smith Toyota do brakes on trucks?", known) == (
        "Does Bob Smith Toyota do brakes on trucks?",
    )


def test_words_keep_their_accents_and_names_are_found_without() -> None:
    known = Known(private=frozenset({"garcia"}))
    assert questions("Soy Zoé.  ¿Están  abiertos mañana  sábado?", known) == (
        "¿Están abiertos mañana sábado?",
    )
    assert questions("¿Trabaja García en el taller los sábados?", known) == ()


def test_a_message_of_any_length_is_read_in_time() -> None:
    assert questions("1 " * 5000 + "a@" * 5000, KNOWN) == ()

"""What the library would say in English is said in the language shown."""

from tests.tui.desks import desk_with
from tests.tui.look import look, press, running, until


async def test_ctrl_c_says_in_french_how_to_leave():
    async with running(desk_with(), lang="fr", size=(120, 40)) as pilot:
        await press(pilot, "ctrl+c")
        assert "Ctrl+Q quitte\u202f; tout est déjà enregistré." in look(pilot.app)
        assert "quit the app" not in look(pilot.app)


async def test_a_command_that_is_not_there_is_missed_in_french():
    async with running(desk_with(), lang="fr") as pilot:
        await press(pilot, "ctrl+p", *"wwqq")
        await until(pilot, lambda: "Aucune commande d’ici n’a ces mots." in look(pilot.app))
        assert "No matches" not in look(pilot.app)
        await press(pilot, "escape")

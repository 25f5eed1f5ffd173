"""What a person can do in a session beside following it: keys, undo, back, too hard, it hurts, stop, sound."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.test_browser import look
from tests.site.training.server import Server
from tests.site.training.test_player_in_browser import (
    check_in,
    counted,
    do_one_set,
    finish_set,
    freeze,
    go_to_a_hold,
    kind,
    name,
    reports_of,
    sets_of,
    wait_until_saved,
)

pytestmark = pytest.mark.browser

VOICE = """() => {
  window.spoken = [];
  const voice = { lang: 'en-GB', default: true, localService: true, name: 'Test' };
  const synthesis = {
    getVoices: () => [voice], cancel: () => undefined, addEventListener: () => undefined,
    speak: (words) => window.spoken.push(words),
  };
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""
AWAKE = """() => {
  window.locks = [];
  const request = async () => {
    const lock = { released: false, release: async () => { lock.released = true; } };
    window.locks.push(lock);
    return lock;
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
}"""


def begun(page: Page) -> None:
    check_in(page)
    freeze(page)
    page.locator("#go").click()


def test_a_whole_session_with_the_keyboard_alone(phone: Page, server: Server) -> None:
    check_in(phone)
    keys = phone.keyboard
    keys.press("n")
    for _ in range(200):
        if kind(phone) == "over":
            break
        if phone.locator("#ask[open]").count():
            keys.press("Enter")
        elif kind(phone) == "set" and phone.locator("#go").is_visible():
            phone.clock.run_for(60_000)
        else:
            keys.press("n")
    wait_until_saved(phone)
    assert len(sets_of(server)) == len(set(sets_of(server))) == phone.locator("#progress").evaluate("one => one.max")
    keys.press("n")
    phone.wait_for_url("**/end/")


def tab_to(page: Page, wanted: Locator) -> None:
    """Walk to an element with the Tab key alone."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"The Tab key does not lead to {wanted}.")


def choose(page: Page, scale: Locator, steps: int) -> None:
    """A number of a scale: to its group with Tab, to the number with the arrows."""
    tab_to(page, scale.locator("input").first)
    for _ in range(steps):
        page.keyboard.press("ArrowRight")
    assert scale.locator("input:checked").get_attribute("value") == str(steps)


@pytest.mark.slow
def test_from_today_to_done_with_tab_and_arrows_alone(phone: Page, server: Server) -> None:
    phone.goto("/")
    tab_to(phone, phone.get_by_role("link", name="Start"))
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/check-in/")
    choose(phone, phone.locator("#pain_now"), 3)
    tab_to(phone, phone.get_by_role("button", name="Go on"))
    phone.keyboard.press("Enter")
    expect(phone.locator("#player")).to_be_visible(timeout=20_000)

    tab_to(phone, phone.locator("#go"))
    phone.keyboard.press("Enter")
    for _ in range(200):
        if kind(phone) == "over":
            break
        if kind(phone) == "set" and phone.locator("#go").is_visible():
            phone.clock.run_for(60_000)
            continue
        tab_to(phone, phone.locator("#done" if kind(phone) == "set" else "#go"))
        phone.keyboard.press("Enter")
        if phone.locator("#ask[open]").count():
            tab_to(phone, phone.locator("#ask .ask-answers button").first)
            phone.keyboard.press("Enter")
    tab_to(phone, phone.locator("#go"))
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/end/")
    for scale in phone.locator("fieldset.field:has(.scale)").all():
        choose(phone, scale, 2)
    tab_to(phone, phone.get_by_role("button", name="Finish"))
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"{server.url}/")
    assert phone.get_by_role("heading", level=1).inner_text() == "Done for today"
    assert {one["ended"] for one in reports_of(server)} == {"completed"}


def test_a_screen_reader_is_told_what_each_part_is(phone: Page) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(300)
    expect(phone.locator("#player")).to_match_aria_snapshot("""
      - region "Session player":
        - link "Leave"
        - status: /saved|kept/
        - button "Sound"
        - progressbar "Sets done"
        - figure:
          - img /.+/
        - paragraph: Set 1 of 4
        - heading /.+/ [level=2]
        - paragraph: left side
        - paragraph: /.+ each side/
        - timer: /\\d+/
        - paragraph: Breathe in
        - paragraph: Hold 1 of 2
        - paragraph: /Set 1 of 4.+, left side/
        - button "End the hold"
        - button "Back"
        - button "Pause"
        - button "Skip set"
        - button "Too hard"
        - button "It hurts"
        - link "Stop"
    """)
    phone.locator("#pause").click()
    expect(phone.get_by_role("button", name="Pause", pressed=True)).to_be_focused()
    phone.get_by_role("button", name="It hurts").click()
    dialog = phone.get_by_role("dialog", name="It hurts")
    expect(dialog.get_by_role("group", name="Where?")).to_be_visible()
    expect(dialog.get_by_role("radio", name="10, as strong as you can imagine")).to_be_attached()
    dialog.get_by_role("button", name="It does not hurt after all").click()
    phone.locator("#stop").click()
    expect(phone.get_by_role("region", name="You stopped. That is fine.")).to_be_visible()


def test_who_begins_with_a_key_pauses_with_the_same(phone: Page) -> None:
    check_in(phone)
    phone.locator("#go").focus()
    for pressed in ("false", "true", "false"):
        phone.keyboard.press("Space")
        assert phone.locator("#pause").get_attribute("aria-pressed") == pressed
        assert phone.evaluate("() => document.activeElement.id") == "pause"


def test_space_pauses_wherever_nothing_else_needs_it(phone: Page) -> None:
    begun(phone)
    phone.evaluate("() => document.activeElement.blur()")
    phone.keyboard.press("Space")
    assert phone.locator("#phase").inner_text() == "Paused"
    phone.clock.run_for(9000)
    assert phone.locator("#clock").inner_text() == "5"
    phone.keyboard.press("Space")
    phone.clock.run_for(1100)
    assert phone.locator("#clock").inner_text() == "4"


def test_each_button_shows_its_key_where_there_is_a_keyboard(phone: Page) -> None:
    begun(phone)
    expect(phone.locator("#back kbd")).to_be_hidden()
    phone.set_viewport_size({"width": 1280, "height": 800})
    for button in ("back", "pause", "skip", "hard", "hurts", "stop", "go"):
        shown, told = phone.locator(f"#{button} kbd"), phone.locator(f"#{button}").get_attribute("aria-keyshortcuts")
        assert shown.inner_text() == told
        expect(shown).to_be_visible()


def test_the_keys_can_be_switched_off_and_stay_off(phone: Page) -> None:
    begun(phone)
    phone.locator("#cues-open").click()
    phone.get_by_text("Keyboard", exact=True).click()
    phone.reload()
    expect(phone.locator("#player")).to_be_visible()
    phone.keyboard.press("n")
    phone.clock.run_for(2000)
    assert phone.locator("#go").inner_text() == "Go on"


def test_undo_takes_a_set_back_and_the_redo_counts_once(phone: Page, server: Server) -> None:
    begun(phone)
    phone.clock.run_for(126_000)
    expect(phone.locator("#done-count")).to_have_text("15 breaths")
    phone.locator("#less").click()
    phone.locator("#done").click()
    phone.get_by_role("button", name="Breath", exact=True).click()
    expect(phone.locator("#noted-words")).to_have_text("Breathing, legs on a chair: 14 breaths")
    look(phone)
    phone.locator("#undo").click()
    assert counted(phone) == 0
    assert "Taken back" in phone.locator("#note").inner_text()
    wait_until_saved(phone)
    assert reports_of(server) == []

    phone.reload()
    expect(phone.locator("#player")).to_be_visible()
    assert (counted(phone), kind(phone)) == (0, "set")
    phone.locator("#go").click()
    phone.clock.run_for(5100)
    finish_set(phone)
    wait_until_saved(phone)
    assert [(one["done"], one["ended"]) for one in reports_of(server)] == [(15, "completed")]


def test_one_of_many_is_told_as_one(phone: Page) -> None:
    begun(phone)
    phone.clock.run_for(5100 + 9000)
    expect(phone.locator("#done-count")).to_have_text("1 breath")
    phone.locator("#done").click()
    phone.get_by_role("button", name="Breath", exact=True).click()
    expect(phone.locator("#noted-words")).to_have_text("Breathing, legs on a chair: 1 breath")


def test_what_is_new_waits_until_the_person_is_in_place(phone: Page) -> None:
    check_in(phone)
    freeze(phone)
    expect(phone.locator("#set-up li").first).to_be_visible()
    phone.locator("#go").click()
    do_one_set(phone)
    assert kind(phone) == "change"
    expect(phone.locator("#set-up li").first).to_be_visible()
    phone.clock.run_for(60_000)
    assert (kind(phone), phone.locator("#go").inner_text()) == ("get_ready", "Start")
    expect(phone.locator("#note")).to_contain_text("This one is new")
    look(phone)
    phone.reload()
    expect(phone.locator("#player")).to_be_visible()
    assert (kind(phone), phone.locator("#go").inner_text()) == ("get_ready", "Start")
    phone.locator("#go").click()
    phone.clock.run_for(5100)
    assert kind(phone) == "set"
    expect(phone.locator("#set-up")).to_be_hidden()


def test_the_second_half_of_a_double_tap_presses_nothing(phone: Page) -> None:
    begun(phone)
    phone.clock.run_for(126_000)
    phone.locator("#done").dblclick()
    assert (counted(phone), kind(phone)) == (1, "change")
    assert phone.locator("#pause").get_attribute("aria-pressed") == "false"
    assert phone.locator("#go").inner_text() == "Ready now"


def test_after_pain_nothing_begins_by_itself(phone: Page) -> None:
    begun(phone)
    phone.clock.run_for(6000)
    phone.get_by_role("button", name="It hurts").click()
    phone.locator("#hurt").get_by_role("button", name="Leave out").click()
    expect(phone.locator("#note")).to_contain_text("Rest until it has settled")
    phone.clock.run_for(60_000)
    assert kind(phone) == "change"
    assert phone.locator("#go").inner_text() == "Go on"


def test_back_goes_one_step_and_asks_before_a_set_is_done_again(phone: Page, server: Server) -> None:
    begun(phone)
    do_one_set(phone)
    assert kind(phone) == "change"
    phone.locator("#go").click()
    assert kind(phone) == "get_ready"
    phone.keyboard.press("b")
    assert kind(phone) == "change"
    phone.locator("#back").click()
    expect(phone.get_by_role("heading", name="Do the last set again?")).to_be_visible()
    look(phone)
    phone.get_by_role("button", name="Leave it as it is").click()
    expect(phone.locator("#ask[open]")).to_have_count(0)
    assert (counted(phone), kind(phone)) == (1, "change")
    phone.locator("#back").click()
    phone.get_by_role("button", name="Take it back").click()
    assert (counted(phone), kind(phone)) == (0, "set")
    wait_until_saved(phone)
    assert reports_of(server) == []


def test_a_hold_that_ends_early_asks_what_made_you_stop(phone: Page, server: Server) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(2300)
    phone.get_by_role("button", name="End the hold").click()
    look(phone)
    phone.get_by_role("button", name="Arm or shoulder").click()
    wait_until_saved(phone)
    last = reports_of(server)[-1]
    assert (last["ended"], last["done"], last["side"]) == ("arm_or_shoulder", 2, "left")


def test_too_hard_is_noted_with_the_set(phone: Page, server: Server) -> None:
    begun(phone)
    phone.clock.run_for(6000)
    phone.get_by_role("button", name="Too hard").click()
    look(phone)
    phone.get_by_role("button", name="Go on, smaller or shorter").click()
    phone.clock.run_for(6000)
    finish_set(phone)
    wait_until_saved(phone)
    assert [(one["too_hard"], one["ended"]) for one in reports_of(server)] == [(True, "completed")]


def test_what_hurts_is_noted_with_where_and_how_much(phone: Page, server: Server) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(2300)
    before = counted(phone)
    phone.get_by_role("button", name="It hurts").click()
    look(phone)
    phone.locator("#hurt").get_by_text("Left hip or buttock").click()
    phone.locator("#hurt").get_by_text("Shoulder or arm").click()
    phone.locator("#hurt").get_by_label("4", exact=True).check()
    phone.locator("#hurt").get_by_role("button", name="Leave out").click()
    wait_until_saved(phone)
    reports = reports_of(server)[before:]
    tried = reports[0]
    assert (tried["hurts"], tried["ended"], tried["pain"], tried["where"]) == (True, "pain", 4, ["left_hip", "arm"])
    assert {one["ended"] for one in reports[1:]} == {"skipped"}
    assert not any(one["hurts"] for one in reports[1:])


def test_the_more_it_hurts_the_fewer_ways_on(phone: Page) -> None:
    begun(phone)
    phone.clock.run_for(6000)
    phone.get_by_role("button", name="It hurts").click()
    hurt = phone.locator("#hurt")
    on = hurt.get_by_role("button", name="Go on, gently")
    expect(on).to_be_visible()
    hurt.get_by_text("Right leg").click()
    expect(on).to_be_hidden()
    hurt.get_by_text("Right leg").click()
    hurt.get_by_label("5", exact=True).check()
    expect(on).to_be_visible()
    hurt.get_by_label("6", exact=True).check()
    expect(on).to_be_hidden()
    expect(hurt.get_by_role("button", name="End this set")).to_be_hidden()
    expect(hurt.get_by_text("At 6 of 10 this session stops here.")).to_be_visible()
    look(phone)
    hurt.get_by_role("button", name="Stop the session").click()
    expect(phone.locator("#safety")).to_be_visible()


def test_a_pain_that_stops_the_session_is_on_the_questions_at_the_end(phone: Page, server: Server) -> None:
    begun(phone)
    phone.clock.run_for(6000)
    phone.get_by_role("button", name="It hurts").click()
    phone.locator("#hurt").get_by_label("7", exact=True).check()
    phone.get_by_role("button", name="Stop the session").click()
    look(phone)
    wait_until_saved_hidden(phone, server)
    phone.get_by_role("link", name="No, none of it").click()
    phone.wait_for_url("**/stop/")
    expect(phone.locator("#highest_pain").get_by_label("7", exact=True)).to_be_checked()
    expect(phone.get_by_label("Breathing, legs on a chair")).to_be_checked()
    phone.get_by_label("Yes", exact=True).check()
    phone.locator("#effort").get_by_label("3", exact=True).check()
    phone.get_by_role("button", name="End the session").click()
    phone.wait_for_url("**/stopped/")
    look(phone)


def wait_until_saved_hidden(page: Page, server: Server) -> None:
    """Wait for a set although the line that tells of it is out of sight."""
    for _ in range(50):
        if reports_of(server):
            return
        page.wait_for_timeout(100)
    raise AssertionError("No set came to the server.")


def test_the_clock_waits_for_the_voice(phone: Page) -> None:
    phone.add_init_script(f"({VOICE})()")
    begun(phone)
    phone.clock.run_for(2000)
    assert phone.locator("#clock").inner_text() == "5"
    assert phone.locator("#phase").inner_text() == "Listen first"
    assert "Get ready" in phone.evaluate("() => window.spoken[0].text")
    assert phone.evaluate("() => window.spoken[0].lang") == "en"
    phone.evaluate("() => window.spoken[0].onend()")
    phone.clock.run_for(1100)
    assert phone.locator("#clock").inner_text() == "4"


def test_a_voice_that_never_ends_does_not_hold_the_session_up(phone: Page) -> None:
    phone.add_init_script(f"({VOICE})()")
    begun(phone)
    phone.clock.run_for(20_000)
    assert kind(phone) == "set"


def test_the_screen_is_kept_on_while_the_session_runs(phone: Page) -> None:
    phone.add_init_script(f"({AWAKE})()")
    held = "() => window.locks.filter((lock) => !lock.released).length"
    begun(phone)
    assert phone.evaluate(held) == 1
    phone.evaluate("() => { window.locks[0].released = true; document.dispatchEvent(new Event('visibilitychange')); }")
    assert phone.evaluate(held) == 1
    assert phone.evaluate("() => window.locks.length") == 2
    phone.locator("#pause").click()
    phone.wait_for_function("() => window.locks.every((lock) => lock.released)", polling=50)


def test_the_panel_says_what_this_device_cannot_do(phone: Page) -> None:
    begun(phone)
    phone.locator("#cues-open").click()
    assert phone.locator("#cues-open").get_attribute("aria-expanded") == "true"
    expect(phone.locator("#stop")).to_be_in_viewport(ratio=1)
    expect(phone.locator("#lacks")).to_contain_text("no voice for your language")
    expect(phone.locator("#lacks")).to_contain_text("screen locked")
    look(phone)
    phone.get_by_text("Tones", exact=True).click()
    phone.reload()
    expect(phone.locator("#player")).to_be_visible()
    phone.locator("#cues-open").click()
    assert not phone.locator("#cue-sound").is_checked()
    assert phone.locator("#cue-speech").is_checked()


def test_what_is_heard_can_be_chosen_in_the_settings_too(phone: Page) -> None:
    phone.goto("/settings/")
    card = phone.locator("#cues")
    expect(card).to_contain_text("no voice for your language")
    card.get_by_text("Tones", exact=True).click()
    card.get_by_role("button", name="Try it").click()
    begun(phone)
    phone.locator("#cues-open").click()
    assert not phone.locator("#cue-sound").is_checked()
    assert phone.locator("#cue-speech").is_checked()


def test_the_ring_breathes_beside_breaths_and_holds(phone: Page) -> None:
    phone.emulate_media(reduced_motion="no-preference")
    begun(phone)
    phone.clock.run_for(5100)
    radius = "() => Number(document.getElementById('ring-air').getAttribute('r'))"
    empty = phone.evaluate(radius)
    phone.clock.run_for(2700)
    full = phone.evaluate(radius)
    assert full > empty + 20
    assert phone.locator("#phase").inner_text() == "Breathe in"
    phone.clock.run_for(5000)
    assert phone.evaluate(radius) < empty + 5
    go_to_a_hold(phone)
    expect(phone.locator("#ring")).to_be_visible()


def test_with_less_motion_words_and_a_bar_take_the_place_of_the_ring(phone: Page) -> None:
    begun(phone)
    phone.clock.run_for(5100 + 1500)
    expect(phone.locator("#ring")).to_be_hidden()
    expect(phone.locator("#bar")).to_be_visible()
    assert 0 < float(phone.locator("#bar-fill").get_attribute("width") or 0) < 200
    assert phone.locator("#phase").inner_text() == "Breathe in"


def test_a_movement_shows_where_it_turns(phone: Page) -> None:
    begun(phone)
    for _ in range(30):
        if kind(phone) == "set" and phone.locator("#player").get_attribute("data-does") == "movement":
            break
        if kind(phone) == "set":
            do_one_set(phone)
        else:
            phone.locator("#go").click()
    plan = "() => JSON.parse(document.getElementById('plan').textContent).exercises.find(one => one.name === %r)"
    exercise = phone.evaluate(plan % name(phone))
    seen = []
    for _ in range(exercise["each_seconds"] * 2 - 1):
        phone.clock.run_for(500)
        seen.append(phone.locator("#phase").inner_text())
    parts = ["Go out slowly", "Stay", "Come back slowly"] if exercise["tempo"] else ["Move slowly"]
    assert list(dict.fromkeys(seen)) == parts
    marks = phone.locator("#bar-marks").get_attribute("d") or ""
    assert marks.count("M") == (2 if exercise["tempo"] else len(exercise["turns"]))
    look(phone)


def test_what_is_left_out_says_so(phone: Page, server: Server) -> None:
    begun(phone)
    before = name(phone)
    phone.locator("#skip").click()
    assert name(phone) != before
    expect(phone.locator("#noted-words")).to_have_text("Breathing, legs on a chair: left out")
    wait_until_saved(phone)
    assert [one["ended"] for one in reports_of(server)] == ["skipped"]


def test_each_moment_of_a_session_keeps_what_every_page_keeps(phone: Page) -> None:
    check_in(phone)
    seen = set()
    look(phone)
    phone.locator("#go").click()
    for _ in range(200):
        state = (kind(phone), phone.locator("#player").get_attribute("data-does"))
        if state not in seen:
            seen.add(state)
            phone.clock.run_for(500)
            look(phone)
        if kind(phone) == "over":
            break
        if kind(phone) != "set":
            phone.locator("#go").click()
        elif phone.locator("#done").is_visible():
            finish_set(phone)
        else:
            phone.clock.run_for(2000)
    assert {"get_ready", "set", "rest", "switch_sides", "change", "over"} <= {kind for kind, _ in seen}


MOVED = "() => [...document.querySelectorAll('#figure [data-moves]')].map(one => one.getAttribute('d')).join()"


def test_the_figure_moves_while_the_session_runs_and_stands_still_with_it(phone: Page) -> None:
    phone.emulate_media(reduced_motion="no-preference")
    begun(phone)
    expect(phone.locator("#figure svg")).to_be_visible()
    assert phone.locator("#figure svg").get_attribute("aria-label")
    phone.clock.run_for(700)
    before = phone.evaluate(MOVED)
    phone.clock.run_for(1500)
    assert phone.evaluate(MOVED) != before
    phone.locator("#pause").click()
    stands = phone.evaluate(MOVED)
    phone.clock.run_for(1500)
    assert phone.evaluate(MOVED) == stands


def test_with_less_motion_the_figure_is_a_picture(phone: Page) -> None:
    begun(phone)
    expect(phone.locator("#figure svg")).to_be_visible()
    before = phone.evaluate(MOVED)
    phone.clock.run_for(1700)
    assert phone.evaluate(MOVED) == before


def test_without_a_figure_there_is_no_empty_place(phone: Page) -> None:
    # What a service worker fetches is out of the reach of the test.
    phone.add_init_script("ServiceWorkerContainer.prototype.register = () => new Promise(() => undefined)")
    phone.route("**/figures/**", lambda route: route.abort())
    begun(phone)
    phone.clock.run_for(1000)
    expect(phone.locator("#figure")).to_be_hidden()


def test_between_two_exercises_what_is_said_names_the_one_before_and_the_next(phone: Page, server: Server) -> None:
    begun(phone)
    do_one_set(phone)
    assert kind(phone) == "change"
    following = name(phone)
    phone.get_by_role("button", name="Too hard").click()
    expect(phone.locator("#ask").get_by_role("heading", name="Too hard: Breathing, legs on a chair")).to_be_visible()
    phone.get_by_role("button", name="It is fine after all").click()
    phone.get_by_role("button", name="It hurts").click()
    hurt = phone.locator("#hurt")
    expect(hurt.get_by_role("heading", name="It hurts: Breathing, legs on a chair")).to_be_visible()
    hurt.get_by_role("button", name=f"Leave out the next exercise: {following}").click()
    wait_until_saved(phone)
    noted = {(one["rung"], one["hurts"]) for one in reports_of(server)}
    assert ("breathing_legs_on_chair", True) in noted
    assert not any(hurts for rung, hurts in noted if rung != "breathing_legs_on_chair")


def test_what_ends_a_session_is_in_sight_below_the_bars_of_a_browser(phone: Page) -> None:
    begun(phone)
    phone.set_viewport_size({"width": 390, "height": 664})
    phone.clock.run_for(9_000)
    kinds = set()
    for _ in range(6):
        phone.evaluate("() => window.scrollTo(0, 0)")
        expect(phone.locator("#clock")).to_be_in_viewport(ratio=1)
        expect(phone.locator("#stop")).to_be_in_viewport(ratio=0.8)
        kinds.add((kind(phone), phone.locator("#player").get_attribute("data-does")))
        do_one_set(phone)
        phone.locator("#go").click()
    assert len(kinds) > 1

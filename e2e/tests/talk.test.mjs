// The talk with a young person, on the screen that a worker uses together with them: on a cheap phone, without network once it is
// there, without scripts, by keyboard; stopping, going back, reading back; and what was said stands on the timeline.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo, fits } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, neverInTitle, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const teacher = () => town.users.find((user) => user.role === "teacher" && user.organisation.includes("De Brug"));
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true };
neverInTitle("Prater");

/** A worry about someone new; its path and the number of the matter. */
async function worry({ page, open }, first) {
  await open("/werk/signalen/nieuw");
  await write(page, "Voornaam of roepnaam", first);
  await write(page, "Achternaam", "Prater");
  await press(page, "Verder");
  if (await page.getByRole("heading", { name: "Misschien kent u deze jongere al" }).count()) {
    await page.getByLabel("Nee, iemand anders").check();
    await press(page, "Verder");
  }
  await write(page, "Wat hebt u gezien, gehoord of verteld gekregen?", "Is veel weg.");
  await pick(page, "Hoe weet u dit?", /zelf gezien/);
  await pick(page, "Wie zei of zag dit?", "Professional");
  await press(page, "Noteer de zorg");
  return new URL(page.url()).pathname;
}

/** From the page of the matter to the screen, with these parts. */
async function begin(page, parts, trained = false) {
  await follow(page, "Gesprek met de jongere");
  for (const box of await page.getByRole("group", { name: "Waarover wilt u praten?" }).getByRole("checkbox").all()) {
    await box.setChecked(parts.includes(await box.getAttribute("value")));
  }
  if (trained) await page.getByLabel("Ik ben geschoold in praten over uitbuiting").check();
  await press(page, "Begin het gesprek");
}

const on = (page) => page.getByRole("button", { name: "Verder", exact: true }).click();
const shown = (page, words) => page.getByRole("heading", { name: words }).filter({ visible: true }).waitFor();
const answer = (page, words) => page.getByRole("textbox").filter({ visible: true }).fill(words);

test("on a phone a talk is held without network, read back, changed, and kept in the words that were said", async () => {
  const someone = await enter(open, town, teacher(), PHONE);
  const { page } = someone;
  await page.setViewportSize(PHONE.viewport);
  const path = await worry(someone, "Amber");
  await follow(page, "Gesprek met de jongere");
  await holds(page, "gesprek-begin");
  await page.goBack();
  await begin(page, ["app", "wish"]);
  await page.setViewportSize(PHONE.viewport);
  await shown(page, "Fijn dat je er bent.");
  await holds(page, "gesprek-scherm");
  await page.setViewportSize(PHONE.viewport);
  assert.equal(await page.getByText(/Prater|Amber/).count(), 0, "a name stands on the screen");
  assert.equal(await page.locator("progress, [role=progressbar], [role=timer]").count(), 0);
  await page.context().setOffline(true);
  await page.getByLabel("Makkelijke woorden").check();
  await on(page);
  await shown(page, "Welke app gebruik jij veel?");
  await answer(page, "Snap");
  await on(page);
  await shown(page, "Wat doe jij op Snap?");
  await fits(page);
  await page.getByLabel("Sla over").filter({ visible: true }).check();
  await on(page);
  await shown(page, "Wie praat met jou op Snap?");
  await answer(page, "Met <b>Dex</b>");
  await page.goBack();
  await shown(page, "Wat doe jij op Snap?");
  assert.ok(await page.getByLabel("Sla over").filter({ visible: true }).isChecked());
  await on(page);
  await shown(page, "Wie praat met jou op Snap?");
  assert.equal(await page.getByRole("textbox").filter({ visible: true }).inputValue(), "Met <b>Dex</b>");
  for (let screens = 0; screens < 4; screens += 1) await on(page);
  await shown(page, "Jij zei:");
  await page.getByText("Klopt dat?").filter({ visible: true }).waitFor();
  const said = () => page.locator("[data-said] blockquote").filter({ visible: true }).allInnerTexts();
  assert.deepEqual(await said(), ["Snap", "Met <b>Dex</b>"]);
  await page.getByRole("button", { name: "Ik wil het anders zeggen" }).filter({ visible: true }).last().click();
  await answer(page, "Met Dex. Die ken ik niet echt.");
  for (let screens = 0; screens < 4; screens += 1) await on(page);
  await shown(page, "Jij zei:");
  assert.deepEqual(await said(), ["Snap", "Met Dex. Die ken ik niet echt."]);
  await page.getByRole("button", { name: "Pauze" }).click();
  await shown(page, "Even pauze.");
  await on(page);
  await shown(page, "Jij zei:");
  // Of the last part nothing is answered: there is nothing to read back.
  for (let screens = 0; screens < 5; screens += 1) await on(page);
  await shown(page, "Dat was het.");
  await on(page);
  await shown(page, "Voor de medewerker");
  await page.getByRole("button", { name: "Bewaar het gesprek" }).click();
  await page.getByText("Er is geen verbinding").waitFor();
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, JSON.stringify(history.state)]);
  assert.deepEqual(kept.slice(0, 2), [0, 0]);
  assert.doesNotMatch(kept[2], /Dex|Snap/);
  await page.context().setOffline(false);
  await holds(page, "gesprek-medewerker");
  await press(page, "Bewaar het gesprek");
  await told(page, "Het is bewaard");
  assert.equal(new URL(page.url()).pathname, path);
  const quoted = page.locator(".said--quoted");
  assert.equal(await quoted.count(), 2, "what was skipped is no answer");
  assert.match(await quoted.last().innerText(), /De jongere:.*letterlijk[^]*Met Dex. Die ken ik niet echt.\s*\(Wie praat met jou op Snap\?\)/);
  await someone.leave();
});

test("stop ends it at once, and nothing is kept when everything is erased", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  await worry(someone, "Bente");
  await begin(page, ["wish"]);
  await on(page);
  await answer(page, "Ik wil weg.");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await shown(page, "We stoppen nu.");
  assert.equal(await page.getByRole("textbox").filter({ visible: true }).count(), 0);
  await holds(page, "gesprek-stop");
  await page.getByRole("button", { name: "Voor de medewerker" }).click();
  page.once("dialog", (dialog) => dialog.accept());
  await press(page, "Wis alles");
  await told(page, "Alles van het gesprek is gewist");
  assert.equal(await page.locator(".said--quoted").count(), 0);
  await someone.leave();
});

test("a question for trained staff is put only when someone states to be trained, and that is kept", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  await worry(someone, "Cleo");
  await begin(page, ["stuff"]);
  assert.equal(await page.locator("#vraag-stuff-card").count(), 0);
  await page.goBack();
  await page.goBack();
  await begin(page, ["stuff"], true);
  assert.equal(await page.locator("#vraag-stuff-card").count(), 1);
  for (let screens = 0; screens < 5; screens += 1) await on(page);
  await shown(page, "Wie gebruikt jouw bankpas?");
  await answer(page, "Een jongen van boven.");
  await on(page);
  await shown(page, "Jij zei:");
  await on(page);
  await on(page);
  await page.getByLabel("Dit was het gesprek van de meldcode").check();
  await press(page, "Bewaar het gesprek");
  await page.locator(".error-summary").waitFor();
  await holds(page, "gesprek-fout");
  await write(page, /Wat leverde het gesprek op\?/, "Een ander gebruikt de bankpas.");
  await press(page, "Bewaar het gesprek");
  await told(page, "Het is bewaard");
  await page.getByText("verklaarde geschoold te zijn").first().waitFor();
  await page.getByText("Een ander gebruikt de bankpas.").first().waitFor();
  await someone.leave();
});

test("without scripts it is one form that is read back, paused, stopped and kept", async () => {
  const someone = await enter(open, town, teacher(), { ...PHONE, javaScriptEnabled: false });
  const { page } = someone;
  await page.setViewportSize(PHONE.viewport);
  await worry(someone, "Daan");
  await begin(page, ["app", "safe"]);
  await fits(page);
  const field = (id) => page.locator(`[id="antwoord/${id}"]`);
  await field("app-name").fill("Insta");
  await field("app-do").fill("Filmpjes & zo");
  await field("safe-scary").fill("Dit zeg ik toch niet");
  await page.locator('[id="weet-niet/safe-scary"]').check();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Lees terug wat ik zei" }).first().click()]);
  assert.match(page.url(), /#terug-app$/);
  assert.deepEqual(await page.locator("#terug-app blockquote").allInnerTexts(), ["Insta", "Filmpjes & zo"]);
  await page.getByRole("heading", { name: "Met wie praat je op Insta?" }).waitFor();
  await press(page, "Pauze");
  await page.getByRole("heading", { name: "Even pauze." }).waitFor();
  await Promise.all([page.waitForEvent("load"), page.getByRole("link", { name: "Ik wil verder" }).click()]);
  assert.equal(await field("app-do").inputValue(), "Filmpjes & zo");
  await press(page, "Stop");
  await page.getByRole("heading", { name: "We stoppen nu." }).waitFor();
  await Promise.all([page.waitForEvent("load"), page.getByRole("link", { name: "Voor de medewerker" }).click()]);
  await press(page, "Bewaar het gesprek");
  await told(page, "Het is bewaard");
  assert.equal(await page.locator(".said--quoted").count(), 2, "I don't know is no answer");
  assert.equal(await page.getByText("Dit zeg ik toch niet").count(), 0);
  await follow(page, "Gesprek met de jongere");
  await press(page, "Begin het gesprek");
  assert.equal(await field("app-do").inputValue(), "", "what was kept came back as a draft");
  await someone.leave();
});

test("by keyboard alone someone answers, goes back and stops", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  await worry(someone, "Evi");
  await begin(page, ["wish"]);
  const reach = async (what) => {
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press("Tab");
      if (await what.evaluateAll((found) => found.includes(document.activeElement))) return;
    }
    assert.fail(`Tab never reaches ${what}`);
  };
  await reach(page.getByRole("button", { name: "Verder", exact: true }));
  await page.keyboard.press("Enter");
  await shown(page, "Wat wil jij anders?");
  assert.equal(await page.evaluate(() => document.activeElement.id), "vraag-wish-other");
  await reach(page.getByRole("textbox").filter({ visible: true }));
  await page.keyboard.type("Rust.");
  await reach(page.getByLabel("Weet ik niet").filter({ visible: true }));
  await page.keyboard.press("Enter");
  await shown(page, "Wat wil jij anders?");
  await reach(page.getByRole("button", { name: "Terug" }));
  await page.keyboard.press("Enter");
  await shown(page, "Fijn dat je er bent.");
  await reach(page.getByRole("button", { name: "Stop", exact: true }));
  await page.keyboard.press("Enter");
  await shown(page, "We stoppen nu.");
  await someone.leave();
});

test("there is no button to read aloud without a voice of the device, and with one it reads what is shown", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  await worry(someone, "Finn");
  const voices = (local) => page.addInitScript((localService) => {
    const voice = { localService, lang: "nl-NL", name: "Proef" };
    speechSynthesis.getVoices = () => [voice];
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    speechSynthesis.speak = ({ text }) => { globalThis.spoken = text; };
  }, local);
  await voices(false);
  await begin(page, ["wish"]);
  const aloud = page.getByRole("button", { name: "Lees voor" });
  assert.equal(await aloud.count(), 0, "a voice that goes over the network is used");
  await voices(true);
  await page.reload();
  await on(page);
  await aloud.click();
  assert.match(await page.evaluate(() => globalThis.spoken), /^Wat wil jij anders\?/);
  await someone.leave();
});

test("every page of these tests held", everyPageHeld);

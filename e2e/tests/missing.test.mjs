// Someone goes missing and comes back, in the browser: noted on one screen, followed by the clock of its
// code, and after the return the police, the talk and the check; accessible at phone and desktop width.
// Everything goes with scripts and without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "40"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const of = (role) => town.users.find((user) => user.role === role);

/** Notes a worry about someone of this name and stays on its page; gives its path. */
async function worry({ page, open }, first, last) {
  await open("/werk/signalen/nieuw");
  await write(page, "Voornaam of roepnaam", first);
  await write(page, "Achternaam", last);
  await press(page, "Verder");
  if (await page.getByRole("heading", { name: "Misschien kent u deze jongere al" }).count()) {
    await page.getByLabel("Nee, iemand anders").check();
    await press(page, "Verder");
  }
  await write(page, "Wat hebt u gezien, gehoord of verteld gekregen?", "Was deze week drie keer weg.");
  await pick(page, "Hoe weet u dit?", /zelf gezien/);
  await pick(page, "Wie zei of zag dit?", "Professional");
  await press(page, "Noteer de zorg");
  await told(page, "Uw zorg is genoteerd");
  return new URL(page.url()).pathname;
}

/** Fills in the form for someone who is away, in this code. */
async function alarm(page, code) {
  await pick(page, "Hoe groot is de zorg nu?", code);
  await page.getByLabel("Waarom kiest u deze code?").fill("Niemand weet waar zij is.");
  await page.getByLabel(/het laatst gezien/).fill("Om vier uur bij de bushalte, door een klasgenoot.");
  await pick(page, "Hoe weet u dit?", /gehoord/);
}

/** On a phone, at night: what to do first is seen without scrolling. */
async function inSight(page, name) {
  await page.setViewportSize({ width: 390, height: 800 });
  const { y, height } = await page.getByRole("main").getByRole("link", { name }).first().boundingBox();
  assert.ok(y + height <= 800, `${name} stands at ${y}`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

for (const javaScriptEnabled of [true, false]) {
  const scripts = `scripts ${javaScriptEnabled ? "on" : "off"}`;
  const kind = javaScriptEnabled ? "met" : "zonder";
  const looks = async (page, name) => { if (javaScriptEnabled) await holds(page, name); };

  test(`someone goes missing, comes back, and the worry of the check becomes a signal, ${scripts}`, async () => {
    const someone = await enter(open, town, of("teacher"), { javaScriptEnabled });
    const { page } = someone;
    const signal = await worry(someone, "Fenna", `Vanhuis${kind}`);
    await follow(page, "Leg vast dat de jongere weg is");
    await looks(page, "vermist-noteren");

    // What is missing is said, and nothing typed is lost.
    await page.getByLabel("Waarom kiest u deze code?").fill("Zonder jas, in de kou.");
    await press(page, "Noteer de vermissing");
    await page.getByRole("alert").waitFor();
    await looks(page, "vermist-fouten");
    assert.equal(await page.getByLabel("Waarom kiest u deze code?").inputValue(), "Zonder jas, in de kou.");

    // Nobody fills in for someone else when it was; a clock time is understood.
    const since = page.getByLabel("Sinds wanneer is de jongere weg?");
    assert.equal(await since.inputValue(), "");
    await since.fill("gisteravond om half twaalf");
    await alarm(page, /Rood/);
    await page.locator("summary", { hasText: "Meer wat helpt bij het zoeken" }).click();
    await page.getByRole("textbox", { name: /medicijnen of zorg/ }).fill("Puffer, ligt nog thuis.");
    await press(page, "Noteer de vermissing");
    await told(page, "De vermissing is genoteerd");
    await inSight(page, "Bel 112");
    await looks(page, "vermist-rood");
    await page.getByText("Medicijnen en zorg: Puffer, ligt nog thuis.").waitFor();
    await page.getByText(/\d{4}, 23\.30 uur/).first().waitFor();
    const missing = new URL(page.url()).pathname;

    await follow(page, "Leg de melding bij de politie vast");
    await looks(page, "vermist-politie");
    await page.getByLabel(/Bij wie meldde u/).fill("De meldkamer. De wijkagent belt terug.");
    await press(page, "Leg de melding bij de politie vast");
    await told(page, "Het is bewaard");

    // Without a number someone must ask for it; asked and not given, it is asked again.
    await page.getByText("Vraag het meldnummer bij de politie").first().waitFor();
    await follow(page, "Leg vast dat u om het meldnummer vroeg");
    await looks(page, "vermist-meldnummer");
    await page.getByLabel(/Wie van de politie sprak u/).fill("De wijkagent: het nummer komt nog.");
    await press(page, "Leg vast dat u om het meldnummer vroeg");
    await told(page, "Het is bewaard");
    await page.getByText("De politie om het meldnummer gevraagd").first().waitFor();
    assert.equal(await page.getByText("Gemeld bij de politie. Het nummer is nog niet bekend").count(), 1, "asking reads as a second report");
    await follow(page, "Leg vast dat u om het meldnummer vroeg");
    await page.getByLabel(/Meldnummer/).fill("2026-000123");
    await page.getByLabel(/Wie van de politie sprak u/).fill("De wijkagent belde het door.");
    await press(page, "Leg vast dat u om het meldnummer vroeg");
    await told(page, "Het is bewaard");
    assert.equal(await page.getByText("Vraag het meldnummer bij de politie").count(), 0);
    await follow(page, "Leg vast of ouders of voogd het weten");
    await looks(page, "vermist-thuis");
    await page.getByLabel("Nee, en dat blijft voorlopig zo").check();
    await page.getByLabel(/Wat is er afgesproken/).fill("Daar komt de dreiging vandaan.");
    await press(page, "Leg vast of ouders of voogd het weten");
    await told(page, "Het is bewaard");

    await follow(page, "De jongere is terug");
    await looks(page, "vermist-terug");
    await page.getByLabel(/Hoe kwam de jongere terug/).fill("Stond zelf voor de deur.");
    await press(page, "De jongere is terug");
    await inSight(page, "Bel 0900-8844");
    await looks(page, "vermist-politie-zoekt");
    await page.getByText("Laat de politie weten dat de jongere terug is").first().waitFor();
    await follow(page, "Leg het gesprek na de terugkeer vast");
    await looks(page, "vermist-gesprek");
    await pick(page, "Is er een gesprek geweest?", "Ja");
    await page.getByLabel(/Wat zei de jongere/).fill("„Ik was bij iemand. Die regelde alles.”");
    await press(page, "Leg het gesprek na de terugkeer vast");

    // The talk didn't have to wait for the police; now they hear it.
    await follow(page, "Leg vast dat de politie het weet");
    await looks(page, "vermist-politie-terug");
    await page.getByText("Het meldnummer is 2026-000123.").waitFor();
    assert.equal(await page.getByRole("link", { name: "Bel 0900-8844" }).getAttribute("href"), "tel:09008844");
    await page.getByLabel(/Wie van de politie sprak u/).fill("De meldkamer stopt met zoeken.");
    await press(page, "Leg vast dat de politie het weet");
    await told(page, "Het is bewaard");
    await page.getByText("Weet dat de jongere terug is").first().waitFor();
    await follow(page, "Ga na of er uitbuiting speelt");
    await looks(page, "vermist-check");
    await page.getByLabel(/Wie betaalde eten/).fill("Iemand van online.");
    await pick(page, "Geeft dit zorg over uitbuiting?", "Ja");
    await page.getByLabel("Waarom denkt u dat?").fill("Iemand betaalt alles en wil iets terug.");
    await press(page, "Ga na of er uitbuiting speelt");
    await told(page, "Het is bewaard");
    await looks(page, "vermist-zorg");

    await follow(page, "Maak er een nieuw signaal van");
    const words = page.getByLabel("Welke zorg geeft dit?");
    assert.equal(await words.inputValue(), "Iemand betaalt alles en wil iets terug.");
    await looks(page, "vermist-signaal");
    await pick(page, "Hoe weet u dit?", /gehoord/);
    await press(page, "Maak er een nieuw signaal van");
    await told(page, "Uw zorg is genoteerd");
    assert.match(page.url(), /signalen/);
    await someone.open(missing);
    await page.getByText("terug, de zorg is verder gebracht").first().waitFor();

    // The matter remembers it, with dates and no number.
    await someone.open(signal);
    await page.getByRole("heading", { name: "Vermissingen" }).waitFor();
    await page.getByText(/Terug sinds/).first().waitFor();
    await looks(page, "vermist-bij-de-zaak");
    await someone.leave();
  });

  test(`closing without a return asks whether one is sure, ${scripts}`, async () => {
    const someone = await enter(open, town, of("neighbourhood-worker"), { javaScriptEnabled });
    const { page } = someone;
    await worry(someone, "Jip", `Boven${kind}`);
    await follow(page, "Leg vast dat de jongere weg is");
    await alarm(page, /Groen/);
    await press(page, "Noteer de vermissing");
    await told(page, "De vermissing is genoteerd");
    await follow(page, /Sluit, omdat de jongere niet weg was/);
    await pick(page, "Waarom sluit deze vermissing?", /niet weg/);
    await page.getByLabel("Leg het uit").fill("Lag boven te slapen.");
    await press(page, /Sluit, omdat/);
    await page.getByRole("heading", { name: "Weet u het zeker?" }).waitFor();
    await press(page, /Sluit, omdat/);
    await told(page, "Het is afgesloten");
    await someone.leave();
  });

  test(`who was told at home that someone is away hears that it was not so, ${scripts}`, async () => {
    const someone = await enter(open, town, of("neighbourhood-worker"), { javaScriptEnabled });
    const { page } = someone;
    await worry(someone, "Bo", `Zolder${kind}`);
    await follow(page, "Leg vast dat de jongere weg is");
    await alarm(page, /Groen/);
    await press(page, "Noteer de vermissing");
    await follow(page, "Leg vast of ouders of voogd het weten");
    await page.getByLabel("Ja, ik lichtte hen in").check();
    await page.getByLabel(/Wie hebt u ingelicht/).fill("Haar moeder.");
    await page.getByLabel(/Wat is er afgesproken/).fill("Zij belt rond.");
    await press(page, "Leg vast of ouders of voogd het weten");
    await follow(page, /Sluit, omdat de jongere niet weg was/);
    await pick(page, "Waarom sluit deze vermissing?", /niet weg/);
    await page.getByLabel("Leg het uit").fill("Zat op zolder.");
    await press(page, /Sluit, omdat/);
    await page.getByRole("alert").waitFor();
    await looks(page, "vermist-sluiten-thuis");
    await page.getByLabel("Wat vertelde u ouders of voogd?").fill("Haar moeder weet dat zij op zolder zat.");
    await press(page, /Sluit, omdat/);
    await page.getByRole("heading", { name: "Weet u het zeker?" }).waitFor();
    await press(page, /Sluit, omdat/);
    await told(page, "Het is afgesloten");
    await page.getByText("Code die het laatst gekozen was").waitFor();
    await someone.leave();
  });

  test(`nothing closes before the police and home know, ${scripts}`, async () => {
    const someone = await enter(open, town, of("neighbourhood-worker"), { javaScriptEnabled });
    const { page } = someone;
    await worry(someone, "Nour", `Terug${kind}`);
    await follow(page, "Leg vast dat de jongere weg is");
    await alarm(page, /Rood/);
    await press(page, "Noteer de vermissing");
    await follow(page, "Leg de melding bij de politie vast");
    await page.getByLabel(/Bij wie meldde u/).fill("De meldkamer.");
    await press(page, "Leg de melding bij de politie vast");

    // Never away after all: what the police heard must be said. Home knows of nothing: that may stay open.
    await follow(page, /Sluit, omdat de jongere niet weg was/);
    await pick(page, "Waarom sluit deze vermissing?", /niet weg/);
    await page.getByLabel("Leg het uit").fill("Lag boven te slapen.");
    await press(page, /Sluit, omdat/);
    await page.getByRole("alert").waitFor();
    await looks(page, "vermist-sluiten-politie");
    await follow(page, "Terug naar de vermissing");

    await follow(page, "De jongere is terug");
    await page.getByText("De politie zoekt nog.").waitFor();
    await page.getByText("Er staat nog niet dat zij het weten.").waitFor();
    await looks(page, "vermist-terug-thuis");
    await page.getByLabel(/Hoe kwam de jongere terug/).fill("Stond voor de deur.");
    await press(page, "De jongere is terug");
    await follow(page, "Leg het gesprek na de terugkeer vast");
    await pick(page, "Is er een gesprek geweest?", "Nee, de jongere wil of kan nu niet");
    await page.getByLabel(/Wat zei de jongere/).fill("Slaapt. Morgen opnieuw.");
    await press(page, "Leg het gesprek na de terugkeer vast");
    await follow(page, "Ga na of er uitbuiting speelt");
    await page.getByText("De vermissing sluit zodra de politie het weet, en ouders of voogd").waitFor();
    await pick(page, "Geeft dit zorg over uitbuiting?", "Nee, nu niet");
    await page.getByLabel("Waarom denkt u dat?").fill("Was bij haar oma.");
    await press(page, "Ga na of er uitbuiting speelt");
    await told(page, "Het is bewaard");
    await looks(page, "vermist-nog-te-vertellen");
    await page.getByText("Terug, de politie en ouders of voogd zijn nog niet ingelicht").waitFor();
    await page.getByText("Code toen de jongere weg was").waitFor();
    await follow(page, "Leg vast dat de politie het weet");
    await page.getByLabel(/Wie van de politie sprak u/).fill("De meldkamer stopt met zoeken.");
    await press(page, "Leg vast dat de politie het weet");
    await told(page, "Het is bewaard");

    // Home wasn't forgotten: the step is still there after the return and the check.
    await page.getByText("Terug, alleen ouders of voogd zijn nog niet ingelicht").waitFor();
    await looks(page, "vermist-alleen-thuis");
    await follow(page, "Leg vast of ouders of voogd het weten");
    await page.getByLabel("Ja, ik lichtte hen in").check();
    await page.getByLabel(/Wie hebt u ingelicht/).fill("Zijn moeder.");
    await page.getByLabel(/Wat is er afgesproken/).fill("Zij wist van niets en praat met hem.");
    await press(page, "Leg vast of ouders of voogd het weten");
    await told(page, "Het is afgesloten");
    await page.getByText("terug, geen nieuwe zorg").first().waitFor();
    await someone.leave();
  });
}

test("the demo has young people away in every code, and some who are back", async () => {
  let [words, numbers] = ["", 0];
  // The number is due after looking again: it stands on the page, not yet on the list.
  const away = (page) => page.locator('main a[href*="/vermissingen/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const roles = ["care-coordinator", "teacher", "neighbourhood-worker"];
  for (const user of town.users.filter((one) => roles.includes(one.role))) {
    const someone = await enter(open, town, user);
    words += await someone.page.getByRole("main").innerText();
    for (const href of await away(someone.page)) {
      await someone.open(href);
      numbers += await someone.page.getByText("Vraag het meldnummer bij de politie").count();
    }
    await someone.leave();
  }
  for (const move of [
    "Kijk opnieuw: wat is er nu nodig bij code rood?",
    "Overleg met de politie over de vermissing",
    "Licht ouders of voogd in, of leg vast waarom niet",
    "Praat met de jongere na de terugkeer",
    "Ga na of er uitbuiting speelt",
    "Laat de politie weten dat de jongere terug is",
    "Vertel ouders of voogd dat de jongere weg was en terug is, of leg vast waarom niet",
  ]) assert.ok(words.includes(move), `nobody must: ${move}`);
  assert.ok(numbers > 0, "nobody must ask for a number");
});

test("every page of this held", everyPageHeld);

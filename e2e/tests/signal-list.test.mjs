// The list of signals: filters that say what they leave out, and a list that two people change.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { dayFromNow, enter, everyPageHeld, follow, holds, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const ADDED = "Wordt na de training opgewacht door mensen die niemand kent.";

async function as(role) {
  const someone = town.users.find((user) => user.role === role && /[Gg]emeente/.test(user.organisation)) ?? town.user(role);
  return enter(open, town, someone);
}

/** Proves again who someone is, when that is asked. */
async function prove({ page, user }) {
  if (!await page.getByRole("heading", { name: "Bewijs opnieuw wie u bent" }).count()) return;
  await write(page, "Wachtwoord", user.secret);
  await press(page, "Ga verder");
}

test("a filter says what it leaves out, boys first, and leads there", async () => {
  const visitor = await as("teacher");
  const { page } = visitor;
  await visitor.open("/kennis/signalen");
  assert.equal(await page.getByRole("heading", { name: "Niet bekeken" }).count(), 0);
  await page.getByLabel("Vorm van uitbuiting").selectOption({ label: "Seksuele uitbuiting" });
  await page.getByLabel("Waar gaat het over?").selectOption("school");
  await press(page, "Toon");
  await page.getByRole("heading", { name: "Niet bekeken" }).waitFor();
  const links = page.locator("section[aria-labelledby=niet-bekeken] a");
  assert.match(await links.first().getAttribute("href"), /groep=boys/);
  await page.getByText("Kan ook zijn").first().waitFor();
  await holds(page, "signalen-filter");
  await Promise.all([page.waitForEvent("load"), page.getByRole("link", { name: "Criminele uitbuiting" }).first().click()]);
  assert.ok(await page.locator(".items > li").count() > 5);
  await holds(page, "signalen-crimineel");
  await visitor.leave();
});

test("two people add a signal, and everyone reads it with its source", async () => {
  const manager = await as("functional-manager");
  await manager.open("/werk/regels");
  await follow(manager.page, "De lijst met signalen");
  await holds(manager.page, "signalenlijst");
  await follow(manager.page, "Voeg een signaal toe");
  await press(manager.page, "Stel dit voor");
  await manager.page.locator(".error-summary").waitFor();
  await holds(manager.page, "signaal-toevoegen-fout");
  await write(manager.page, "Het signaal, in het Nederlands", ADDED);
  await write(manager.page, "Het signaal, in het Engels", "Is waited for after practice by people nobody knows.");
  await write(manager.page, "Wat kan het ook zijn? In het Nederlands", "Familie die komt ophalen.");
  await write(manager.page, "Wat kan het ook zijn? In het Engels", "Family picking them up.");
  await manager.page.getByLabel("Waar gaat het over?").selectOption("network");
  await pick(manager.page, "Bij welke vormen past het?", "Criminele uitbuiting");
  await pick(manager.page, "In welke fasen is het te zien?", "Ronselen");
  await pick(manager.page, "Wie kan het zien?", /School|school/);
  await write(manager.page, "Waarom?", "Gevraagd door drie sportclubs.");
  await press(manager.page, "Stel dit voor");
  await told(manager.page, "Uw voorstel is bewaard");
  await follow(manager.page, new RegExp(ADDED));
  await manager.page.getByText("U stelde dit zelf voor").waitFor();
  assert.equal(await manager.page.getByRole("button", { name: "Geef dit antwoord" }).count(), 0);

  const director = await as("chain-director");
  await director.open("/werk/regels/signalen");
  await follow(director.page, new RegExp(ADDED));
  await director.page.getByText("Leert een dader er iets van?").waitFor();
  await holds(director.page, "signaal-beoordelen");
  await pick(director.page, "Mag het ingaan?", "Ja, laat het ingaan");
  await press(director.page, "Geef dit antwoord");
  await prove(director);
  if (await director.page.getByRole("group", { name: "Mag het ingaan?" }).count()) {
    await pick(director.page, "Mag het ingaan?", "Ja, laat het ingaan");
    await press(director.page, "Geef dit antwoord");
  }
  await director.open("/werk/regels/signalen");
  await director.page.getByText("Ingegaan").first().waitFor();
  await holds(director.page, "signalenlijst-ingegaan");
  await director.open("/kennis/signalen?groep=network");
  const item = director.page.locator(".items > li", { hasText: ADDED });
  await item.getByText("van hier").waitFor();
  assert.match(await item.innerText(), /Familie die komt ophalen/);
  await director.leave();

  await manager.open("/werk/regels/signalen/einde");
  await holds(manager.page, "signaal-stoppen");
  await manager.page.getByLabel("Welk signaal?").selectOption({ label: ADDED });
  await write(manager.page, "Tot en met welke dag?", dayFromNow(30));
  await write(manager.page, "Waarom?", "De clubs vroegen hierom.");
  await press(manager.page, "Stel dit voor");
  await told(manager.page, "Uw voorstel is bewaard");
  await follow(manager.page, new RegExp(`Stoppen:.*${ADDED}`));
  await holds(manager.page, "signaal-voorstel-eigen");
  await press(manager.page, "Trek dit voorstel in");
  await told(manager.page, "Uw voorstel is ingetrokken");
  await manager.page.getByText("Ingetrokken", { exact: true }).first().waitFor();
  await follow(manager.page, new RegExp(`Stoppen:.*${ADDED}`));
  await manager.page.getByText("Ingetrokken op").waitFor();
  await manager.leave();
  everyPageHeld();
});

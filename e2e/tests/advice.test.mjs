// Advice without a name in the browser: a thread with a colleague, an expert from elsewhere without an
// account (on a phone, without scripts), and going on under a name.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, browser, demo, fits, pageIn, readable, screenshot, targets } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const QUESTION = "Een jongen van 15 slaapt niet en schrikt van zijn telefoon. Hoe houd ik contact?";
const at = {};
const asker = () => enter(open, town, town.user("teacher"));

/** A page of someone without an account holds: on a phone and on a desk, in every colour. */
async function guestHolds(page, name) {
  for (const size of [{ width: 390, height: 800 }, { width: 1280, height: 900 }]) {
    await page.setViewportSize(size);
    await axe(page, `${name} ${size.width}`);
    await fits(page, `${name} ${size.width}`);
    await targets(page, `${name} ${size.width}`);
    await readable(page, `${name} ${size.width}`);
    await screenshot(page, `${name}-${size.width}`);
  }
}

test("a teacher asks an expert from elsewhere and gets an address and a code, once", async () => {
  const { page, open: go, leave } = await asker();
  await go("/werk/adviesvragen/nieuw");
  await write(page, "Uw vraag", "Bel ik de moeder op 06-12345678?");
  await page.getByLabel("Een deskundige van buiten").check();
  await press(page, "Stel de vraag");
  await page.getByRole("alert").getByText("06-12345678").waitFor();
  await holds(page, "advies-lijkt-naam");
  await write(page, "Uw vraag", QUESTION);
  await press(page, "Stel de vraag");
  await told(page, "Uw vraag is gesteld");
  at.thread = new URL(page.url()).pathname;
  await holds(page, "advies-deskundige-gevraagd");
  await follow(page, "Nodig de deskundige uit");
  await holds(page, "advies-uitnodigen");
  await press(page, "Nodig de deskundige uit");
  await page.getByRole("heading", { name: "De uitnodiging is klaar" }).waitFor();
  await holds(page, "advies-uitgenodigd");
  at.door = new URL(await page.locator("section[aria-labelledby=adres] strong").innerText()).pathname;
  at.code = await page.locator(".invitation-code").innerText();
  assert.match(at.code, /^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
  assert.ok(!page.url().includes(at.code), "the code stands in no address");
  await follow(page, "Ik heb beide doorgegeven");
  await page.getByText("Opent tot").waitFor();
  assert.ok(!(await page.content()).includes(at.code), "the code is shown once");
  await holds(page, "advies-wacht-op-deskundige");
  await leave();
});

test("the expert reads and answers on a phone without scripts, and nobody opens it a second time", async () => {
  const phone = { javaScriptEnabled: false };
  const page = await pageIn(open, { colours: "light", width: 390 }, phone);
  await page.goto(town.url + at.door);
  await page.getByLabel("Code").fill("AAAA BBBB CCCC DDDD");
  await page.getByRole("button", { name: "Lees de vraag" }).click();
  await page.getByRole("alert").getByText("Deze code opent niets").waitFor();
  await page.getByLabel("Code").fill(at.code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Lees de vraag" }).click();
  await page.getByText(QUESTION).waitFor();
  await page.reload();
  await page.getByText(QUESTION).waitFor();
  const words = await page.content();
  assert.ok(!words.includes(town.user("teacher").name), "the asker's name is on the page");
  assert.ok(words.includes(town.user("teacher").organisation));

  const second = await pageIn(open, { colours: "light", width: 390 }, phone);
  await second.goto(town.url + at.door);
  await second.getByLabel("Code").fill(at.code);
  await second.getByRole("button", { name: "Lees de vraag" }).click();
  await second.getByRole("alert").getByText("Deze code opent niets").waitFor();
  await second.context().close();

  await page.getByLabel("Uw advies").fill("Vraag niet door. Bel mij op 06-12345678.");
  await page.getByLabel("Wat is uw functie?").fill("Jeugdarts");
  await page.getByLabel("Bij welke organisatie werkt u?").fill("Een gezondheidsdienst");
  await page.getByRole("button", { name: "Verstuur het antwoord" }).click();
  await page.getByRole("alert").getByText("06-12345678").waitFor();
  await page.getByLabel("Uw advies").fill("Vraag niet door. Spreek een vast, kort moment per dag af.");
  await page.getByRole("button", { name: "Verstuur het antwoord" }).click();
  await page.getByRole("heading", { name: "Uw antwoord is verstuurd" }).waitFor();
  await page.goto(town.url + at.door);
  await page.getByLabel("Code").waitFor();
  assert.ok(!(await page.content()).includes(QUESTION), "nothing opens after the answer");
  await page.context().close();
});

test("every page of an expert holds, in Dutch and in English", async () => {
  const { page: desk, open: go, leave } = await asker();
  await go("/werk/adviesvragen/nieuw");
  await write(desk, "Uw vraag", QUESTION);
  await desk.getByLabel("Een deskundige van buiten").check();
  await press(desk, "Stel de vraag");
  await follow(desk, "Nodig de deskundige uit");
  await press(desk, "Nodig de deskundige uit");
  const door = new URL(await desk.locator("section[aria-labelledby=adres] strong").innerText()).pathname;
  const code = await desk.locator(".invitation-code").innerText();
  await leave();
  const page = await pageIn(open, { colours: "light", width: 390 });
  await page.goto(`${town.url}${door}`);
  await guestHolds(page, "deskundige-deur");
  await page.goto(`${town.url}${door}?taal=en`);
  await page.getByRole("heading", { name: "Advice without a name" }).waitFor();
  await guestHolds(page, "deskundige-deur-en");
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Read the question" }).click();
  await page.getByText(QUESTION).waitFor();
  await guestHolds(page, "deskundige-vraag-en");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await page.getByRole("alert").waitFor();
  await guestHolds(page, "deskundige-fouten-en");
  await page.goto(`${town.url}${door}`);
  await guestHolds(page, "deskundige-vraag");
  await page.goto(`${town.url}/advies/verstuurd`);
  await guestHolds(page, "deskundige-dank");
  await page.context().close();
});

test("the teacher reads the answer, asks a colleague further, and goes on under a name", async () => {
  const { page, open: go, leave } = await asker();
  await go(at.thread);
  await page.getByText("Antwoord van: Jeugdarts, Een gezondheidsdienst").waitFor();
  await holds(page, "advies-van-deskundige");
  await follow(page, "Vraag verder");
  await holds(page, "advies-verder");
  await pick(page, "Aan wie vraagt u het?", "De aandachtsfunctionaris");
  await write(page, "Uw volgende vraag", "En als hij niets wil zeggen?");
  await press(page, "Vraag verder");
  await told(page, "Uw vraag is gesteld");
  await go(at.thread);
  await follow(page, "Maak er een signaal van");
  await holds(page, "advies-naar-signaal");
  await write(page, "Voornaam of roepnaam", "Verzonnen");
  await write(page, "Achternaam", "Doorgaander");
  await press(page, "Verder");
  await page.getByLabel("Waarom is een naam nu nodig?").waitFor();
  await holds(page, "advies-signaal-noteren");
  await press(page, "Noteer de zorg");
  await page.getByRole("alert").waitFor();
  await holds(page, "advies-signaal-fouten");
  await page.getByLabel("Waarom is een naam nu nodig?").fill("Het advies is om te melden.");
  await page.locator("[id='statements/0/words']").fill("Had een envelop met geld bij zich.");
  await pick(page, "Hoe weet u dit?", /zelf gezien/i);
  await pick(page, "Wie zei of zag dit?", "Professional");
  await press(page, "Noteer de zorg");
  await told(page, "U bent aan zet");
  at.signal = new URL(page.url()).pathname;
  await page.getByText("Gemaakt uit een adviesvraag zonder naam").waitFor();
  await go(at.thread);
  await page.getByText("U maakte er een signaal van").waitFor();
  assert.ok(!(await page.content()).includes(at.signal), "the thread knows no signal");
  await holds(page, "advies-ging-verder");
  await leave();
});

test("the demo has an open thread that an expert answered", async () => {
  const { page, open: go, leave } = await enter(open, town, town.user("neighbourhood-worker"));
  const links = page.getByRole("link", { name: /Lees het advies/ });
  const paths = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  let found = false;
  for (const path of paths) {
    await go(path);
    found ||= (await page.content()).includes("Gedragsdeskundige");
  }
  assert.ok(found, `no thread of these was answered by an expert: ${paths}`);
  await leave();
});

test("every page of this held", everyPageHeld);

// Behaviour discussed in six aspects, in the browser: nothing is chosen beforehand, the hints hold nobody back, what was typed stays,
// a later discussion stands beside the earlier one; what a session elsewhere came to; both without scripts and by keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, neverInTitle, pick, press, told, write } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const teacher = () => town.users.find((user) => user.role === "teacher" && user.organisation.includes("De Brug"));
const ASPECTS = ["Instemming", "Vrije keus", "Gelijk aan elkaar", "Ontwikkeling en functioneren", "De plek", "Gevolgen"];
neverInTitle("Bespreker");

/** A worry about someone new; its path. */
async function worry({ page, open }, first) {
  await open("/werk/signalen/nieuw");
  await write(page, "Voornaam of roepnaam", first);
  await write(page, "Achternaam", "Bespreker");
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

/** Fills in everything but what is left out. */
async function fill(page, { fit, outcome, without }) {
  await write(page, "Wat gebeurde er precies?", "Hij stuurde in de kantine haar foto door.");
  await pick(page, "Hoe weet u dit?", /gehoord/);
  await write(page, "Wanneer was het?", "oktober 2025");
  for (const aspect of ASPECTS) {
    await page.getByRole("group", { name: aspect, exact: true }).getByLabel(fit, { exact: true }).check();
    if (aspect !== without) await write(page, `${aspect}: waarom?`, `Reden bij ${aspect.toLowerCase()}.`);
  }
  await pick(page, "Welk aspect weegt het zwaarst?", "Vrije keus");
  await write(page, "Waarom weegt dat het zwaarst?", "Zij durfde geen nee te zeggen.");
  await pick(page, "Wat vindt u van het geheel?", outcome);
  await write(page, "Waarom kiest u dit?", "Dat vind ik ervan.");
}

test("every outcome stays open, hints ask for an explanation, and a later discussion stands beside the earlier one", async () => {
  const someone = await enter(open, town, teacher());
  const { page } = someone;
  const path = await worry(someone, "Dana");
  await follow(page, "Bespreek gedrag");
  await page.getByRole("link", { name: "Gebruik liever: Zes aspecten, met gevolgen" }).waitFor();
  await holds(page, "gedragsbespreking");
  await follow(page, "Gebruik liever: Zes aspecten, met gevolgen");
  assert.equal(await page.locator("input:checked").count(), 0, "an answer is given beforehand");
  await fill(page, { fit: "Duidelijk niet in orde", outcome: "Aanvaardbaar", without: "De plek" });
  await press(page, "Ga verder");
  await page.getByRole("alert").getByRole("link", { name: /De plek: waarom\?/ }).waitFor();
  await holds(page, "gedragsbespreking-fout");
  assert.equal(await page.getByLabel("Gevolgen: waarom?").inputValue(), "Reden bij gevolgen.");
  await write(page, "De plek: waarom?", "Op school mag dit niet.");
  await press(page, "Ga verder");
  await page.getByRole("heading", { name: "Kijk nog één keer" }).waitFor();
  const hints = await page.locator("[data-hint]").allInnerTexts();
  assert.equal(hints.length, 1);
  assert.match(hints[0], /^Instemming, Vrije keus.*Leg uit hoe dat samengaat\.$/);
  await holds(page, "gedragsbespreking-kijk-na");
  await press(page, "Wijzig wat ik invulde");
  assert.equal(await page.getByLabel("De plek: waarom?").inputValue(), "Op school mag dit niet.");
  await press(page, "Ga verder");
  await press(page, "Leg de bespreking vast");
  await told(page, "Het is bewaard");
  assert.equal(new URL(page.url()).pathname, path);
  await holds(page, "signaal-met-gedragsbespreking");
  await follow(page, "Gedrag besproken in zes aspecten: Aanvaardbaar");
  await holds(page, "gedragsbespreking-gelezen");
  assert.equal(await page.getByText("Dit is iets anders dan mensenhandel").count(), 0);

  await follow(page, "Verbeter dit met een nieuwe vastlegging");
  assert.equal(await page.getByLabel("Waarom kiest u dit?").inputValue(), "Dat vind ik ervan.");
  await pick(page, "Wat vindt u van het geheel?", "Ernstig over de grens");
  await press(page, "Ga verder");
  assert.equal(await page.locator("[data-hint]").count(), 0);
  await press(page, "Leg de bespreking vast");
  await told(page, "Het is bewaard");
  await page.getByRole("link", { name: "Is later verbeterd:" }).waitFor();
  await follow(page, "Gedrag besproken in zes aspecten: Ernstig over de grens");
  await page.getByRole("heading", { name: "Dit is iets anders dan mensenhandel" }).waitFor();
  await page.getByRole("link", { name: "Verbetert wat eerder stond:" }).waitFor();
  await holds(page, "gedragsbespreking-ernstig");
  await follow(page, "Ga verder met dit signaal");
  assert.equal(new URL(page.url()).pathname, path);
  await someone.leave();
});

test("what a session elsewhere came to is kept in its own words, also without scripts", async () => {
  const someone = await enter(open, town, teacher(), { javaScriptEnabled: false });
  const { page } = someone;
  await worry(someone, "Evi");
  await follow(page, "Bespreek gedrag");
  await follow(page, /Leg dan vast wat daaruit kwam/);
  await press(page, "Leg de uitkomst vast");
  await page.getByRole("alert").waitFor();
  await write(page, "Over welke situatie ging het?", "De foto in de kantine.");
  await write(page, "Wie hield de sessie?", "Gedragswetenschapper");
  await write(page, "Van welke organisatie?", "Jeugdhulp Elders");
  await pick(page, "Welke uitgave is gebruikt?", /met impact/);
  await write(page, "Wat was de uitkomst?", "Het derde niveau van vier.");
  await press(page, "Leg de uitkomst vast");
  await told(page, "Het is bewaard");
  await follow(page, "Gedrag elders besproken, door Gedragswetenschapper van Jeugdhulp Elders");
  await page.getByText("Het derde niveau van vier.").waitFor();
  await page.getByRole("link", { name: "Site van de maker" }).waitFor();
  await someone.leave();
});

test("the pages of a session elsewhere hold, and the demo shows both kinds on someone's desk", async () => {
  const near = town.users.filter((user) => ["teacher", "neighbourhood-worker"].includes(user.role));
  const found = new Set();
  for (const user of near) {
    const someone = await enter(open, town, user);
    const matters = await someone.page.locator("main a[href^='/werk/signalen/zaak-']").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    for (const path of new Set(matters)) {
      await someone.open(path);
      for (const words of ["Gedrag besproken in zes aspecten", "Gedrag elders besproken"]) {
        if (!found.has(words) && await someone.page.getByRole("link", { name: words }).count()) {
          found.add(words);
          await follow(someone.page, new RegExp(words));
          await holds(someone.page, words === "Gedrag elders besproken" ? "gedragssessie-gelezen" : "gedragsbespreking-demo");
          await someone.open(path);
        }
      }
    }
    if (user === near[0]) {
      await worry(someone, "Fenna");
      await follow(someone.page, "Bespreek gedrag");
      await follow(someone.page, /Leg dan vast wat daaruit kwam/);
      await holds(someone.page, "gedragssessie");
    }
    await someone.leave();
  }
  assert.equal(found.size, 2, [...found].join(", "));
});

test("every page of the discussion held", everyPageHeld);

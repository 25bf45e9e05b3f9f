// The meldcode of a school, the kindcheck and the file note; and three colleagues who read one signal
// apart, and see each other's reading only when all are in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, neverInTitle, pick, press, told, waitForCard, write } from "../walk.mjs";

const FIRST = "Wessel";
const LAST = "Appelscha";
const SECRET = "Ik denk dat een ander hem dwingt: hij durft niet te weigeren.";

let town, open;
const people = {};
before(async () => {
  [town, open] = await Promise.all([demo("--persons", "40"), browser()]);
  neverInTitle(LAST);
});
after(async () => { await open?.close(); await town?.stop(); });

async function as(role) {
  const user = town.users.find((one) => one.role === role && one.organisation.includes("De Brug"));
  people[role] ??= await enter(open, town, user);
  return people[role];
}

const at = {};

/** A teacher notes a worry, and talks. */
async function noted() {
  const { page, open } = await as("teacher");
  await open("/werk/signalen/nieuw");
  await write(page, "Voornaam of roepnaam", FIRST);
  await write(page, "Achternaam", LAST);
  await write(page, /^Geboortedatum/, "3 mei 2010");
  await press(page, "Verder");
  if (await page.getByLabel("Nee, iemand anders").count()) {
    await page.getByLabel("Nee, iemand anders").check();
    await press(page, "Verder");
  }
  await write(page, "Wat hebt u gezien, gehoord of verteld gekregen?", "Hij is aangehouden met een pakje.");
  await pick(page, "Hoe weet u dit?", /zelf gezien/i);
  await pick(page, "Wie zei of zag dit?", "Professional");
  await press(page, "Noteer de zorg");
  await told(page, "U bent aan zet");
  at.signal = new URL(page.url()).pathname;
}

/** Answers the form of a reading. */
async function reads(role, report, why) {
  const { page, open } = await as(role);
  await open("/werk");
  await waitForCard(page, /Geef uw lezing/);
  // Chance may have put another reading on this desk.
  const own = page.getByRole("listitem").filter({ hasText: LAST });
  const card = own.getByRole("link", { name: /Geef uw lezing/ }).first();
  await Promise.all([page.waitForEvent("load"), card.click()]);
  if (role === "focal-officer") await holds(page, "lezing");
  await follow(page, "Schrijf uw lezing");
  if (role === "focal-officer") {
    await press(page, "Schrijf uw lezing");
    await page.locator(".error-summary").waitFor();
    await holds(page, "lezing-fout");
  }
  await pick(page, /Vermoed ik/, "Ja");
  await pick(page, /Is het onveilig/, "Nog niet te zeggen");
  await pick(page, /Welke vorm/, /Nog niet duidelijk/);
  await pick(page, /Wordt deze jongere verdacht/, "Ja");
  await pick(page, "Zou u melden?", report);
  await write(page, "Waarom leest u het zo?", why);
  await press(page, "Schrijf uw lezing");
  await told(page, "Het is bewaard");
}

test("a school's meldcode and three readings of one signal", async (t) => {
  await t.test("the steps have the school's own numbers and names", async () => {
    await noted();
    const { page } = await as("teacher");
    await page.getByText("3. Praten met de leerling en de ouders").first().waitFor();
    await page.getByText(/Streeftijd van Scholengemeenschap De Brug voor de volgende stap: binnen 3 werkdagen/).waitFor();
    await follow(page, "Leg een stap van de meldcode vast");
    await pick(page, "Welke stap?", /3\. Praten/);
    await write(page, "Wat hebt u gedaan en wat leverde het op?", "Hij zei dat hij niet weet van wie het pakje is.");
    await press(page, "Leg een stap van de meldcode vast");
    await told(page, "Het is bewaard");
    await follow(page, "Leg de kindcheck vast");
    await holds(page, "kindcheck");
    await pick(page, /kinderen die van deze persoon/, "Ja");
    await pick(page, /Zijn die kinderen veilig/, "Weet ik niet");
    await write(page, "Hoe weet u dat?", "Past op zijn zusje van vier.");
    await press(page, "Leg de kindcheck vast");
    await page.getByText("Noteer voor elk kind een eigen signaal").waitFor();
  });

  await t.test("a suspect who may be a victim is seen as one", async () => {
    const { page } = await as("teacher");
    await follow(page, "Leg vast wat u van de situatie maakt");
    await holds(page, "beeld");
    await pick(page, /Welke vorm/, /Crimineel/);
    await pick(page, /Wordt deze jongere verdacht/, "Ja");
    await press(page, "Leg vast wat u van de situatie maakt");
    await page.getByText("Keerpunt").first().waitFor();
    await follow(page, "Doe de slachtoffertoets");
    await holds(page, "slachtoffertoets");
    await write(page, /Wat wijst erop/, "Hij heeft een schuld.");
    await write(page, /Wie weet het nu/, "De wijkagent.");
    await write(page, /Wat is er afgesproken/, "De mentor houdt contact.");
    await press(page, "Doe de slachtoffertoets");
    await told(page, "Het is bewaard");
  });

  await t.test("colleagues are asked to read it apart", async () => {
    const { page } = await as("teacher");
    await follow(page, "Vraag collega's om hun lezing");
    await holds(page, "lezingen-vragen");
    const { user: focal } = await as("focal-officer");
    const { user: lead } = await as("team-lead");
    const who = page.getByRole("group", { name: /Wie vraagt u/ });
    await who.getByLabel(focal.name).first().check();
    await who.getByLabel(lead.name).first().check();
    await press(page, "Vraag collega's om hun lezing");
    await told(page, "Het is bewaard");
    await page.getByText("nog niet").first().waitFor();
    await holds(page, "signaal-lezingen");
  });

  await t.test("what one wrote is seen by nobody while others write", async () => {
    await reads("focal-officer", "Ja", SECRET);
    for (const role of ["teacher", "team-lead", "focal-officer"]) {
      const { page, open } = await as(role);
      for (const path of ["", "/dossierstuk", "/lezingen", "?op=1-1-2026"]) {
        await open(at.signal + path);
        assert.ok(!(await page.content()).includes(SECRET), `${role} reads it at ${path}`);
      }
    }
    const { page, open } = await as("teacher");
    await open(at.signal);
    await page.getByText("is binnen").first().waitFor();
    assert.equal(await page.getByRole("link", { name: /Lees terug wat u schreef/ }).count(), 0);
  });

  await t.test("whoever wrote one reads it again", async () => {
    const { page, open } = await as("focal-officer");
    await open(at.signal);
    await follow(page, /Lees terug wat u schreef/);
    await page.getByText(SECRET).waitFor();
    await page.getByText("ziet alleen u dit").waitFor();
    assert.equal(await page.getByRole("link", { name: "Schrijf uw lezing" }).count(), 0);
    await holds(page, "lezing-terug");
  });

  await t.test("the last one opens them all, side by side", async () => {
    await reads("team-lead", "Nee", "Er kan een gewone uitleg zijn. Praat eerst met zijn vader.");
    await reads("teacher", "Weet ik niet", "Ik weet het niet.");
    const { page } = await as("teacher");
    await follow(page, "Bekijk ze naast elkaar");
    await page.getByText(SECRET).waitFor();
    await page.getByText("verschilt").first().waitFor();
    await holds(page, "lezingen");
  });

  await t.test("the decision names its grounds and answers who read it otherwise", async () => {
    const { page, open } = await as("teacher");
    await open(at.signal);
    await follow(page, "Weeg de signalen");
    await holds(page, "wegen-school");
    await pick(page, /Vermoed ik/, "Ja");
    await pick(page, /Is het onveilig/, "Structureel onveilig");
    await pick(page, /Kan ik hulp bieden/, "Nee");
    await pick(page, /Aanvaarden/, "Weet ik niet");
    await pick(page, /Leidt de hulp/, "Weet ik niet");
    await pick(page, /Vertelde de jongere/, "Nee");
    await press(page, "Weeg de signalen");
    await page.getByText("Zo loopt de weging").waitFor();
    await follow(page, "Neem de twee besluiten, met de gronden");
    await holds(page, "samen-besluiten");
    await pick(page, /Is melden nodig/, "Ja");
    await pick(page, /hulp bieden of regelen/, "Nee");
    await write(page, "Waarop rust dit besluit?", "Het pakje en de schuld.");
    await press(page, "Neem de twee besluiten, met de gronden");
    await page.getByText("Iemand las het anders").first().waitFor();
    await holds(page, "samen-besluiten-fout");
    const { user: lead } = await as("team-lead");
    await write(page, new RegExp(`${lead.name}.*zou niet melden`), "Wachten geeft hem meer gevaar.");
    await press(page, "Neem de twee besluiten, met de gronden");
    await told(page, "Het is bewaard");
  });

  await t.test("the file note holds all of it, below the numbers of the school", async () => {
    const { page } = await as("teacher");
    await follow(page, "Maak een dossierstuk om af te drukken");
    await page.getByRole("heading", { name: /3\. Praten met de leerling/ }).waitFor();
    for (const words of [SECRET, "Wachten geeft hem meer gevaar.", "Past op zijn zusje van vier.", "De wijkagent."]) {
      await page.getByText(words).first().waitFor();
    }
    await holds(page, "dossierstuk");
    const [file] = await Promise.all([
      page.waitForEvent("download"), page.getByRole("link", { name: "Bewaar als tekstbestand" }).click(),
    ]);
    assert.match(file.suggestedFilename(), /^dossierstuk-.*\.md$/);
  });

  await t.test("every page held", everyPageHeld);
});

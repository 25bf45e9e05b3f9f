// The walk: one young person's track through the whole chain, from a teacher's worry to years of
// aftercare, by the people of the demo municipality, each in a browser of their own. Every page on the
// way is checked for accessibility, for width, and for telling no name in its address or title.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import {
  dayFromNow, enter, everyPageHeld, follow, holds, neverInTitle, pick, press, tellsNoName, told, waitForCard, write,
} from "../walk.mjs";

const FIRST = "Quinty";
const LAST = "Zevenhuizen";

let town, open;
const people = {};
before(async () => {
  [town, open] = await Promise.all([demo("--persons", "40"), browser()]);
  neverInTitle(LAST);
  for (const user of town.users) neverInTitle(user.name);
});
after(async () => { await open?.close(); await town?.stop(); });

/** A colleague, who signs in when they are first needed. */
async function as(role, organisation = "") {
  const key = `${role} ${organisation}`;
  const fits = (user) => user.role === role && user.organisation.includes(organisation);
  people[key] ??= await enter(open, town, town.users.find(fits));
  return people[key];
}

const teacher = () => as("teacher", "De Brug");
const focal = () => as("focal-officer", "De Brug");
const intake = () => as("intake-officer");
const coordinator = () => as("care-coordinator");
const shelter = () => as("help-provider");

/** Opens the matter from the worklist, waiting for what is under way. */
async function openFromWork(someone, words, list = "mijn") {
  await someone.open(`/werk?lijst=${list}`);
  const card = await waitForCard(someone.page, words);
  await Promise.all([someone.page.waitForEvent("load"), card.click()]);
}

/** The page with everything open matters hang on, kept between the steps. */
const at = {};

test("the walk through the whole chain", async (t) => {
  const step = async (name, body) => {
    let failed;
    await t.test(name, async () => {
      try { await body(); } catch (fault) {
        failed = fault;
        for (const { page } of Object.values(people)) {
          console.log(page.url(), (await page.locator("body").innerText({ timeout: 1000 }).catch(String)).slice(0, 400));
        }
        throw fault;
      }
    });
    if (failed) throw new Error(`the walk ends at: ${name}`);
  };

  await step("someone signs in with one press of a role of the demo", async () => {
    const context = await open.newContext({ locale: "nl-NL" });
    const page = await context.newPage();
    await page.goto(`${town.url}/inloggen`);
    await holds(page, "inloggen");
    await press(page, /Fouzia|leraar|docent/i);
    await page.getByRole("heading", { name: "Aan zet", level: 1 }).waitFor();
    await context.close();
  });

  await step("a teacher notes a worry: search first, then what was seen, with a signal", async () => {
    const { page, open } = await teacher();
    await open("/werk");
    await holds(page, "aan-zet");
    await page.getByRole("link", { name: "Zorg noteren" }).click();
    await holds(page, "zorg-wie");
    await write(page, "Voornaam of roepnaam", FIRST);
    await write(page, "Achternaam", LAST);
    await write(page, /^Geboortedatum/, "3 mei 2012");
    await press(page, "Verder");
    // Chance may have put someone alike in the town.
    if (await page.getByLabel("Nee, iemand anders").count()) {
      await page.getByLabel("Nee, iemand anders").check();
      await press(page, "Verder");
    }
    await page.getByText(`Het gaat over: ${FIRST} ${LAST}`).waitFor();
    await holds(page, "zorg-wat");
    await write(page, "Wat hebt u gezien, gehoord of verteld gekregen?",
      "Zij wordt na school opgehaald door een oudere jongen in een dure auto en heeft een nieuwe telefoon.");
    await pick(page, "Hoe weet u dit?", /zelf gezien/i);
    await pick(page, "Wie zei of zag dit?", "Professional");
    await write(page, /^Wanneer was het\?/, "oktober 2026");
    await page.getByText("Signalen die u in uw werk kunt zien").first().click();
    await press(page, "Zoek signalen bij mijn woorden");
    await holds(page, "zorg-signalen");
    await page.getByRole("group", { name: /Past dit bij een signaal/ }).getByRole("checkbox").first().check();
    await press(page, "Noteer de zorg");
    await told(page, "U bent aan zet");
    at.signal = new URL(page.url()).pathname;
    await page.getByRole("heading", { level: 1, name: `${FIRST} ${LAST}` }).waitFor();
    await page.getByText("Past bij deze signalen").waitFor();
    await holds(page, "signaal");
  });

  await step("the teacher asks advice without a name", async () => {
    const { page, open } = await teacher();
    await open(at.signal);
    await follow(page, "Vraag advies zonder naam");
    await holds(page, "advies-vragen");
    await write(page, "Uw vraag", `Een leerling van 14, ${FIRST} ${LAST}, krijgt dure spullen. Wat nu?`);
    await press(page, "Stel de vraag");
    await page.getByRole("heading", { name: /iemands naam/ }).waitFor();
    await holds(page, "advies-naam-gevonden");
    await write(page, "Uw vraag", "Een leerling van 14 krijgt dure spullen van een oudere jongen. Praat ik eerst met haar?");
    await press(page, "Stel de vraag");
    await told(page, "Uw vraag is gesteld");
    at.consultation = new URL(page.url()).pathname;
    await holds(page, "adviesvraag");
  });

  await step("the focal officer answers", async () => {
    const { page, open } = await focal();
    await open(at.consultation);
    assert.ok(!(await page.content()).includes(LAST), "the adviser sees a name");
    await follow(page, "Geef advies");
    await holds(page, "advies-geven");
    await write(page, "Uw advies", "Spreek haar alleen, zonder de jongen erbij. Schrijf op wat zij zegt.");
    await press(page, "Geef advies");
    await told(page, "Uw antwoord is verstuurd");
  });

  await step("the teacher reads the advice and talks with the pupil", async () => {
    const { page, open } = await teacher();
    await open(at.consultation);
    await page.getByText("Spreek haar alleen").first().waitFor();
    await follow(page, "Ik kan verder");
    await press(page, "Ik kan verder");
    await told(page, "Het is bewaard");
    await open(at.signal);
    for (const [which, words] of [["Signalen in kaart", "Drie dingen op een rij gezet."],
      ["Overleggen", "Advies van de aandachtsfunctionaris gelezen."],
      ["Praten met de leerling", "Zij zegt dat ze geld moet terugverdienen."]]) {
      await follow(page, "Leg een stap van de meldcode vast");
      if (which.startsWith("Praten")) await holds(page, "stap");
      await pick(page, "Welke stap?", new RegExp(which));
      await write(page, "Wat hebt u gedaan en wat leverde het op?", words);
      await press(page, "Leg een stap van de meldcode vast");
      await told(page, "Het is bewaard");
    }
  });

  await step("the teacher weighs and takes both decisions", async () => {
    const { page } = await teacher();
    await follow(page, "Weeg de signalen");
    await press(page, "Weeg de signalen");
    await page.locator(".error-summary").waitFor();
    await holds(page, "wegen-fout");
    await pick(page, /Vermoed ik/, "Ja");
    await pick(page, /Is het onveilig/, "Acuut onveilig");
    await pick(page, /Kan ik hulp bieden/, "Nee");
    await pick(page, /Aanvaarden/, "Weet ik niet");
    await pick(page, /Leidt de hulp/, "Weet ik niet");
    await pick(page, /Vertelde de jongere/, "Ja");
    await press(page, "Weeg de signalen");
    await page.getByText("Melden is hier de beroepsnorm").waitFor();
    await holds(page, "signaal-gewogen");
    await follow(page, "Neem de twee besluiten");
    await holds(page, "besluiten");
    await pick(page, /Is melden nodig/, "Ja");
    await pick(page, /hulp bieden of regelen/, "Nee");
    await press(page, "Neem de twee besluiten");
    await told(page, "Het is bewaard");
  });

  await step("the teacher sends the report, after seeing what goes over", async () => {
    const { page } = await teacher();
    await follow(page, "Verstuur de melding");
    await holds(page, "versturen");
    await pick(page, "Aan wie?", /Meldpunt/);
    await write(page, "Wat moet de ander weten?", "Zij zegt dat ze geld moet terugverdienen. Ik zag de auto drie keer.");
    await page.getByRole("group", { name: "Waarom mag u dit delen?" }).getByRole("radio").first().check();
    await write(page, "Waarom geldt dat hier?", "Zij weet dat ik dit meld. De ouders weten het nog niet.");
    await press(page, "Kijk na wat er verstuurd wordt");
    await page.getByRole("heading", { name: "Klopt dit?" }).waitFor();
    await page.getByText(`${FIRST} ${LAST}`).first().waitFor();
    await holds(page, "klopt-dit");
    await press(page, "Verstuur nu");
    await told(page, "Het is verstuurd");
    at.sending = new URL(page.url()).pathname;
    await holds(page, "verstuurd");
  });

  await step("the reporting point receives it and screens it", async () => {
    at.intake = await findHolder("intake-officer", `${FIRST}|${LAST}`);
    const { page } = at.intake;
    at.incoming = new URL(page.url()).pathname;
    await page.getByText("geld moet terugverdienen").first().waitFor();
    await holds(page, "ontvangst");
    await press(page, "Toon de melder");
    await holds(page, "melder");
    await at.intake.open(at.incoming);
    await follow(page, "Beoordeel wat binnenkwam");
    await holds(page, "beoordelen");
    await pick(page, "Beoordeling", /[Vv]ermoedelijk/);
    await write(page, "Waarop baseert u dit?", "Wat zij zelf zei. Het kan ook een schuld bij een winkel zijn.");
    await pick(page, /zorgcoördinator nodig/, "Ja");
    await press(page, "Beoordeel wat binnenkwam");
    await told(page, "Het is bewaard");
    await holds(page, "ontvangst-beoordeeld");
  });

  await step("it asks care coordination to take the young person on", async () => {
    const { page, open } = at.intake;
    await open(at.incoming);
    await follow(page, "Vraag zorgcoördinatie");
    await send(page, /Zorgcoördinatie/, "Zij heeft vandaag iemand nodig die bij haar blijft.");
  });

  await step("it tells the reporter, and registers in codes only", async () => {
    const { page, open } = at.intake;
    await open(at.incoming);
    await follow(page, "Geef terugkoppeling aan de melder");
    await holds(page, "terugkoppelen");
    await write(page, "Wat hoort de melder?", "Wij hebben zorgcoördinatie gevraagd. Blijf haar zien.");
    await press(page, "Geef terugkoppeling aan de melder");
    await told(page, "Uw antwoord is verstuurd");
    await follow(page, "Registreer voor de jaartelling");
    await holds(page, "registreren");
    for (const group of await page.locator("main fieldset").all()) {
      if (await group.getByRole("radio", { checked: true }).count() === 0) await group.getByRole("radio").first().check();
    }
    await press(page, "Registreer voor de jaartelling");
    await told(page, "geregistreerd");
  });

  await step("the teacher hears what was done with the report", async () => {
    const { page, open } = await teacher();
    await open(at.sending);
    await waitForCard(page, "Ik heb het gelezen");
    await page.getByText("Blijf haar zien").first().waitFor();
    await follow(page, "Ik heb het gelezen");
    await press(page, "Ik heb het gelezen");
    await told(page, "Het is bewaard");
  });

  await step("a care coordinator accepts the case and records contact", async () => {
    at.care = await findHolder("care-coordinator", `${FIRST}|${LAST}`);
    const { page } = at.care;
    await follow(page, "Neem het aan");
    await press(page, "Neem het aan");
    await told(page, "U hebt het aangenomen");
    at.case = new URL(page.url()).pathname;
    assert.match(at.case, /casussen/);
    await holds(page, "casus");
    await contact(page, "Zij wil graag blijven praten.");
    await holds(page, "casus-contact");
  });

  await step("the coordinator writes the safety plan with its four chapters", async () => {
    const { page } = at.care;
    await follow(page, "Schrijf het veiligheidsplan");
    await holds(page, "veiligheidsplan");
    await press(page, "Schrijf het veiligheidsplan");
    await page.locator(".error-summary").waitFor();
    await holds(page, "veiligheidsplan-fout");
    for (const chapter of [0, 1, 2, 3]) {
      await write(page, "Wat kan er gebeuren?", "Hij wacht haar op.", chapter);
      await write(page, "Wat spreken wij af?", "Zij belt de mentor.", chapter);
      await write(page, "Wie let daarop?", "De mentor", chapter);
      await write(page, "Tot wanneer geldt dit?", dayFromNow(60), chapter);
    }
    await write(page, "Uiterlijk op welke dag bekijkt u dit plan opnieuw?", dayFromNow(30));
    await press(page, "Schrijf het veiligheidsplan");
    await told(page, "Het is bewaard");
    await holds(page, "casus-plan");
  });

  await step("the coordinator names the team and refers to the shelter", async () => {
    const { page } = at.care;
    await follow(page, "Noem het team");
    await holds(page, "team");
    await page.getByRole("group", { name: /Wie werkt mee/ }).getByRole("checkbox").first().check();
    await press(page, "Noem het team");
    await told(page, "Het is bewaard");
    await follow(page, "Verwijs naar hulp of opvang");
    await send(page, /Haven/, "Een veilige plek, en iemand die met haar praat.");
  });

  await step("the shelter accepts, starts help and says when the return is prepared", async () => {
    at.haven = await findHolder("help-provider", `${FIRST}|${LAST}`);
    const { page } = at.haven;
    await holds(page, "verwijzing");
    await follow(page, "Neem het aan");
    await press(page, "Neem het aan");
    await told(page, "U hebt het aangenomen");
    await follow(page, "De hulp is gestart");
    await press(page, "De hulp is gestart");
    await told(page, "Het is bewaard");
  });

  await step("the coordinator plans the return and notes that she is home", async () => {
    const { page, open } = at.care;
    await open(at.case);
    await waitForCard(page, "Plan de terugkeer");
    await follow(page, "Plan de terugkeer");
    await holds(page, "terugkeer");
    await write(page, "Dag van terugkeer", dayFromNow(14));
    await page.getByLabel("Vaste hulpverlener").selectOption({ index: 1 });
    await write(page, "Afspraken", "De mentor haalt haar op. School weet het.");
    await press(page, "Plan de terugkeer");
    await told(page, "Het is bewaard");
    await follow(page, "De jongere is thuis");
    await press(page, "De jongere is thuis");
    await told(page, "Het is bewaard");
    await holds(page, "casus-nazorg");
    const casus = page.url();
    await follow(page, "Maak een chronologie om af te drukken of over te dragen");
    await page.getByRole("columnheader", { name: "Wanneer het was" }).first().waitFor();
    await holds(page, "chronologie");
    await page.goto(casus);
  });

  await step("aftercare: contact, a sign of renewed victimisation, and the case opens again", async () => {
    const { page } = at.care;
    await contact(page, "Het gaat goed op school.");
    await follow(page, "Noteer tekens van nieuw slachtofferschap");
    await holds(page, "tekens");
    await page.getByRole("group", { name: /Wat is er gezien\?/ }).getByRole("checkbox").first().check();
    await write(page, "Wat is er gezien of gezegd, en door wie?", "De mentor zag de auto weer.");
    await write(page, "Wat kan het nog meer zijn?", "Het kan de auto van een buurman zijn.");
    await pick(page, /meteen naar kijken/, "Ja");
    await press(page, "Noteer tekens van nieuw slachtofferschap");
    await told(page, "Het is bewaard");
    await holds(page, "casus-tekens");
    await follow(page, "Bekijk de tekens");
    await holds(page, "tekens-bekijken");
    await pick(page, /Wat doet u na het bekijken/, /Opnieuw beginnen/);
    await write(page, "Waarom?", "Zij belde zelf en vroeg om hulp.");
    await press(page, "Bekijk de tekens");
    await told(page, "Het is bewaard");
    await page.getByText("Casus weer geopend").waitFor();
  });

  await step("the coordinator closes the case with a reason, and it says so", async () => {
    const { page } = at.care;
    await follow(page, "Sluit de casus");
    await holds(page, "sluiten");
    await pick(page, /Waarom sluit deze casus/, /wil stoppen/);
    await write(page, "Leg het uit", "Zij woont nu bij haar tante en wil geen contact meer.");
    assert.equal(await page.getByLabel("De nazorg is rond").count(), 0, "aftercare that never was can't be over");
    await press(page, "Sluit de casus");
    await page.getByRole("heading", { name: "Weet u het zeker?" }).waitFor();
    await page.getByText("Zij woont nu bij haar tante").waitFor();
    await holds(page, "sluiten-zeker");
    await press(page, "Wijzig wat ik invulde");
    assert.match(await page.getByLabel("Leg het uit").inputValue(), /bij haar tante/);
    await press(page, "Sluit de casus");
    await press(page, "Sluit de casus");
    await told(page, "Het is afgesloten");
    await holds(page, "casus-gesloten");
  });

  await step("the policy officer sees figures and no name", async () => {
    const { page, open } = await as("policy-officer");
    await open("/werk/cijfers");
    await holds(page, "cijfers");
    const words = await page.locator("main").innerText();
    for (const name of [FIRST, LAST]) assert.ok(!words.includes(name), name);
    for (const path of [at.signal, at.incoming, at.case]) {
      assert.equal((await open(path)).status(), 404, path);
    }
  });

  await step("the privacy officer reads the journal after proving who they are", async () => {
    const { page, open, user } = await as("privacy-officer");
    await open("/werk/journaal");
    if (await page.getByRole("heading", { name: "Bewijs opnieuw wie u bent" }).count()) {
      await holds(page, "bewijs");
      await write(page, "Wachtwoord", user.secret);
      await press(page, "Ga verder");
    }
    await page.getByRole("heading", { level: 1, name: /[Jj]ournaal/ }).waitFor();
    await holds(page, "journaal");
    assert.ok(!(await page.locator("main").innerText()).includes(LAST), "the journal names the young person");
  });

  await step("nothing went wrong on any page", async () => {
    for (const someone of Object.values(people)) await someone.leave();
    everyPageHeld();
  });
});

/** Who of this role has the matter on their list: the rota decides, so everyone looks. */
async function findHolder(role, words) {
  const users = town.users.filter((user) => user.role === role);
  const until = Date.now() + 25_000;
  while (Date.now() < until) {
    for (const user of users) {
      people[user.name] ??= await enter(open, town, user);
      const someone = people[user.name];
      await someone.open("/werk?lijst=mijn");
      const card = someone.page.locator(".duty", { hasText: new RegExp(words) }).getByRole("link").first();
      if (await card.count()) {
        await Promise.all([someone.page.waitForEvent("load"), card.click()]);
        return someone;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.fail(`no ${role} has ${words} on their list`);
}

/** Fills the form of a sending, looks at what goes over, and sends it. */
async function send(page, to, words) {
  await pick(page, "Aan wie?", to);
  await write(page, "Wat moet de ander weten?", words);
  await page.getByRole("group", { name: "Waarom mag u dit delen?" }).getByRole("radio").first().check();
  await write(page, "Waarom geldt dat hier?", "Zij weet ervan en vindt het goed.");
  await press(page, "Kijk na wat er verstuurd wordt");
  await press(page, "Verstuur nu");
  await told(page, "Het is verstuurd");
  await tellsNoName(page);
}

async function contact(page, words) {
  await follow(page, "Noteer een contact");
  await pick(page, /Hoe zocht u contact/, /gesprek/i);
  await pick(page, /Hebt u de jongere bereikt/, "Ja, bereikt");
  await write(page, "Wat is er gezegd, of wat hebt u geprobeerd?", words);
  await press(page, "Noteer een contact");
  await told(page, "Het contact is bewaard");
}

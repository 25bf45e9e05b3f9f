// What it takes to do the work: the keystroke-level model, computed from the real pages, against what
// docs/burden.md says. VANGNET_BLESS=1 writes the figures.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Worker, changed, row } from "../burden.mjs";
import { browser, demo } from "../harness.mjs";
import { enter, told } from "../walk.mjs";

const PAPER = new URL("../../docs/burden.md", import.meta.url);

/** What is typed: as long as a worry usually is, and always the same. */
const SEEN = "Na school wacht er een oudere jongen in een auto. Zij heeft een nieuwe telefoon en komt vaak te laat.";
const CALLED = "Moeder belt. Haar zoon blijft weg en heeft veel geld. Hij is bang voor iemand en zegt niet voor wie.";
const ASKED = "Een leerling van 14 krijgt dure spullen van een oudere jongen. Praat ik eerst met haar?";
const SAID = "Zij zegt dat ze geld moet terugverdienen en dat ze niet durft te stoppen.";

let town, open;
const measured = new Map();
before(async () => { [town, open] = await Promise.all([demo("--persons", "40"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

async function as(role, organisation = "") {
  const user = town.users.find((one) => one.role === role && one.organisation.includes(organisation));
  return enter(open, town, user);
}

/** Who it is about; in a small town someone alike may be known. */
async function about(worker, first, last) {
  await worker.write("Voornaam of roepnaam", first);
  await worker.write("Achternaam", last);
  await worker.press("Verder");
  if (await worker.page.getByLabel("Nee, iemand anders").count()) {
    await worker.pick(/Is het een van hen/, "Nee, iemand anders");
    await worker.press("Verder");
  }
}

/** Notes worries until this worker is at the move in forty matters. */
async function fortyMatters({ secret }) {
  const ask = (path, init = {}) => fetch(`${town.url}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...init.headers },
  });
  const { tellingen } = await (await ask("/werklijst")).json();
  for (let nth = tellingen.mijn; nth < 40; nth += 1) {
    const worry = {
      persoon: { voornaam: "Yfke", achternaam: `Zoutendijk ${nth}` },
      uitspraken: [{ rol: "professional", wijze: "seen", woorden: SEEN }],
    };
    const made = await ask("/signalen", {
      method: "POST", body: JSON.stringify(worry), headers: { "idempotency-key": `veertig-${nth}` },
    });
    assert.equal(made.status, 201, await made.text());
  }
}

async function measure(task, page, body) {
  const worker = new Worker(page);
  await body(worker);
  measured.set(task, worker);
}

test("every task is as light as docs/burden.md says", async (t) => {
  const teacher = await as("teacher", "De Brug");
  await t.test("note a worry", async () => {
    await teacher.open("/werk");
    await measure("note a worry", teacher.page, async (worker) => {
      await worker.follow("Zorg noteren");
      await about(worker, "Yfke", "Zoutendijk");
      await worker.write("Wat hebt u gezien, gehoord of verteld gekregen?", SEEN);
      await worker.pick("Hoe weet u dit?", /zelf gezien/i);
      await worker.write(/^Wanneer was het\?/, "gisteren");
      await worker.press("Noteer de zorg");
    });
    await told(teacher.page, "U bent aan zet");
    const { seconds } = measured.get("note a worry");
    assert.ok(seconds < 90, `a worry takes ${seconds} seconds`);
  });
  const signal = new URL(teacher.page.url()).pathname;

  await t.test("ask nameless advice", async () => {
    await measure("ask nameless advice", teacher.page, async (worker) => {
      await worker.follow("Vraag advies zonder naam");
      await worker.write("Uw vraag", ASKED);
      await worker.press("Stel de vraag");
    });
    await told(teacher.page, "Uw vraag is gesteld");
  });

  await t.test("record the talk", async () => {
    await teacher.open(signal);
    await measure("record the talk", teacher.page, async (worker) => {
      await worker.follow("Leg een stap van de meldcode vast");
      await worker.pick("Welke stap?", /Praten met de leerling/);
      await worker.write("Wat hebt u gedaan en wat leverde het op?", SAID);
      await worker.press("Leg een stap van de meldcode vast");
    });
    await told(teacher.page, "Het is bewaard");
  });

  await t.test("weigh", async () => {
    await measure("weigh", teacher.page, async (worker) => {
      await worker.follow("Weeg de signalen");
      await worker.pick(/Vermoed ik/, "Ja");
      await worker.pick(/Is het onveilig/, "Acuut onveilig");
      await worker.pick(/Kan ik hulp bieden/, "Nee");
      await worker.pick(/Aanvaarden/, "Weet ik niet");
      await worker.pick(/Leidt de hulp/, "Weet ik niet");
      await worker.pick(/Vertelde de jongere/, "Ja");
      await worker.press("Weeg de signalen");
    });
    await told(teacher.page, "Het is bewaard");
  });

  await t.test("decide", async () => {
    await measure("decide", teacher.page, async (worker) => {
      await worker.follow("Neem de twee besluiten");
      await worker.pick(/Is melden nodig/, "Ja");
      await worker.pick(/hulp bieden of regelen/, "Nee");
      await worker.press("Neem de twee besluiten");
    });
    await told(teacher.page, "Het is bewaard");
  });
  await teacher.leave();

  await t.test("take a call", async () => {
    const intake = await as("intake-officer");
    await intake.open("/werk");
    await measure("take a call", intake.page, async (worker) => {
      await worker.follow("Zorg noteren");
      await about(worker, "Wolf", "Zoutendijk");
      await intake.page.getByText("Belt er iemand?").waitFor();
      await worker.write("Wat hebt u gezien, gehoord of verteld gekregen?", CALLED);
      await worker.pick("Hoe weet u dit?", "gehoord");
      await worker.pick("Wie zei of zag dit?", "Ouder of voogd");
      await worker.press("Noteer de zorg");
    });
    await told(intake.page, "U bent aan zet");
    await intake.leave();
  });

  await t.test("find what is first among forty", async () => {
    const officer = await as("focal-officer", "De Brug");
    await fortyMatters(officer.user);
    for (const [width, height] of [[1280, 900], [390, 800]]) {
      await officer.page.setViewportSize({ width, height });
      await officer.open("/werk");
      const own = officer.page.getByRole("link", { name: /^Aan mij/ });
      assert.ok(Number((await own.innerText()).match(/\d+/)[0]) >= 40, "forty open matters");
      const first = officer.page.getByRole("article").first();
      await measure("find what is first among forty", officer.page, async (worker) => {
        await worker.read(first);
        await worker.take(first.getByRole("link").first());
      });
      await officer.page.getByRole("heading", { name: "Nu te doen" }).waitFor();
      const { seconds } = measured.get("find what is first among forty");
      assert.ok(seconds < 10, `it takes ${seconds} seconds at ${width} pixels`);
    }
    await officer.leave();
  });

  await t.test("the figures are those of docs/burden.md", () => {
    let paper = readFileSync(PAPER, "utf8");
    if (process.env.VANGNET_BLESS) {
      for (const [task, worker] of measured) {
        paper = paper.replace(new RegExp(`^\\| ${task} \\|.*$`, "m"), row(task, worker));
      }
      writeFileSync(PAPER, paper);
    }
    const told = [...measured].map(([task, worker]) => row(task, worker)).join("\n");
    const faults = [...measured].flatMap(([task, worker]) => changed(task, worker, paper));
    assert.equal(measured.size, 7);
    assert.deepEqual(faults, [], told);
  });
});

test("a task that grows or shrinks by more than a tenth is told", () => {
  const paper = "| note a worry | 3 | 5 | 10 | 100 | 9 | 50 |";
  const worker = (clicks, keys, seconds) => ({ clicks, keys, seconds });
  assert.deepEqual(changed("note a worry", worker(11, 110, 55), paper), []);
  assert.match(changed("note a worry", worker(10, 100, 56), paper)[0], /seconds 50 became 56/);
  assert.match(changed("note a worry", worker(12, 100, 50), paper)[0], /clicks 10 became 12/);
  assert.match(changed("note a worry", worker(10, 89, 50), paper)[0], /lighter: renew/);
  assert.throws(() => changed("weigh", worker(1, 1, 1), paper), /says nothing about: weigh/);
});

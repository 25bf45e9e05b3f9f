// Speaking instead of typing: only where the browser hears on the device itself, and else not a trace of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { enter, everyPageHeld, holds } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

/** A browser's speech recognition, as far as the page uses it; what it was asked is kept. */
function pretend(kind) {
  globalThis.asked = [];
  if (kind === "none") { delete globalThis.SpeechRecognition; return; }
  class Pretended extends EventTarget {
    static async available(options) {
      globalThis.asked.push(options);
      if (kind === "fails") throw new Error("no");
      return kind === "here" || kind === "forgets" ? "available" : kind;
    }
    start() {
      globalThis.asked.push({ started: true, processLocally: this.processLocally, lang: this.lang });
      globalThis.hearing = this;
    }
    stop() { this.dispatchEvent(new Event("end")); }
  }
  if (kind !== "elsewhere") {
    const forgets = { get: () => false, set: () => {} };
    const keeps = { value: false, writable: true };
    Object.defineProperty(Pretended.prototype, "processLocally", kind === "forgets" ? forgets : keeps);
  }
  globalThis.SpeechRecognition = Pretended;
}

async function worryPage(kind) {
  const teacher = await enter(open, town, town.user("teacher"));
  if (kind) await teacher.page.addInitScript(pretend, kind);
  await teacher.open("/werk/signalen/nieuw");
  // What was typed in an earlier test was kept.
  if (await teacher.page.getByRole("button", { name: "Begin opnieuw" }).count()) {
    await Promise.all([teacher.page.waitForEvent("load"), teacher.page.getByRole("button", { name: "Begin opnieuw" }).click()]);
  }
  await teacher.page.getByLabel("Voornaam of roepnaam").fill("Xanthe");
  await teacher.page.getByLabel("Achternaam").fill("Zevenster");
  await teacher.page.getByRole("button", { name: "Verder" }).click();
  await teacher.page.getByLabel("Wat hebt u gezien, gehoord of verteld gekregen?").waitFor();
  await teacher.page.waitForLoadState("networkidle");
  return teacher;
}

const button = (page) => page.locator("button[data-start]");

test("a browser that can't hear on the device has no button", async () => {
  for (const kind of ["none", "elsewhere", "unavailable", "downloadable", "downloading", "fails"]) {
    const teacher = await worryPage(kind);
    assert.equal(await button(teacher.page).count(), 0, kind);
    await teacher.leave();
  }
});

test("this browser shows the button only when it says it hears on the device", async () => {
  const teacher = await worryPage();
  const here = await teacher.page.evaluate(async () => {
    const known = globalThis.SpeechRecognition;
    if (!known || !("processLocally" in known.prototype)) return false;
    const asked = known.available({ langs: ["nl-NL"], processLocally: true });
    return await asked.catch(() => "") === "available";
  });
  assert.equal(await button(teacher.page).count(), here ? 1 : 0);
  await teacher.leave();
});

test("what is said on the device comes behind what was typed, and nothing leaves it", async () => {
  const teacher = await worryPage("here");
  const { page } = teacher;
  const field = page.getByLabel("Wat hebt u gezien, gehoord of verteld gekregen?");
  await field.fill("Er stond een auto.");
  await holds(page, "zorg-inspreken");
  await button(page).click();
  await page.getByText("Uw apparaat luistert. Er gaat niets naar buiten.").waitFor();
  await page.evaluate(() => {
    const said = [{ transcript: " Zij stapte in. " }];
    said.isFinal = true;
    const unsure = [{ transcript: "misschien" }];
    hearing.dispatchEvent(Object.assign(new Event("result"), { results: [said, unsure], resultIndex: 0 }));
  });
  assert.equal(await field.inputValue(), "Er stond een auto. Zij stapte in.");
  await button(page).click();
  assert.equal(await button(page).getAttribute("aria-pressed"), "false");
  const asked = await page.evaluate(() => asked);
  assert.deepEqual(asked, [
    { langs: ["nl-NL"], processLocally: true },
    { started: true, processLocally: true, lang: "nl-NL" },
  ]);
  await teacher.leave();
});

test("a browser that doesn't keep to the device is never started", async () => {
  const teacher = await worryPage("forgets");
  const { page } = teacher;
  await button(page).click();
  await page.getByText("Inspreken lukt nu niet op dit apparaat").waitFor();
  assert.ok(!(await page.evaluate(() => asked)).some((one) => one.started));
  await teacher.leave();
  everyPageHeld();
});

test("only the pages with words to say may ask for the microphone", async () => {
  const teacher = await enter(open, town, town.user("teacher"));
  const allowed = async (path) => (await teacher.open(path)).headers()["permissions-policy"].includes("microphone=(self)");
  assert.equal(await allowed("/werk"), false);
  assert.equal(await allowed("/kennis/signalen"), false);
  const policy = (await teacher.open("/werk")).headers()["content-security-policy"];
  assert.match(policy, /connect-src 'self'/);
  await teacher.leave();
});

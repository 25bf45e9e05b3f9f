// Whoever noted something hears back, in the browser: a colleague tells what was done, with what the ground
// allows, and the one who noted it reads exactly that.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, demo } from "../harness.mjs";
import { enter, everyPageHeld, follow, holds, pick, press, told } from "../walk.mjs";

let town, open;
before(async () => { [town, open] = await Promise.all([demo("--persons", "20"), browser()]); });
after(async () => { await open?.close(); await town?.stop(); });

const focal = () => town.users.find((user) => user.role === "focal-officer");
const noters = () => town.users.filter((user) =>
  user.organisation === focal().organisation && ["teacher", "neighbourhood-worker"].includes(user.role));

/** Whoever of the noters may open this page, there. */
async function whoMayOpen(path) {
  for (const user of noters()) {
    const one = await enter(open, town, user);
    if ((await one.open(path)).ok()) return one;
    await one.page.context().close();
  }
  assert.fail(`nobody who noted something may open ${path}`);
}

const TELL = "Laat uw collega horen wat er is gedaan";
const WORDS = "Dank. Ik praat deze week met haar. Meer mag ik niet zeggen.";

test("a colleague tells what was done, and whoever noted it reads that and no more", async () => {
  const giver = await enter(open, town, focal());
  await giver.open("/werk");
  await follow(giver.page, new RegExp(TELL));
  await holds(giver.page, "terugkoppeling-te-geven");
  const path = new URL(giver.page.url()).pathname;
  await follow(giver.page, TELL);
  await holds(giver.page, "terugkoppeling-vertellen");
  await press(giver.page, TELL);
  await giver.page.getByRole("alert").waitFor();
  await pick(giver.page, "Wat mag deze collega horen?", /werkt verder niet met de jongere/);
  await giver.page.getByLabel("Wat is er gedaan?").fill(WORDS);
  await press(giver.page, TELL);
  await told(giver.page, "Uw antwoord is verstuurd");
  await giver.leave();

  const hearer = await whoMayOpen(path);
  await hearer.page.getByText(WORDS).first().waitFor();
  await holds(hearer.page, "terugkoppeling-te-lezen");
  await follow(hearer.page, "Ik heb het gelezen");
  await press(hearer.page, "Ik heb het gelezen");
  await told(hearer.page, "Het is afgesloten");
  await hearer.leave();
});

test("there is something to read for whoever noted a worry that another took over", async () => {
  for (const user of noters()) {
    const hearer = await enter(open, town, user);
    const words = await hearer.page.getByRole("main").innerText();
    assert.ok(words.includes("Lees wat er is gedaan met wat u noteerde"), words);
    await hearer.leave();
  }
});

test("every page of this held", everyPageHeld);

// The burden of a task, by the keystroke-level model of Card, Moran and Newell: a practised worker goes through
// the real page, and every key, click, reach and decision counts.
//
// For each control the cheaper way is taken, and really done: with the Tab key when it is near, else with the
// mouse. What the model leaves out stands in docs/burden.md.
import assert from "node:assert/strict";

/** Seconds of each operator (Card, Moran & Newell 1980, figure 1). */
export const OPERATORS = {
  K: 0.28, // one key or one click: an average typist who isn't a secretary, 40 words a minute
  P: 1.1, // pointing with the mouse
  H: 0.4, // a hand between mouse and keyboard
  M: 1.35, // deciding what to do next
  R: 60 / 238, // reading a word: a grown-up reads 238 a minute (Brysbaert 2019); counted only where finding is the task
};

const TABBABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary";

/** Someone at a page, with the operators of what they did. */
export class Worker {
  #hand = "mouse";
  counts = { K: 0, P: 0, H: 0, M: 0, R: 0 };
  pages = 0;
  fields = 0;
  clicks = 0;
  keys = 0;

  constructor(page) { this.page = page; }

  get seconds() {
    return Object.entries(OPERATORS).reduce((sum, [one, seconds]) => sum + this.counts[one] * seconds, 0);
  }

  /** Reads the page from its heading up to and with this, which must be in sight without scrolling. */
  async read(until) {
    const text = await until.evaluate((end) => {
      const { top, bottom } = end.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) return "";
      const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      const seen = [];
      while (walk.nextNode()) {
        const { parentElement } = walk.currentNode;
        const after = end.compareDocumentPosition(walk.currentNode) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (after && !end.contains(parentElement)) break;
        if (parentElement.checkVisibility()) seen.push(walk.currentNode.data);
      }
      return seen.join(" ");
    });
    const words = text.split(/\s+/).filter(Boolean).length;
    assert.ok(words > 0, "it is out of sight");
    this.counts.R += words;
  }

  /** Writes words in the field with this label. */
  async write(label, words) {
    const field = this.page.getByLabel(label).first();
    await this.#decide(field);
    await this.#reach(field);
    this.#to("keyboard");
    await this.page.keyboard.insertText(words);
    this.#strike([...words].length);
    assert.equal(await field.inputValue(), words);
    this.fields += 1;
  }

  /** Picks an answer, or ticks a box, within the question. */
  async pick(question, answer) {
    const choice = this.page.getByRole("group", { name: question }).getByLabel(answer).first();
    await this.#decide(choice);
    await this.#click(choice);
    assert.ok(await choice.isChecked());
    this.fields += 1;
  }

  /** Opens or closes something on the page. */
  async open(words) {
    const summary = this.page.getByText(words).first();
    await this.#decide(summary);
    await this.#click(summary);
  }

  /** Presses the button with these words, and waits for the next page. */
  async press(words) { await this.#go(this.page.getByRole("button", { name: words, exact: typeof words === "string" }).last()); }

  /** Follows this link. */
  async take(link) { await this.#go(link); }

  /** Follows the link with these words. */
  async follow(words) { await this.#go(this.page.getByRole("link", { name: words, exact: typeof words === "string" }).first()); }

  async #go(control) {
    await this.#decide(control);
    await Promise.all([this.page.waitForEvent("load"), this.#click(control)]);
    this.pages += 1;
  }

  async #decide(control) {
    await control.waitFor({ state: "visible" });
    this.counts.M += 1;
  }

  /** Puts the focus on a field: with as many Tabs as it takes, or with the mouse when that is less work. */
  async #reach(control) {
    const tabs = await control.evaluate((target, tabbable) => {
      const stops = [...document.querySelectorAll(tabbable)]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility())
        // One stop for a group of radio buttons: the chosen one, else the first.
        .filter((one, _, all) => one.type !== "radio" || one === (all.find((other) => other.name === one.name && other.checked)
          ?? all.find((other) => other.name === one.name)));
      return stops.indexOf(target) - stops.indexOf(document.activeElement);
    }, TABBABLE);
    const fromHere = await this.page.evaluate(() => document.activeElement !== document.body);
    const byMouse = OPERATORS.P + OPERATORS.K + OPERATORS.H + (this.#hand === "keyboard" ? OPERATORS.H : 0);
    const byTab = tabs * OPERATORS.K + (this.#hand === "mouse" ? OPERATORS.H : 0);
    if (!fromHere || tabs < 1 || byTab >= byMouse) return this.#click(control);
    this.#to("keyboard");
    for (let tab = 0; tab < tabs; tab += 1) await this.page.keyboard.press("Tab");
    this.#strike(tabs);
    assert.ok(await control.evaluate((target) => target === document.activeElement), "Tab leads to the field");
  }

  async #click(control) {
    this.#to("mouse");
    await control.click();
    this.counts.P += 1;
    this.counts.K += 1;
    this.clicks += 1;
  }

  #to(hand) {
    if (this.#hand !== hand) this.counts.H += 1;
    this.#hand = hand;
  }

  #strike(keys) {
    this.counts.K += keys;
    this.keys += keys;
  }
}

/** The columns of the table, in order. */
const COLUMNS = ["pages", "fields", "clicks", "keys"];

/** A row of the table: the task and its figures. */
export const row = (task, worker) =>
  `| ${task} | ${COLUMNS.map((name) => worker[name]).join(" | ")} | ${worker.counts.M} | ${worker.seconds.toFixed(0)} |`;

/** What the paper says of a task: seconds, keys and clicks. */
export function stated(paper, task) {
  const found = paper.split("\n").find((line) => line.startsWith(`| ${task} |`));
  assert.ok(found, `docs/burden.md says nothing about: ${task}`);
  const [, , , , clicks, keys, , seconds] = found.split("|").map((cell) => Number(cell.trim()));
  return { clicks, keys, seconds };
}

/** Says when a task has become more than a tenth heavier or lighter than the paper says. */
export function changed(task, worker, paper) {
  const said = stated(paper, task);
  const now = { clicks: worker.clicks, keys: worker.keys, seconds: Math.round(worker.seconds) };
  return Object.keys(now)
    // A click or a second more or less is no tenth of anything.
    .filter((what) => Math.abs(now[what] - said[what]) > Math.max(said[what] / 10, 1))
    .map((what) => `${task}: ${what} ${said[what]} became ${now[what]}. ` + (now[what] > said[what]
      ? "Make it lighter, or say in docs/burden.md why it is worth it."
      : "It became lighter: renew the figure in docs/burden.md."));
}

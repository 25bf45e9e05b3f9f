// The talk, one question at a time. Contract: a form[data-talk] with screens in order ([data-screen]: hello, question, back,
// end, worker) and asides ([data-aside]). What is typed stands in the fields of this page and nowhere else: nothing is
// stored, and nothing is sent before "bewaar". POST /sessie answers 204 as long as it can be handed in.
const form = document.querySelector("[data-talk]");

function talk() {
  const all = (what, within = form) => [...within.querySelectorAll(what)];
  const one = (what, within = form) => within.querySelector(what);
  const screens = all("[data-screen]");
  const worker = screens.length - 1;
  const steps = one("[data-steps]");
  const parts = all(".talk__part");
  let at = 0;
  let leaving = false;

  const box = (screen) => one("textarea", screen);
  const none = (screen) => all(":checked", screen).length > 0;
  const words = (screen) => (none(screen) ? "" : box(screen).value.trim());
  const answered = (within) => all("section[data-question]", within).filter((screen) => words(screen));
  const of = (screen) => one(`h3 .talk-${one("[name=niveau]:checked").value}`, screen).textContent;

  // The first short line of the answer that names the app stands in the questions after it.
  const unnamed = one("[data-app]")?.textContent;
  function nameApp() {
    const asked = one("[data-names-app]");
    const [line] = (asked ? words(asked) : "").split("\n");
    const name = line && line.length <= 40 ? line : unnamed;
    all("[data-app]").forEach((place) => { place.textContent = name; });
  }

  function readBack(list, within, mendable) {
    const found = answered(within).map((screen) => {
      const item = one("[data-one]").content.cloneNode(true);
      one("[data-of]", item).textContent = of(screen);
      one("[data-words]", item).textContent = words(screen);
      const otherwise = one("[data-otherwise]", item);
      if (mendable) otherwise.addEventListener("click", () => go(screens.indexOf(screen)));
      else otherwise.remove();
      return item;
    });
    const said = document.createElement("ul");
    said.className = "talk__said";
    said.append(...found);
    list.replaceChildren(found.length ? said : form.dataset.unnamed);
  }

  function show(aside) {
    globalThis.speechSynthesis?.cancel();
    nameApp();
    const screen = aside ? one(`[data-aside=${aside}]`) : screens[at];
    if (screen.dataset.screen === "back") readBack(one("[data-said]", screen), screen.closest(".talk__part"), true);
    if (screen.dataset.screen === "worker") readBack(one("[data-review]"), form, false);
    [...screens, ...all("[data-aside]")].forEach((other) => { other.hidden = other !== screen; });
    parts.forEach((part) => { part.hidden = !part.contains(screen); });
    one(".talk__bar").hidden = screen.dataset.screen === "worker";
    steps.hidden = aside === "stop";
    one("[data-on]").hidden = at === worker && !aside;
    one("[data-back]").hidden = at === 0 || Boolean(aside);
    one("h1, h2, h3", screen).focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  // The way back of the browser and of the phone is the way back here too.
  function go(to, aside) {
    at = to;
    history.pushState({ at, aside }, "");
    show(aside);
  }
  addEventListener("popstate", ({ state }) => {
    at = state?.at ?? 0;
    show(state?.aside);
  });

  const empty = (nr) => screens[nr]?.dataset.screen === "back" && !answered(screens[nr].closest(".talk__part")).length;
  const next = (nr, way) => (empty(nr + way) ? next(nr + way, way) : Math.min(Math.max(nr + way, 0), worker));
  one("[data-on]").addEventListener("click", () => go(history.state?.aside ? at : next(at, 1)));
  one("[data-back]").addEventListener("click", () => go(next(at, -1)));
  one("[data-to-worker]").addEventListener("click", () => go(worker));
  one("[data-resume]").addEventListener("click", () => go(at));
  form.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#antwoord/"]');
    if (!link) return;
    event.preventDefault();
    go(screens.indexOf(document.getElementById(link.hash.slice(1)).closest("[data-screen]")));
  });

  // Typing is an answer; "I don't know" and skipping aren't.
  form.addEventListener("input", ({ target }) => {
    const screen = target.closest("section[data-question]");
    if (!screen) return;
    all(":checked", screen).filter((tick) => tick !== target).forEach((tick) => { tick.checked = false; });
  });
  form.addEventListener("keydown", (key) => { if (key.key === "Enter" && key.target.matches("input")) key.preventDefault(); });

  async function handIn() {
    const state = one("[data-state]");
    const answer = await fetch("/sessie", { method: "POST", redirect: "error" }).catch(() => null);
    state.textContent = answer?.ok ? "" : form.dataset[answer ? "signedOut" : "offline"];
    leaving = answer?.ok ?? false;
    if (leaving) form.submit();
  }
  form.addEventListener("submit", (event) => {
    const doing = event.submitter?.value;
    if (doing === "wissen" && confirm(form.dataset.sure)) {
      leaving = true;
      all("textarea").forEach((typed) => { typed.value = ""; });
      return;
    }
    event.preventDefault();
    if (doing === "pauze" || doing === "stop") go(at, doing);
    if (doing === "bewaar") handIn();
  });
  addEventListener("beforeunload", (event) => { if (!leaving && answered(form).length) event.preventDefault(); });
  addEventListener("pagehide", ({ persisted }) => { if (persisted) form.reset(); });

  // Only a voice of the device itself: what is asked goes to nobody.
  function voice() {
    const mine = ({ localService, lang }) => localService && lang.toLowerCase().startsWith(document.documentElement.lang);
    return globalThis.speechSynthesis?.getVoices().find(mine);
  }
  const aloud = one("[data-aloud]");
  const offer = () => { aloud.hidden = !voice(); };
  globalThis.speechSynthesis?.addEventListener("voiceschanged", offer);
  offer();
  aloud.addEventListener("click", () => {
    const screen = all("[data-screen], [data-aside]").find((shown) => !shown.hidden);
    const text = all("h1, h2, h3, p, li, blockquote, label", screen).map((line) => line.innerText).join(". ");
    speechSynthesis.cancel();
    const speech = Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: voice().lang, rate: 0.9 });
    speechSynthesis.speak(speech);
  });

  all("[data-plain]").forEach((plain) => { plain.hidden = true; });
  all("[data-right]").forEach((right) => { right.hidden = false; });
  at = "mend" in form.dataset ? worker : 0;
  history.replaceState({ at }, "");
  show();
}

if (form) talk();

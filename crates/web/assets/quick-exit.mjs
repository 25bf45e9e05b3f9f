// The quick way out of the public pages: a button, an early hidden link, three times Shift in five
// seconds. The page is blanked at once; then this entry in the history is replaced by /weg, which
// sends on to a neutral site. Without scripts the links do the same, less fast.
const WINDOW = 5000;
const button = document.querySelector("a.exit");
const status = document.querySelector("[data-quick-exit-status]");
let presses = [];
let alone = false;

function blank() {
  document.documentElement.classList.add("blanked");
  document.title = "";
  document.body.replaceChildren();
}

function leave() {
  const away = button.href;
  blank();
  location.replace(away);
}

function say(words) {
  status.textContent = words ?? "";
}

// A press counts when Shift goes up with no other key in between: capitals in a word are not a call
// for help.
function onDown(event) {
  if (event.key !== "Shift") presses = [];
  alone = event.key === "Shift";
}

function onUp(event) {
  if (event.key !== "Shift" || !alone) return;
  const now = event.timeStamp;
  presses = [...presses.filter((at) => now - at < WINDOW), now];
  if (presses.length >= 3) leave();
  else say(presses.length === 2 ? button.dataset.pressedTwice : button.dataset.pressedOnce);
}

// Going from page to page here adds nothing to the history: Back leads to what came before this site.
function onClick(event) {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (link.matches("[data-quick-exit]")) {
    event.preventDefault();
    leave();
    return;
  }
  const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target;
  const url = new URL(link.href);
  const here = url.origin === location.origin && url.protocol.startsWith("http");
  const keep = "keepHistory" in document.body.dataset; // professionals leaf through the knowledge pages
  if (keep || special || !here || (url.pathname === location.pathname && url.hash)) return;
  event.preventDefault();
  location.replace(url);
}

if (button && status) {
  document.addEventListener("keydown", onDown);
  document.addEventListener("keyup", onUp);
  document.addEventListener("click", onClick);
  // A page that the browser kept alive must not come back as it was.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

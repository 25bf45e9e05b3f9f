// Keeps what is typed in a form with `data-draft="form-id"`, so that nothing is ever lost.
//
// Contract: PUT /werk/concepten/{form-id}, body = the fields as application/x-www-form-urlencoded
// (without passwords). 204 = kept; 401 or 403 = signed out; anything else is tried again. The server puts a kept draft back in the form when the page is opened, and drops
// it when the form is sent; the browser itself stores nothing. A button with `data-draft-stays` sends the
// form without finishing it.
const PAUSE = 1200;
const AGAIN = 8000;

function fieldsOf(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    if (typeof value === "string" && field?.type !== "password") {
      fields.append(name, value);
    }
  }
  return fields;
}

function watch(form) {
  const url = `/werk/concepten/${encodeURIComponent(form.dataset.draft)}`;
  const state = form.querySelector("[data-draft-state]");
  let timer;
  let underway;
  let sent = false;
  // What a browser puts back by itself, after Back, was typed before and may have been sent: no draft.
  let touched = false;
  let kept = fieldsOf(form).toString();
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const say = (words) => { if (state) state.textContent = words ?? ""; };
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(keep, wait); };

  async function keep(last = false) {
    clearTimeout(timer);
    const body = fieldsOf(form);
    if (sent || !touched || body.toString() === kept) return;
    underway = new AbortController();
    try {
      const { signal } = underway;
      const answer = await fetch(url, { method: "PUT", body, keepalive: last === true, redirect: "error", signal });
      if (answer.ok) {
        kept = body.toString();
        say(`${state?.dataset.kept} ${clock.format(new Date())}`);
      } else if (answer.status === 401 || answer.status === 403) {
        say(state?.dataset.signedOut);
      } else {
        throw new Error(answer.statusText);
      }
    } catch {
      if (sent) return;
      say(state?.dataset.failed);
      later(AGAIN);
    }
  }

  const typed = () => {
    touched = true;
    later(PAUSE);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  // What was sent is no draft any more: one that is kept now would come back after the real thing.
  form.addEventListener("submit", ({ submitter }) => {
    clearTimeout(timer);
    sent = !submitter?.hasAttribute("data-draft-stays");
    if (sent) underway?.abort();
  });
  addEventListener("pageshow", () => { sent = false; touched = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(true); });
}

document.querySelectorAll("form[data-draft]").forEach(watch);

// Says two minutes before the session ends, and lets the reader stay with one press.
//
// Contract: POST {data-keep-alive}; 204 = the session starts counting again.
const BEFORE = 120;
const box = document.querySelector("[data-session-seconds]");

if (box) {
  const seconds = Number(box.dataset.sessionSeconds);
  const words = box.querySelector("[data-session-words]");
  const stay = box.querySelector("[data-session-stay]");
  const ending = words.textContent;
  let timers = [];

  function over() {
    words.textContent = box.dataset.over;
    stay.hidden = true;
    box.hidden = false;
  }

  function begin() {
    timers.forEach(clearTimeout);
    box.hidden = true;
    stay.hidden = false;
    words.textContent = ending;
    timers = [
      setTimeout(() => { box.hidden = false; }, Math.max(seconds - BEFORE, 0) * 1000),
      setTimeout(over, seconds * 1000),
    ];
  }

  stay.addEventListener("click", async () => {
    const answer = await fetch(box.dataset.keepAlive, { method: "POST" }).catch(() => null);
    if (answer?.ok) begin();
    else over();
  });
  begin();
}

(() => {
  "use strict";
  const WORDS = {/* its words */};
  const say = (name, values) => WORDS[name].replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const root = document.documentElement;
  const moments = [...document.querySelectorAll(".moment")];
  const chapters = [...document.querySelectorAll(".chapter")];
  const parts = [...document.querySelectorAll(".parts a")];
  const controls = document.querySelector(".controls");
  const count = document.querySelector(".controls .count");
  const told = document.querySelector(".told");
  const button = (name) => document.querySelector(`[data-do="${name}"]`);
  const last = moments.length;
  let here = 0;
  if (!last) return;

  const asked = () => {
    const found = /^#step[=-](\d{1,9})$/.exec(location.hash);
    return found ? Math.min(Number(found[1]), last) : null;
  };

  const mark = (element, name, on) => element.classList.toggle(name, on);

  const show = (wanted, speak) => {
    here = Math.max(0, Math.min(last, wanted));
    root.classList.add("one");
    mark(root, "cover", here === 0);
    moments.forEach((one, at) => mark(one, "here", at + 1 === here));
    chapters.forEach((one) => mark(one, "here", one.querySelector(".here") !== null));
    parts.forEach((one) => {
      const first = Number(one.dataset.first);
      const end = Number(one.dataset.last);
      mark(one, "done", end < here);
      mark(one, "now", first <= here && here <= end);
      if (first <= here && here <= end) one.setAttribute("aria-current", "step");
      else one.removeAttribute("aria-current");
    });
    count.textContent = say(here ? "here" : "steps", { number: here, all: last });
    button("back").disabled = here === 0;
    button("on").disabled = here === last;
    button("all").textContent = WORDS.all;
    if (speak) {
      const sentence = here ? moments[here - 1].querySelector("h3").textContent : document.title;
      told.textContent = here ? `${say("step", { number: here, all: last })} ${sentence}` : sentence;
      try { history.replaceState(null, "", `#step=${here}`); } catch { /* the address stays as it is */ }
      scrollTo(0, 0);
    }
  };

  const all = () => {
    root.classList.remove("one", "cover");
    button("all").textContent = WORDS.single;
    button("back").disabled = button("on").disabled = false;
    count.textContent = say("steps", { all: last });
    told.textContent = say("shown", { all: last });
    if (here) moments[here - 1].scrollIntoView();
  };

  const go = (by) => show(here + by, true);
  button("back").addEventListener("click", () => go(-1));
  button("on").addEventListener("click", () => go(1));
  button("all").addEventListener("click", () => {
    if (root.classList.contains("one")) all();
    else show(here || 1, true);
  });
  parts.forEach((one) => {
    one.style.flexGrow = Number(one.dataset.last) - Number(one.dataset.first) + 1;
    one.addEventListener("click", (event) => {
      event.preventDefault();
      show(Number(one.dataset.first), true);
    });
  });

  const KEYS = {
    ArrowRight: () => go(1), PageDown: () => go(1), ArrowLeft: () => go(-1), PageUp: () => go(-1),
    Home: () => show(0, true), End: () => show(last, true),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !root.classList.contains("one")) return;
    const onControl = event.target instanceof Element && event.target.closest("button, a");
    let act = KEYS[event.key];
    if (event.key === " " && !onControl) act = () => go(event.shiftKey ? -1 : 1);
    if (!act) return;
    event.preventDefault();
    act();
  });

  let from = null;
  addEventListener("touchstart", (event) => {
    const one = event.touches.length === 1 ? event.touches[0] : null;
    from = one && { x: one.clientX, y: one.clientY };
  }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!from || !root.classList.contains("one")) return;
    const across = event.changedTouches[0].clientX - from.x;
    const down = event.changedTouches[0].clientY - from.y;
    from = null;
    if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) go(across < 0 ? 1 : -1);
  }, { passive: true });

  addEventListener("hashchange", () => { if (asked() !== null) show(asked(), true); });
  controls.hidden = false;
  show(asked() ?? 0, false);
})();

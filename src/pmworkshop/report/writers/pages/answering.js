/* Rows of controls: what is said in them, how far it is, and what is wrong. `changed` is called after each change. */
const answering = (form, changed) => {
  "use strict";
  const WORDS = {/* its words */};
  const say = (name, values) => WORDS[name].replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const every = (selector, within) => [...(within || form).querySelectorAll(selector)];
  const choosing = (one) => one.type === "radio" || one.type === "checkbox";
  const clean = (text) => text.replace(/\s+/g, " ").trim();
  const said = (one) => (choosing(one) && !one.checked ? "" : clean(one.value));
  const controls = (within) => every("[data-key]", within);
  const given = (one) => !one.disabled && said(one) !== "";
  const extra = (one) => Number(one.closest("[data-extra]")?.dataset.extra || 0);
  const rows = (part) => every("[data-row]", part);
  const parts = () => every("[data-part]");

  /* Lines that are added */

  const more = (row) => {
    const last = every("[data-extra]", row).pop();
    const next = last.cloneNode(true);
    const number = Number(last.dataset.extra) + 1;
    next.dataset.extra = number;
    const shown = every("[data-extra]", row).length + 1;
    if (next.getAttribute("aria-label")) next.setAttribute("aria-label", say("line", { number: shown }));
    controls(next).forEach((one) => {
      const label = next.querySelector(`label[for="${one.id}"]`);
      one.id = `${one.id.split("+")[0]}+${number}`;
      if (label) label.htmlFor = one.id;
      if (label && one.dataset.place === "main") label.textContent = label.textContent.replace(/\d+$/, shown);
      one.dataset.key = `${one.dataset.key.split("+")[0]}+${number}`;
      one.value = "";
      one.classList.remove("wrong");
    });
    last.after(next);
    return next;
  };

  /* What stands in all controls, by their keys */

  const values = () => {
    const found = {};
    controls().forEach((one) => { if (said(one) !== "") found[one.dataset.key] = one.value; });
    return found;
  };

  const blank = () => controls().forEach((one) => { if (choosing(one)) one.checked = false; else one.value = ""; });

  const restore = (kept) => {
    Object.keys(kept).forEach((key) => {
      const [base, number] = key.split("+");
      const first = Number(number) < 99 && controls().find((one) => one.dataset.key === base);
      while (first && extra(every("[data-extra]", first.closest("[data-row]")).pop().firstElementChild) < Number(number)) {
        more(first.closest("[data-row]"));
      }
    });
    controls().forEach((one) => {
      const value = Object.prototype.hasOwnProperty.call(kept, one.dataset.key) ? kept[one.dataset.key] : null;
      if (typeof value !== "string") return;
      if (choosing(one)) one.checked = one.value === value;
      else one.value = value;
    });
  };

  /* How it stands */

  const amount = (part) => rows(part).reduce((sum, row) => sum + (Number(said(controls(row)[0])) || 0), 0);

  const answered = (row) => {
    const part = row.closest("[data-part]");
    const whole = part.querySelector(":scope > .tick [data-place='instead']");
    if (whole && whole.checked) return true;
    const found = controls(row).some((one) => one.dataset.place !== "beside" && given(one));
    return found || (part.querySelector("[data-sum]") !== null && amount(part) > 0);
  };

  const stand = () => {
    every("[data-place='instead']").forEach((one) => {
      const scope = one.closest("[data-row]") || one.closest("[data-part]");
      controls(scope).forEach((other) => { if (other !== one) other.disabled = said(one) !== ""; });
    });
    every("[data-do='clear']").forEach((one) => {
      one.hidden = !controls(one.parentElement).some((other) => other.checked);
    });
    let all = 0;
    let done = 0;
    parts().forEach((part) => {
      const own = rows(part);
      const ready = own.filter(answered).length;
      all += own.length;
      done += ready;
      const count = form.querySelector(`[data-count="${part.dataset.part}"]`);
      if (count) count.textContent = say("ready", { number: ready, all: own.length });
      const sum = part.querySelector("[data-sum]");
      if (sum) sum.textContent = say(part.dataset.check, { number: amount(part), all: part.dataset.each });
    });
    return [done, all];
  };

  /* What cannot be sent so */

  const number = (one) => /^\d{1,6}$/.test(said(one)) && Number(said(one)) >= Number(one.dataset.low) && Number(said(one)) <= Number(one.dataset.high);
  const FAULTS = {
    whole: (one) => (number(one) ? "" : say("whole", one.dataset)),
    number: (one) => (/^[-+]?\d[\d ]*([.,]\d+)?$/.test(said(one)) ? "" : WORDS.number),
    line: (one) => (/^=|^#(N\/A|[A-Z0-9\/]+[!?])$/.test(said(one)) ? WORDS.formula : ""),
  };

  const together = (part) => {
    const own = rows(part).map((row) => controls(row)[0]).filter((one) => !one.disabled);
    const filled = own.filter(given);
    if (!filled.length) return "";
    if (part.dataset.check === "rank") {
      const different = new Set(filled.map((one) => Number(said(one)))).size;
      return different === own.length ? "" : say("rank", { all: own.length });
    }
    const sum = amount(part);
    const each = Number(part.dataset.each);
    if (part.dataset.check === "points") return sum === each ? "" : say("wrongPoints", { number: sum, all: each });
    return sum >= 1 && sum <= each ? "" : say("wrongDots", { number: sum, all: each });
  };

  const alone = (line) => {
    const main = controls(line).filter((one) => one.dataset.place === "main");
    const beside = controls(line).find((one) => one.dataset.place === "beside" && given(one));
    return beside && main.length && !main.some(given) ? [main[0], WORDS.beside] : null;
  };

  const named = (one) => {
    const label = one.closest("fieldset")?.querySelector("legend") || form.querySelector(`label[for="${one.id}"]`);
    return clean(label.textContent).slice(0, 80);
  };

  const faults = () => {
    const found = [];
    const note = (one, words, name) => { if (words) found.push([one, words, name || named(one)]); };
    controls().filter(given).forEach((one) => note(one, (FAULTS[one.dataset.sort] || (() => ""))(one)));
    every("[data-extra]").forEach((line) => { const one = alone(line); if (one) note(...one); });
    parts().forEach((part) => {
      if (part.dataset.check) note(controls(rows(part)[0])[0], together(part), part.querySelector("h2").textContent);
    });
    return found;
  };

  const complain = (found, box, words) => {
    controls().forEach((one) => one.classList.toggle("wrong", found.some((fault) => fault[0] === one)));
    controls().forEach((one) => one.removeAttribute("aria-invalid"));
    found.forEach(([one]) => one.setAttribute("aria-invalid", "true"));
    const list = document.createElement("ul");
    found.forEach(([one, fault, name]) => {
      const link = document.createElement("a");
      link.href = `#${one.id}`;
      link.textContent = `${name}: ${fault}.`;
      link.addEventListener("click", (event) => { event.preventDefault(); one.focus(); });
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    });
    box.textContent = found.length ? words : "";
    if (found.length) box.append(list);
  };

  /* The lines that are filled in, with their cells; `lines` holds the cells that stand there before */

  const filled = (within, lines) => {
    const made = new Map();
    controls(within).filter(given).forEach((one) => {
      const at = `${one.dataset.line}+${extra(one)}`;
      if (!made.has(at)) made.set(at, { line: Number(one.dataset.line), extra: extra(one), cells: [...lines[one.dataset.line]] });
      made.get(at).cells[Number(one.dataset.cell)] = said(one);
    });
    return [...made.values()];
  };

  /* What every form does when something is typed or pressed */

  const DO = {
    clear: (button) => { controls(button.parentElement).forEach((one) => { one.checked = false; }); changed(); },
    more: (button) => { more(button.closest("[data-row]")).querySelector("input").focus(); },
  };
  form.addEventListener("input", (event) => {
    if (!event.target.dataset.key) return;
    event.target.classList.remove("wrong");
    event.target.removeAttribute("aria-invalid");
    const fields = event.target.closest(".line.many");
    if (fields && fields.querySelector("[data-sort='line'][data-place='main']") && event.target.value.includes(";")) {
      event.target.value = event.target.value.replace(/;/g, ",");
    }
    changed();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && DO[button.dataset.do]) DO[button.dataset.do](button);
  });

  return { every, controls, parts, rows, extra, more, values, blank, restore, stand, faults, complain, filled };
};

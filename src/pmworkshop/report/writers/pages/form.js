(() => {
  "use strict";
  const form = document.getElementById("form");
  const find = (id) => document.getElementById(id);
  const every = (selector, within) => [...(within || form).querySelectorAll(selector)];
  const lines = JSON.parse(form.dataset.lines);
  const heads = JSON.parse(form.dataset.heads);
  const [begin, end] = JSON.parse(form.dataset.marks);
  const choosing = (one) => one.type === "radio" || one.type === "checkbox";
  const clean = (text) => text.replace(/\s+/g, " ").trim();
  const said = (one) => (choosing(one) && !one.checked ? "" : clean(one.value));
  const controls = (within) => every("[data-key]", within);
  const given = (one) => !one.disabled && said(one) !== "";
  const extra = (one) => Number(one.closest("[data-extra]")?.dataset.extra || 0);
  const rows = (part) => every("[data-row]", part);
  const parts = every("[data-part]");

  /* What is kept in this browser */

  let keeps = true;
  let told = "";
  const tell = (words) => { if (words !== told) find("kept").textContent = told = words; };
  const lost = () => {
    keeps = false;
    tell("This browser keeps nothing: do not close this page before you have sent your answers.");
  };
  const keep = () => {
    if (!keeps) return;
    const kept = {};
    controls().forEach((one) => { if (said(one) !== "") kept[one.dataset.key] = one.value; });
    try { localStorage.setItem(form.dataset.kept, JSON.stringify(kept)); } catch { lost(); return; }
    tell(`Kept in this browser at ${new Date().toTimeString().slice(0, 5)}; you may go on later.`);
  };
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(form.dataset.kept) || "{}");
      localStorage.setItem(form.dataset.kept, JSON.stringify(kept));
      return kept && typeof kept === "object" ? kept : {};
    } catch (fault) {
      if (!(fault instanceof SyntaxError)) lost();
      return {};
    }
  };

  /* Lines that are added */

  const more = (row) => {
    const last = every("[data-extra]", row).pop();
    const next = last.cloneNode(true);
    const number = Number(last.dataset.extra) + 1;
    next.dataset.extra = number;
    const shown = every("[data-extra]", row).length + 1;
    if (next.getAttribute("aria-label")) next.setAttribute("aria-label", `Line ${shown}`);
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

  const restore = () => {
    const kept = read();
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
    return Object.keys(kept).length;
  };

  /* How it stands */

  const amount = (part) => rows(part).reduce((sum, row) => sum + (Number(said(controls(row)[0])) || 0), 0);

  const answered = (row) => {
    const whole = row.closest("[data-part]").querySelector(":scope > .tick [data-place='instead']");
    if (whole && whole.checked) return true;
    const found = controls(row).some((one) => one.dataset.place !== "beside" && given(one));
    const part = row.closest("[data-part]");
    return found || (part.querySelector("[data-sum]") !== null && amount(part) > 0);
  };

  const show = () => {
    every("[data-place='instead']").forEach((one) => {
      const scope = one.closest("[data-row]") || one.closest("[data-part]");
      controls(scope).forEach((other) => { if (other !== one) other.disabled = said(one) !== ""; });
    });
    every("[data-do='clear']").forEach((one) => {
      one.hidden = !controls(one.parentElement).some((other) => other.checked);
    });
    let all = 0;
    let done = 0;
    parts.forEach((part) => {
      const own = rows(part);
      const ready = own.filter(answered).length;
      all += own.length;
      done += ready;
      const count = form.querySelector(`[data-count="${part.dataset.part}"]`);
      if (count) count.textContent = `${ready} of ${own.length}`;
      const sum = part.querySelector("[data-sum]");
      if (sum) sum.textContent = `${amount(part)} of ${part.dataset.each} ${part.dataset.check} given`;
    });
    find("progress").textContent = `${done} of ${all} answered`;
    find("left").textContent = done === all ? `All ${all} are answered.` : `${done} of ${all} are answered. You may leave the others blank.`;
  };

  /* What cannot be sent so */

  const number = (one) => /^\d{1,6}$/.test(said(one)) && Number(said(one)) >= Number(one.dataset.low) && Number(said(one)) <= Number(one.dataset.high);
  const FAULTS = {
    whole: (one) => (number(one) ? "" : `a whole number from ${one.dataset.low} to ${one.dataset.high} is asked for`),
    number: (one) => (/^[-+]?\d[\d ]*([.,]\d+)?$/.test(said(one)) ? "" : "a number is asked for"),
    line: (one) => (/^=|^#(N\/A|[A-Z0-9\/]+[!?])$/.test(said(one)) ? "a line cannot begin like a formula" : ""),
  };

  const together = (part) => {
    const own = rows(part).map((row) => controls(row)[0]).filter((one) => !one.disabled);
    const filled = own.filter(given);
    if (!filled.length) return "";
    if (part.dataset.check === "rank") {
      const different = new Set(filled.map((one) => Number(said(one)))).size;
      return different === own.length ? "" : `every place from 1 to ${own.length} is asked for once`;
    }
    const sum = amount(part);
    const each = Number(part.dataset.each);
    if (part.dataset.check === "points") return sum === each ? "" : `${sum} points are given, and ${each} are asked for`;
    return sum >= 1 && sum <= each ? "" : `${sum} dots are given, and 1 to ${each} are asked for`;
  };

  const alone = (line) => {
    const main = controls(line).filter((one) => one.dataset.place === "main");
    const beside = controls(line).find((one) => one.dataset.place === "beside" && given(one));
    return beside && main.length && !main.some(given) ? [main[0], "something stands beside it, and it is blank itself"] : null;
  };

  const named = (one) => {
    const said = one.closest("fieldset")?.querySelector("legend") || form.querySelector(`label[for="${one.id}"]`);
    return clean(said.textContent).slice(0, 80);
  };

  const faults = () => {
    const found = [];
    const note = (one, words, name) => { if (words) found.push([one, words, name || named(one)]); };
    controls().filter(given).forEach((one) => note(one, (FAULTS[one.dataset.sort] || (() => ""))(one)));
    every("[data-extra]").forEach((line) => { const one = alone(line); if (one) note(...one); });
    parts.forEach((part) => {
      if (part.dataset.check) note(controls(rows(part)[0])[0], together(part), part.querySelector("h2").textContent);
    });
    return found;
  };

  const complain = (found) => {
    controls().forEach((one) => one.classList.toggle("wrong", found.some((fault) => fault[0] === one)));
    controls().forEach((one) => one.removeAttribute("aria-invalid"));
    found.forEach(([one]) => one.setAttribute("aria-invalid", "true"));
    const list = document.createElement("ul");
    found.forEach(([one, words, name]) => {
      const link = document.createElement("a");
      link.href = `#${one.id}`;
      link.textContent = `${name}: ${words}.`;
      link.addEventListener("click", (event) => { event.preventDefault(); one.focus(); });
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    });
    const lead = document.createElement("span");
    lead.textContent = "Before they can be sent:";
    find("faults").replaceChildren(...(found.length ? [lead, list] : []));
  };

  /* What is sent */

  const sheet = () => {
    const made = new Map();
    controls().filter(given).forEach((one) => {
      const at = `${one.dataset.line}+${extra(one)}`;
      if (!made.has(at)) made.set(at, { line: Number(one.dataset.line), extra: extra(one), cells: [...lines[one.dataset.line]] });
      made.get(at).cells[Number(one.dataset.cell)] = said(one);
    });
    const text = [lines[1]];
    heads.forEach((head, place) => {
      const last = heads[place + 1] || lines.length;
      const own = [...made.values()].filter((one) => one.line > head && one.line < last);
      if (!own.length) return;
      for (let line = head; line < last; line += 1) {
        if (!lines[line].length) continue;
        const first = own.find((one) => one.line === line && one.extra === 0);
        text.push(first ? first.cells : lines[line]);
        own.filter((one) => one.line === line && one.extra).forEach((one) => text.push(one.cells));
      }
    });
    return text.length > 1 ? text.map((row) => row.map((cell) => cell && `"${cell.replace(/"/g, '""')}"`).join(",")).join("\r\n") : "";
  };

  const checksum = (bytes) => {
    let rest = -1;
    bytes.forEach((byte) => {
      rest ^= byte;
      for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (0xEDB88320 & -(rest & 1));
    });
    return ((rest ^ -1) >>> 0).toString(16).padStart(8, "0");
  };

  const packed = (text) => {
    const bytes = new TextEncoder().encode(text);
    let letters = "";
    bytes.forEach((byte) => { letters += String.fromCharCode(byte); });
    const safe = btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    return [begin, ...safe.match(/.{1,64}/g), end.replace("#", checksum(bytes))].join("\n");
  };

  const answers = () => {
    const found = faults();
    complain(found);
    if (found.length) return "";
    const text = sheet();
    if (!text) {
      find("faults").textContent = "Nothing is answered yet.";
      return "";
    }
    return `My answers for “${form.dataset.title}”: ${form.dataset.name}\nPlease leave the lines below as they are: pmworkshop reads them.\n\n${packed(text)}\n`;
  };

  const made = (words, mail) => {
    find("made").hidden = false;
    find("mail").hidden = !mail;
    find("told").textContent = words;
    find("made").focus();
  };

  const DO = {
    clear: (button) => { controls(button.parentElement).forEach((one) => { one.checked = false; }); changed(); },
    more: (button) => { more(button.closest("[data-row]")).querySelector("input").focus(); },
    file: () => {
      const text = answers();
      if (!text) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
      link.download = form.dataset.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      made(`The file ${form.dataset.file} is among your downloads. Please send it back with a mail. If it is not there, send the text.`, false);
    },
    text: () => {
      const text = answers();
      if (!text) return;
      find("text").value = text;
      made("Please copy the whole text into a mail.", true);
    },
    copy: () => {
      find("text").select();
      const done = () => { find("told").textContent = "The text is copied. Please paste it into a mail."; };
      const byHand = () => {
        if (document.execCommand("copy")) done();
        else find("told").textContent = "The text is marked: copy it now.";
      };
      if (navigator.clipboard) navigator.clipboard.writeText(find("text").value).then(done, byHand);
      else byHand();
    },
    forget: () => {
      try { localStorage.removeItem(form.dataset.kept); } catch { /* nothing was kept */ }
      controls().forEach((one) => { if (choosing(one)) one.checked = false; else one.value = ""; });
      find("made").hidden = true;
      complain([]);
      show();
      tell("Your answers are removed from this page and from this browser.");
    },
  };

  const changed = () => {
    find("made").hidden = true;
    find("faults").replaceChildren();
    keep();
    show();
  };

  form.addEventListener("input", (event) => {
    if (event.target.id === "text") return;
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
    if (button) DO[button.dataset.do](button);
  });
  if (restore()) tell("Your answers are here as you left them.");
  form.hidden = find("bar").hidden = false;
  show();
})();

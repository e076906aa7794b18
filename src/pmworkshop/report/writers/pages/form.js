(() => {
  "use strict";
  const WORDS = {/* its words */};
  const say = (name, values) => WORDS[name].replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const form = document.getElementById("form");
  const find = (id) => document.getElementById(id);
  const lines = JSON.parse(form.dataset.lines);
  const heads = JSON.parse(form.dataset.heads);
  const [begin, end] = JSON.parse(form.dataset.marks);
  const answers = answering(form, () => changed());

  /* What is kept in this browser */

  let keeps = true;
  let told = "";
  const tell = (words) => { if (words !== told) find("kept").textContent = told = words; };
  const lost = () => {
    keeps = false;
    tell(WORDS.lost);
  };
  const keep = () => {
    if (!keeps) return;
    try { localStorage.setItem(form.dataset.kept, JSON.stringify(answers.values())); } catch { lost(); return; }
    tell(say("kept", { time: new Date().toTimeString().slice(0, 5) }));
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

  /* How it stands */

  const show = () => {
    const [done, all] = answers.stand();
    find("progress").textContent = say("progress", { number: done, all });
    find("left").textContent = say(done === all ? "all" : "left", { number: done, all });
  };

  const complain = (found) => answers.complain(found, find("faults"), WORDS.faults);

  const changed = () => {
    find("made").hidden = true;
    find("faults").textContent = "";
    keep();
    show();
  };

  /* What is sent */

  const sheet = () => {
    const made = answers.filled(form, lines);
    const text = [lines[1]];
    heads.forEach((head, place) => {
      const last = heads[place + 1] || lines.length;
      const own = made.filter((one) => one.line > head && one.line < last);
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

  const whole = () => {
    const found = answers.faults();
    complain(found);
    if (found.length) return "";
    const text = sheet();
    if (!text) {
      find("faults").textContent = WORDS.nothing;
      return "";
    }
    return `${say("mine", form.dataset)}\n${WORDS.leave}\n\n${packed(text)}\n`;
  };

  const made = (words, mail) => {
    find("made").hidden = false;
    find("mail").hidden = !mail;
    find("told").textContent = words;
    find("made").focus();
  };

  const DO = {
    file: () => {
      const text = whole();
      if (!text) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
      link.download = form.dataset.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      made(say("saved", form.dataset), false);
    },
    text: () => {
      const text = whole();
      if (!text) return;
      find("text").value = text;
      made(WORDS.copy, true);
    },
    copy: () => {
      find("text").select();
      const done = () => { find("told").textContent = WORDS.copied; };
      const byHand = () => {
        if (document.execCommand("copy")) done();
        else find("told").textContent = WORDS.marked;
      };
      if (navigator.clipboard) navigator.clipboard.writeText(find("text").value).then(done, byHand);
      else byHand();
    },
    forget: () => {
      try { localStorage.removeItem(form.dataset.kept); } catch { /* nothing was kept */ }
      answers.blank();
      find("made").hidden = true;
      complain([]);
      show();
      tell(WORDS.removed);
    },
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button && DO[button.dataset.do]) DO[button.dataset.do](button);
  });
  const kept = read();
  answers.restore(kept);
  if (Object.keys(kept).length) tell(WORDS.here);
  form.hidden = find("bar").hidden = false;
  show();
})();

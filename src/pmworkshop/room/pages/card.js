/* The card of whoever holds the phone: its controls, and what is typed in them against what is kept. */
const card = (known) => {
  "use strict";
  const { find, text, show } = pieces;
  const { held, asked, person, own, same } = known;
  const form = find("asked");
  const answers = answering(form, () => typed());
  const rowsOf = filling(answers);
  let drawn = "";
  let base = {};
  let seen = {};

  const sections = () => answers.parts().map((section, place) => [section, asked().parts[place]]).filter((one) => one[1]);
  const rows = () => {
    const found = {};
    sections().forEach(([section, part]) => { found[part.tag] = rowsOf.rows(section, part); });
    return found;
  };
  const changes = (found) => Object.keys(found).filter((tag) => !same(found[tag], base[tag]));
  const newer = () => sections().some(([, part], place) => own(person(), place).seen !== seen[part.tag]);

  /* Note what is typed and not kept yet. */
  const note = () => {
    const found = rows();
    if (!changes(found).length) delete held.drafts[known.here()];
    else {
      const words = sections().map(([, part]) => rowsOf.words(part, found[part.tag]).join("\n")).filter(Boolean).join("\n");
      held.drafts[known.here()] = {
        person: known.holder, key: asked().key, title: known.now.part, named: asked().named, seen, rows: found, text: words,
        values: answers.values(),
      };
    }
    held.save();
  };

  const typed = () => {
    find("faults").textContent = "";
    note();
    stand();
  };

  const times = () => (person() ? sections().map((_, place) => own(person(), place).kept).filter(Boolean) : []);
  /* Say below how far the card is, and whether it is kept. */
  const stand = () => {
    const [done, all] = answers.stand();
    const there = known.view === "room" && known.open() && !known.resting() && person() !== undefined;
    show("bar", there);
    if (!there) return;
    text("progress", worded(WORDS.progress, { done, all }));
    text("count", asked().count || "");
    const time = times().pop() || "";
    const kept = Boolean(time) || Object.keys(base).some((tag) => base[tag].length);
    const waiting = held.waits.some((one) => one.person === known.holder && one.key === asked().key);
    const dirty = known.draft() !== undefined;
    const elsewhere = dirty && newer();
    text("keep", kept && !elsewhere ? WORDS.again : WORDS.keep);
    show("keep", dirty || !kept);
    if (waiting) text("kept", !known.onNet ? WORDS.waits : known.trouble ? worded(WORDS.trouble, { why: known.trouble }) : WORDS.busy);
    else if (elsewhere) text("kept", WORDS.elsewhere);
    else if (dirty) text("kept", kept ? worded(time ? WORDS.changeAt : WORDS.change, { time }) : WORDS.fresh);
    else text("kept", kept ? worded(time ? WORDS.keptAt : WORDS.kept, { time }) : "");
    find("bar").classList.toggle("done", kept && !dirty);
  };

  /* Fill in what is kept, or what was typed and is not. */
  const refill = () => {
    answers.blank();
    sections().forEach(([section, part], place) => rowsOf.fill(section, part, person().key === asked().key ? own(person(), place).rows : []));
    base = rows();
    seen = {};
    sections().forEach(([, part], place) => { seen[part.tag] = own(person(), place).seen; });
    if (!known.draft()) return;
    seen = { ...known.draft().seen };
    answers.blank();
    answers.restore(known.draft().values);
  };

  const build = () => {
    const wanted = known.open() && person() ? [known.holder, asked().key, asked().html].join("\n") : "";
    show("asked", wanted !== "" && !known.resting());
    if (wanted === drawn) return;
    const focused = form.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    drawn = wanted;
    find("faults").textContent = "";
    form.innerHTML = wanted ? asked().html : "";
    if (!wanted) return;
    form.classList.toggle("one", answers.parts().length === 1 && answers.parts()[0].querySelector("h2").textContent === known.now.part);
    refill();
    const again = focused && answers.controls().find((one) => one.dataset.key === focused);
    if (again) again.focus({ preventScroll: true });
  };

  /* Draw it; answers of this name that came from elsewhere are taken over where nothing is typed here. */
  const draw = () => {
    build();
    if (drawn && !known.draft() && newer()) refill();
  };

  const empty = () => { drawn = ""; form.textContent = ""; };

  /* Take over what the laptop keeps of a part. */
  const take = (tag, found, seenNow) => { base[tag] = found; seen[tag] = seenNow; };

  return {
    draw, empty, stand, note, refill, take, rows, changes, sections,
    words: rowsOf.words,
    faults: answers.faults,
    complain: answers.complain,
    drawn: () => drawn !== "",
    seen: (tag) => seen[tag] || "",
  };
};

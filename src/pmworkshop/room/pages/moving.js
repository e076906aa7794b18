/* What was typed for something that is not asked any more: it stays to be copied. */
const moving = (known, redraw) => {
  "use strict";
  const { find, text, show, copy } = pieces;
  const { held } = known;

  const at = () => {
    if (!known.holder || (known.resting() && !known.closed)) return undefined;
    const gone = (one) => one.person === known.holder && one.text
      && (known.closed || one.why !== undefined || !known.open() || one.key !== known.asked().key);
    const waiting = (one) => !known.closed && held.waits.some((post) => post.person === one.person && post.key === one.key);
    return Object.keys(held.drafts).find((one) => gone(held.drafts[one]) && !waiting(held.drafts[one]));
  };

  const draw = () => {
    const there = ["room", "closed"].includes(known.view) ? at() : undefined;
    show("moved", there !== undefined);
    if (!there) return;
    const draft = held.drafts[there];
    text("moved-say", worded(WORDS.moved, { part: draft.title, why: draft.why || (known.closed ? WORDS.ended : WORDS.gone) }));
    if (find("moved-text").value !== draft.text) find("moved-told").textContent = "";
    find("moved-text").value = draft.text;
  };

  find("moved-copy").addEventListener("click", () => {
    copy("moved-text", () => text("moved-told", WORDS.copied), () => text("moved-told", WORDS.marked));
  });
  find("moved-drop").addEventListener("click", () => {
    delete held.drafts[at()];
    held.save();
    redraw();
  });

  return { draw };
};

/* What waits in this browser until the laptop has it: what is typed and not kept, what is not sent yet, and the code.
   Answers without names stay in memory. */
const holding = () => {
  "use strict";
  const NAME = "pmworkshop";
  const held = { drafts: {}, waits: [], code: "" };

  held.save = () => {
    const drafts = {};
    Object.keys(held.drafts).forEach((one) => { if (held.drafts[one].named) drafts[one] = held.drafts[one]; });
    const all = { drafts, waits: held.waits.filter((one) => one.named), code: held.code };
    try {
      if (Object.keys(drafts).length || all.waits.length || all.code) sessionStorage.setItem(NAME, JSON.stringify(all));
      else sessionStorage.removeItem(NAME);
    } catch { /* this browser keeps nothing: it waits in memory alone */ }
  };

  const draft = (one) => one && typeof one.person === "string" && one.rows && one.values && one.seen;
  const post = (one) => one && one.part && Array.isArray(one.rows);
  try {
    const all = JSON.parse(sessionStorage.getItem(NAME) || "{}") || {};
    Object.keys(all.drafts || {}).forEach((one) => { if (draft(all.drafts[one])) held.drafts[one] = all.drafts[one]; });
    if (Array.isArray(all.waits)) held.waits = all.waits.filter(post);
    if (typeof all.code === "string") held.code = all.code;
  } catch { /* what cannot be read is not ours */ }

  return held;
};

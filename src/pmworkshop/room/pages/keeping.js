/* Keeping the card: what has changed is sent, and what became of it is shown. `room` draws, asks anew and sends. */
const keeping = (known, own, room) => {
  "use strict";
  const { find, text, show, item, list } = pieces;
  const { held, asked, person } = known;
  const conflicts = {};

  const refuse = (say, faults) => {
    find("faults").textContent = say;
    if (faults && faults.length) {
      const made = document.createElement("ul");
      made.append(...faults.map((one) => item(one)));
      find("faults").append(made);
    }
    find("faults").scrollIntoView({ block: "center" });
  };

  const keep = () => {
    const found = own.faults();
    own.complain(found, find("faults"), WORDS.faults);
    if (found.length) {
      find("faults").scrollIntoView({ block: "center" });
      find("faults").focus({ preventScroll: true });
      return;
    }
    const rows = own.rows();
    const changed = own.changes(rows);
    if (!changed.length) { refuse(WORDS.nothing); return; }
    find("faults").textContent = "";
    own.sections().filter(([, part]) => changed.includes(part.tag)).forEach(([, part]) => {
      const about = { module: part.module, tag: part.tag, columns: part.columns };
      room.put({ person: known.holder, key: asked().key, part: about, rows: rows[part.tag], seen: own.seen(part.tag), named: asked().named });
    });
    own.stand();
    room.send();
  };

  const here = (post) => own.drawn() && known.holder === post.person && asked().key === post.key;
  const ANSWERED = {
    200: (post, data) => {
      const { tag } = post.part;
      const who = known.people().find((one) => one.id === post.person);
      const place = asked() && asked().key === post.key ? asked().parts.findIndex((one) => one.tag === tag) : -1;
      if (who && place >= 0 && known.own(who, place)) Object.assign(known.own(who, place), { seen: data.seen, kept: data.kept, rows: data.rows });
      const at = known.spot(post);
      if (here(post)) {
        own.take(tag, post.rows, data.seen);
        own.note();
      } else if (held.drafts[at] && known.same(held.drafts[at].rows[tag], post.rows)) delete held.drafts[at];
    },
    409: (post, data) => {
      if (!data.rows) { ANSWERED.other(post, data); return; }
      conflicts[known.spot(post)] = { tag: post.part.tag, seen: data.seen, rows: data.rows };
    },
    422: (post, data) => { if (here(post)) refuse(data.say || "", data.faults); },
    410: (post, data) => {
      const at = known.spot(post);
      if (held.drafts[at]) held.drafts[at].why = data.say || "";
      room.ask();
    },
    other: (post, data) => { if (here(post)) refuse(data.say || ""); },
  };

  /* The same name elsewhere: both ways out */

  const conflict = () => (asked() ? conflicts[known.here()] : undefined);
  const draw = () => {
    const found = known.view === "room" && own.drawn() ? conflict() : undefined;
    const before = !find("other").hidden;
    show("other", found !== undefined);
    if (!found) return;
    const part = asked().parts.find((one) => one.tag === found.tag);
    const said = part ? own.words(part, found.rows) : [];
    text("other-say", WORDS.other);
    list("other-rows", (said.length ? said : [WORDS.none]).map((one) => item(one)));
    if (before) return;
    find("other").scrollIntoView({ block: "center" });
    find("other").focus({ preventScroll: true });
  };
  const solve = (how) => {
    const found = conflict();
    if (!found) return;
    delete conflicts[known.here()];
    const place = asked().parts.findIndex((one) => one.tag === found.tag);
    Object.assign(known.own(person(), place), { seen: found.seen, rows: found.rows });
    if (how === "theirs") delete held.drafts[known.here()];
    own.take(found.tag, found.rows, found.seen);
    if (how === "theirs") own.refill();
    else { own.note(); keep(); }
    held.save();
    room.draw();
    find("part").focus({ preventScroll: true });
  };
  find("other-mine").addEventListener("click", () => solve("mine"));
  find("other-theirs").addEventListener("click", () => solve("theirs"));
  find("keep").addEventListener("click", keep);

  return { draw, answered: (post, status, data) => (ANSWERED[status] || ANSWERED.other)(post, data) };
};

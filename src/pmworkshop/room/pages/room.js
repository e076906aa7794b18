(() => {
  "use strict";
  const { find, text, show, button, item, list, copy } = pieces;
  const form = find("asked");
  const answers = answering(form, () => typed());
  const rowsOf = filling(answers);

  const WORDS = {
    net: "No connection to the laptop. This page tries again by itself.",
    waits: "No connection: your answers wait here and are sent by themselves.",
    busy: "Keeping …",
    trouble: (say) => `${say} Your answers wait here and are sent by themselves.`,
    kept: (time) => (time ? `Kept ${time}.` : "Kept."),
    change: (time) => `Kept${time ? ` ${time}` : ""}. The change is not kept yet.`,
    fresh: "Not kept yet.",
    elsewhere: "Not kept yet. This name has answered on another phone too.",
    keep: "Keep my answers",
    again: "Keep the change",
    faults: "Before they can be kept:",
    nothing: "Nothing is answered yet.",
    progress: (done, all) => `${done} of ${all} answered`,
    taken: "in use on another phone",
    here: "answers here already",
    iAm: (name) => `I am ${name}`,
    hand: (name) => `Hand the phone to ${name}`,
    whose: "Who holds the phone?",
    too: "Somebody else answers here too",
    me: "Answer with my name here",
    leave: "Take this name off",
    sure: "Take it off? What is kept stays.",
    code: "Please type the code that stands on the wall.",
    gone: "The room has gone on.",
    ended: "The page is closed.",
    moved: (title, why) => `${why} What you typed for “${title}” is not kept; it is here to be copied.`,
    copied: "Copied.",
    marked: "The text is marked: copy it now.",
    other: "Somebody has answered with this name on another phone. That answer is:",
    none: "blank",
    offline: "No connection. Try again in a moment.",
    page: "The page of the room",
  };

  let now = null;
  let mine = null;
  let lead = null;
  let view = "start";
  let holder = "";
  let handed = "";
  let onNet = true;
  let trouble = "";
  let closed = false;
  let drawn = "";
  let base = {};
  let seen = {};
  const held = holding();
  const conflicts = {};

  const asked = () => (now && now.asked) || null;
  const open = () => asked() !== null && asked().open !== false;
  const resting = () => now && (now.state === "curtain" || now.state === "break");
  const people = () => (mine ? mine.people : []);
  const person = () => people().find((one) => one.id === holder);
  const own = (one, place) => (one.parts ? one.parts[place] : place === 0 && one) || { seen: "", kept: "", rows: [] };
  const spot = (who, key) => `${who} ${key}`;
  const draft = () => (asked() ? held.drafts[spot(holder, asked().key)] : undefined);
  const sections = () => answers.parts().map((section, place) => [section, asked().parts[place]]).filter((one) => one[1]);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const heads = { join: "join-head", names: "names-head", cover: "cover-head", room: "part", closed: "closed-head" };
  const go = (next) => {
    if (view === next) return;
    view = next;
    draw();
    window.scrollTo(0, 0);
    if (heads[next]) find(heads[next]).focus({ preventScroll: true });
  };

  /* What is typed, against what is kept */

  const typedRows = () => {
    const found = {};
    sections().forEach(([section, part]) => { found[part.tag] = rowsOf.rows(section, part); });
    return found;
  };
  const changes = (rows) => Object.keys(rows).filter((tag) => !same(rows[tag], base[tag]));

  const note = () => {
    const rows = typedRows();
    const at = spot(holder, asked().key);
    if (!changes(rows).length) delete held.drafts[at];
    else {
      const words = sections().map(([, part]) => rowsOf.words(part, rows[part.tag]).join("\n")).filter(Boolean).join("\n");
      held.drafts[at] = { person: holder, key: asked().key, title: now.part, named: asked().named, seen, rows, text: words, values: answers.values() };
    }
    held.save();
  };

  const typed = () => {
    find("faults").textContent = "";
    note();
    stand();
  };

  const times = () => (person() ? sections().map((_, place) => own(person(), place).kept).filter(Boolean) : []);
  const stand = () => {
    const [done, all] = answers.stand();
    const there = view === "room" && open() && !resting() && person() !== undefined;
    show("bar", there);
    if (!there) return;
    text("progress", WORDS.progress(done, all));
    text("count", asked().count || "");
    const time = times().pop() || "";
    const kept = Boolean(time) || Object.keys(base).some((tag) => base[tag].length);
    const waiting = held.waits.some((one) => one.person === holder && one.key === asked().key);
    const dirty = draft() !== undefined;
    const elsewhere = dirty && sections().some(([, part], place) => own(person(), place).seen !== seen[part.tag]);
    text("keep", kept && !elsewhere ? WORDS.again : WORDS.keep);
    show("keep", dirty || !kept);
    if (waiting) text("kept", !onNet ? WORDS.waits : trouble ? WORDS.trouble(trouble) : WORDS.busy);
    else if (elsewhere) text("kept", WORDS.elsewhere);
    else if (dirty) text("kept", kept ? WORDS.change(time) : WORDS.fresh);
    else text("kept", kept ? WORDS.kept(time) : "");
    find("bar").classList.toggle("done", kept && !dirty);
  };

  const refill = () => {
    answers.blank();
    sections().forEach(([section, part], place) => rowsOf.fill(section, part, person().key === asked().key ? own(person(), place).rows : []));
    base = typedRows();
    seen = {};
    sections().forEach(([, part], place) => { seen[part.tag] = own(person(), place).seen; });
    if (!draft()) return;
    seen = { ...draft().seen };
    answers.blank();
    answers.restore(draft().values);
  };

  const build = () => {
    const wanted = open() && person() ? [holder, asked().key, asked().html].join("\n") : "";
    show("asked", wanted !== "" && !resting());
    if (wanted === drawn) return;
    const focused = form.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    drawn = wanted;
    find("faults").textContent = "";
    form.innerHTML = wanted ? asked().html : "";
    if (!wanted) return;
    form.classList.toggle("one", answers.parts().length === 1 && answers.parts()[0].querySelector("h2").textContent === now.part);
    refill();
    const again = focused && answers.controls().find((one) => one.dataset.key === focused);
    if (again) again.focus({ preventScroll: true });
  };

  /* Answers of this name that came from elsewhere: taken over where nothing is typed here. */
  const follow = () => {
    if (!drawn || draft() || !sections().some(([, part], place) => own(person(), place).seen !== seen[part.tag])) return;
    refill();
  };

  /* Sending: each once, in order, again and again until the laptop has it */

  const complain = (found, words) => {
    answers.complain(found, find("faults"), words);
    if (!found.length) return;
    find("faults").scrollIntoView({ block: "center" });
    find("faults").focus({ preventScroll: true });
  };
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
    const found = answers.faults();
    complain(found, WORDS.faults);
    if (found.length) return;
    const rows = typedRows();
    const changed = changes(rows);
    if (!changed.length) { refuse(WORDS.nothing); return; }
    find("faults").textContent = "";
    sections().filter(([, part]) => changed.includes(part.tag)).forEach(([, part]) => {
      const about = { module: part.module, tag: part.tag, columns: part.columns };
      out.put({ person: holder, key: asked().key, part: about, rows: rows[part.tag], seen: seen[part.tag] || "", named: asked().named });
    });
    stand();
    out.send();
  };

  const here = (post) => drawn !== "" && holder === post.person && asked().key === post.key;
  const ANSWERED = {
    200: (post, data) => {
      const { tag } = post.part;
      const who = people().find((one) => one.id === post.person);
      const place = asked() && asked().key === post.key ? asked().parts.findIndex((one) => one.tag === tag) : -1;
      if (who && place >= 0 && own(who, place)) Object.assign(own(who, place), { seen: data.seen, kept: data.kept, rows: data.rows });
      const at = spot(post.person, post.key);
      if (here(post)) {
        base[tag] = post.rows;
        seen[tag] = data.seen;
        note();
      } else if (held.drafts[at] && same(held.drafts[at].rows[tag], post.rows)) delete held.drafts[at];
    },
    409: (post, data) => {
      if (!data.rows) { ANSWERED.other(post, data); return; }
      conflicts[spot(post.person, post.key)] = { tag: post.part.tag, seen: data.seen, rows: data.rows };
    },
    422: (post, data) => { if (here(post)) refuse(data.say || "", data.faults); },
    410: (post, data) => {
      const at = spot(post.person, post.key);
      if (held.drafts[at]) held.drafts[at].why = data.say || "";
      talk.ask();
    },
    other: (post, data) => { if (here(post)) refuse(data.say || ""); },
  };

  /* The same name elsewhere: both ways out */

  const conflict = () => (asked() ? conflicts[spot(holder, asked().key)] : undefined);
  const drawConflict = () => {
    const found = view === "room" && drawn ? conflict() : undefined;
    const before = !find("other").hidden;
    show("other", found !== undefined);
    if (!found) return;
    const part = asked().parts.find((one) => one.tag === found.tag);
    const said = part ? rowsOf.words(part, found.rows) : [];
    text("other-say", WORDS.other);
    list("other-rows", (said.length ? said : [WORDS.none]).map((one) => item(one)));
    if (!before) find("other").scrollIntoView({ block: "center" });
    if (!before) find("other").focus({ preventScroll: true });
  };
  const solve = (how) => {
    const found = conflict();
    if (!found) return;
    delete conflicts[spot(holder, asked().key)];
    seen[found.tag] = found.seen;
    const place = asked().parts.findIndex((one) => one.tag === found.tag);
    Object.assign(own(person(), place), { seen: found.seen, rows: found.rows });
    if (how === "theirs") delete held.drafts[spot(holder, asked().key)];
    base[found.tag] = found.rows;
    if (how === "theirs") refill();
    else { note(); keep(); }
    held.save();
    draw();
    find("part").focus({ preventScroll: true });
  };
  find("other-mine").addEventListener("click", () => solve("mine"));
  find("other-theirs").addEventListener("click", () => solve("theirs"));

  /* What was typed for something that is not asked any more */

  const movedAt = () => {
    if (!holder || (resting() && !closed)) return undefined;
    const gone = (one) => one.person === holder && one.text && (closed || one.why !== undefined || !open() || one.key !== asked().key);
    const waiting = (one) => !closed && held.waits.some((post) => post.person === one.person && post.key === one.key);
    return Object.keys(held.drafts).find((at) => gone(held.drafts[at]) && !waiting(held.drafts[at]));
  };
  const drawMoved = () => {
    const at = ["room", "closed"].includes(view) ? movedAt() : undefined;
    show("moved", at !== undefined);
    if (!at) return;
    text("moved-say", WORDS.moved(held.drafts[at].title, held.drafts[at].why || (closed ? WORDS.ended : WORDS.gone)));
    if (find("moved-text").value !== held.drafts[at].text) find("moved-told").textContent = "";
    find("moved-text").value = held.drafts[at].text;
  };
  find("moved-copy").addEventListener("click", () => {
    copy("moved-text", () => text("moved-told", WORDS.copied), () => text("moved-told", WORDS.marked));
  });
  find("moved-drop").addEventListener("click", () => {
    delete held.drafts[movedAt()];
    held.save();
    draw();
  });

  let leaving = false;
  const stranger = (say) => {
    const before = mine !== null && !leaving;
    leaving = false;
    talk.quit();
    mine = lead = null;
    holder = "";
    text("me", "");
    entry.anew(before ? say : "");
  };

  /* Several people on one phone */

  const drawCover = () => {
    text("cover-head", handed ? WORDS.hand(people().find((one) => one.id === handed)?.name || "") : WORDS.whose);
    const order = [...people()].sort((one, other) => (other.id === handed) - (one.id === handed));
    list("cover-list", order.map((one) => item(button(WORDS.iAm(one.name), () => { holder = one.id; handed = ""; go("room"); }))));
  };
  const drawHolder = () => {
    const others = people().filter((one) => one.id !== holder);
    show("holder", others.length > 0 && person() !== undefined);
    text("holder-name", person() ? person().name : "");
    list("holder-hand", others.map((one) => button(WORDS.hand(one.name), () => { holder = ""; handed = one.id; go("cover"); })));
  };
  const leave = (one) => async (made) => {
    if (made.dataset.sure) {
      leaving = (await talk.call("/api/leave", { person: one.id })).status === 200;
      talk.ask();
      return;
    }
    made.dataset.sure = "yes";
    made.textContent = WORDS.sure;
  };
  let phoned = "";
  const drawPhone = () => {
    const there = view === "room" && mine !== null && !mine.lead;
    show("phone", there);
    text("phone-add", people().length ? WORDS.too : WORDS.me);
    const those = JSON.stringify(people().map((one) => one.name));
    if (!there || those === phoned) return;
    phoned = those;
    list("phone-list", people().map((one) => item(`${one.name} `, button(WORDS.leave, leave(one), "quiet"))));
  };

  /* What is to be seen */

  const drawSay = () => {
    const time = /\b\d{1,2}[:.]\d{2}\b/.exec(now.say);
    const large = time && ["break", "before"].includes(now.state);
    if (find("say").dataset.said === now.say + now.state) return;
    find("say").dataset.said = now.say + now.state;
    find("say").textContent = large ? now.say.slice(0, time.index) : now.say;
    if (!large) return;
    const big = document.createElement("strong");
    big.className = "big";
    big.textContent = time[0];
    find("say").append(big);
    const rest = now.say.slice(time.index + time[0].length);
    if (/\w/.test(rest)) find("say").append(rest);
  };

  const drawShown = () => {
    const there = Boolean(now.shown) && !resting();
    show("shown", there);
    const body = find("shown-body");
    if (there && body.dataset.of !== now.shown) { body.innerHTML = now.shown; body.dataset.of = now.shown; }
    const words = [];
    if (person() && asked() && !open()) asked().parts.forEach((part, place) => words.push(...rowsOf.words(part, own(person(), place).rows)));
    show("own", words.length > 0);
    list("own-rows", words.map((one) => item(one)));
  };

  const drawRoom = () => {
    text("title", now.part || person() ? now.title : "");
    text("me", person() ? person().name : "");
    text("phase", now.phase || "");
    text("part", now.part || now.title);
    document.title = now.part ? `${now.part}: ${now.title}` : now.title || WORDS.page;
    show("looks", mine.look && !mine.lead);
    drawSay();
    drawHolder();
    build();
    follow();
    drawShown();
    drawConflict();
    show("lead", Boolean(mine.lead && lead));
    show("lead-bar", Boolean(mine.lead && lead));
    if (mine.lead && lead) remote.draw(lead, now.version);
    stand();
  };

  const draw = () => {
    ["start", "join", "names", "cover", "room", "closed"].forEach((one) => show(one, one === view));
    show("join-back", mine !== null);
    text("told", (mine && mine.told) || "");
    document.body.dataset.state = view === "room" && now ? now.state : view;
    if (view !== "room") ["bar", "lead", "lead-bar"].forEach((one) => show(one, false));
    if (view === "cover") drawCover();
    if (view === "room" && now && mine) drawRoom();
    drawMoved();
    drawPhone();
  };

  const settle = () => {
    if (closed || !now || !mine) return;
    if (holder && !person()) { holder = ""; drawn = ""; form.textContent = ""; }
    if (people().length === 1) holder = people()[0].id;
    if (["join", "names"].includes(view)) return;
    const next = people().length > 1 && !holder ? "cover" : "room";
    if (view === next) draw();
    else go(next);
    out.send();
  };

  const talk = talking({
    all: (state) => { ({ now, mine, lead } = state); leaving = false; talk.follow(); settle(); },
    part: (name, data) => {
      if (name === "now") now = data;
      if (name === "mine") mine = data;
      if (name === "lead") lead = data;
      if (name === "count" && asked()) now.asked.count = data.count;
      settle();
    },
    stranger,
    net: (there) => {
      if (there === onNet) return;
      onNet = there;
      text("net", onNet || closed ? "" : WORDS.net);
      if (view === "room" && now && mine) stand();
      if (onNet) setTimeout(out.send, 0);
    },
    closed: () => { closed = true; text("net", ""); find("closed").append(find("moved")); go("closed"); },
  });
  const out = sending(held, {
    call: talk.call,
    ready: () => mine !== null && !closed,
    stranger,
    trouble: (say) => { trouble = say; },
    answered: (post, status, data) => (ANSWERED[status] || ANSWERED.other)(post, data),
    draw: () => draw(),
  });
  const entry = joining({
    go, held, people,
    call: talk.call,
    entered: (who) => { if (who) holder = who; view = "start"; return talk.ask(); },
    back: () => { if (mine) go(people().length > 1 && !holder ? "cover" : "room"); return mine !== null; },
  }, WORDS);
  const remote = leading(talk.call, (status, data) => { if (status === 401) stranger(data.say || ""); else talk.ask(); });
  find("keep").addEventListener("click", keep);

  /* How this phone came here */

  const decoded = (words) => { try { return decodeURIComponent(words); } catch { return ""; } };
  const begin = async () => {
    const [first, second] = location.pathname.split("/").slice(1).map(decoded);
    history.replaceState(null, "", "/");
    const link = { me: { link: second }, lead: { lead: second } }[first];
    if (link && second) { entry.byLink(link); return; }
    if (first) held.code = entry.plain(first);
    await talk.ask();
    if (!onNet) setTimeout(again, 3000);
  };
  const again = async () => {
    if (mine || view !== "start") return;
    await talk.ask();
    if (!onNet) setTimeout(again, 3000);
  };
  draw();
  begin();
})();

/* The page: which view is shown, and what goes from one part of it to another. */
(() => {
  "use strict";
  const { find, text, show } = pieces;
  const held = holding();
  const known = knowing(held);
  const { people, person } = known;
  const own = card(known);

  const heads = { join: "join-head", names: "names-head", cover: "cover-head", room: "part", closed: "closed-head" };
  const go = (next) => {
    if (known.view === next) return;
    known.view = next;
    draw();
    window.scrollTo(0, 0);
    if (heads[next]) find(heads[next]).focus({ preventScroll: true });
  };

  let leaving = false;
  const stranger = (say) => {
    const before = known.mine !== null && !leaving;
    leaving = false;
    talk.quit();
    known.mine = known.lead = null;
    known.holder = "";
    text("me", "");
    entry.anew(before ? say : "");
  };

  const drawRoom = () => {
    const { now, mine, lead } = known;
    seen.head();
    share.holder();
    own.draw();
    seen.shown();
    keep.draw();
    show("lead", Boolean(mine.lead && lead));
    show("lead-bar", Boolean(mine.lead && lead));
    if (mine.lead && lead) remote.draw(lead, now.version);
    own.stand();
  };

  const draw = () => {
    const { view, now, mine } = known;
    ["start", "join", "names", "cover", "room", "closed"].forEach((one) => show(one, one === view));
    show("join-back", mine !== null);
    text("told", (mine && mine.told) || "");
    document.body.dataset.state = view === "room" && now ? now.state : view;
    if (view !== "room") ["bar", "lead", "lead-bar"].forEach((one) => show(one, false));
    if (view === "cover") share.cover();
    if (view === "room" && now && mine) drawRoom();
    moved.draw();
    share.phone();
  };

  const settle = () => {
    if (known.closed || !known.now || !known.mine) return;
    if (known.holder && !person()) { known.holder = ""; own.empty(); }
    if (people().length === 1) known.holder = people()[0].id;
    if (["join", "names"].includes(known.view)) return;
    const next = people().length > 1 && !known.holder ? "cover" : "room";
    if (known.view === next) draw();
    else go(next);
    out.send();
  };

  const talk = talking({
    all: (state) => { Object.assign(known, { now: state.now, mine: state.mine, lead: state.lead }); leaving = false; talk.follow(); settle(); },
    part: (name, data) => {
      if (["now", "mine", "lead"].includes(name)) known[name] = data;
      if (name === "count" && known.asked()) known.asked().count = data.count;
      settle();
    },
    stranger,
    net: (there) => {
      if (there === known.onNet) return;
      known.onNet = there;
      text("net", there || known.closed ? "" : WORDS.net);
      if (known.view === "room" && known.now && known.mine) own.stand();
      if (there) setTimeout(out.send, 0);
    },
    closed: () => { known.closed = true; text("net", ""); find("closed").append(find("moved")); go("closed"); },
  });
  const out = sending(held, {
    call: talk.call,
    ready: () => known.mine !== null && !known.closed,
    stranger,
    trouble: (say) => { known.trouble = say; },
    answered: (post, status, data) => keep.answered(post, status, data),
    draw: () => draw(),
  });
  const entry = joining({
    go, held, people,
    call: talk.call,
    entered: (who) => { if (who) known.holder = who; known.view = "start"; return talk.ask(); },
    back: () => { if (known.mine) go(people().length > 1 && !known.holder ? "cover" : "room"); return known.mine !== null; },
  }, WORDS);
  const remote = leading(talk.call, (status, data) => { if (status === 401) stranger(data.say || ""); else talk.ask(); });
  const keep = keeping(known, own, { draw, ask: talk.ask, put: out.put, send: out.send });
  const moved = moving(known, draw);
  const seen = showing(known, own.words);
  const share = sharing(known, {
    go,
    leave: async (who) => { leaving = (await talk.call("/api/leave", { person: who })).status === 200; talk.ask(); },
  });

  /* How this phone came here */

  const decoded = (words) => { try { return decodeURIComponent(words); } catch { return ""; } };
  const begin = async () => {
    const [first, second] = location.pathname.split("/").slice(1).map(decoded);
    history.replaceState(null, "", "/");
    const link = { me: { link: second }, lead: { lead: second } }[first];
    if (link && second) { entry.byLink(link); return; }
    if (first) held.code = entry.plain(first);
    await talk.ask();
    if (!known.onNet) setTimeout(again, 3000);
  };
  const again = async () => {
    if (known.mine || known.view !== "start") return;
    await talk.ask();
    if (!known.onNet) setTimeout(again, 3000);
  };
  draw();
  begin();
})();

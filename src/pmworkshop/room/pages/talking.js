/* The way to the laptop: requests, events, and a look every ten seconds where events do not come. Nothing depends on
   the clock of the phone. `hears` is told of what comes: all, part, stranger, net, closed. */
const talking = (hears) => {
  "use strict";
  const PATIENCE = 12000;
  const EVERY = 10000;
  const QUIET = 6;
  let events = null;
  let live = false;
  let quiet = 0;
  let asking = false;
  let timer = 0;

  const call = async (path, body) => {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), PATIENCE);
    const about = { cache: "no-store", credentials: "same-origin", signal: stop.signal };
    if (body !== undefined) {
      about.method = "POST";
      about.headers = { "Content-Type": "application/json", "X-Pmworkshop": "1" };
      about.body = JSON.stringify(body);
    }
    try {
      const answer = await fetch(path, about);
      let data = {};
      try { data = await answer.json(); } catch { /* a sentence is missing, the status is there */ }
      hears.net(true);
      return { status: answer.status, data: data || {} };
    } catch {
      hears.net(false);
      return { status: 0, data: {} };
    } finally {
      clearTimeout(limit);
    }
  };

  const ask = async () => {
    if (asking) return;
    asking = true;
    const { status, data } = await call("/api/now");
    asking = false;
    if (status === 200) hears.all(data);
    if (status === 401) hears.stranger(data.say || "");
  };

  const quit = () => {
    if (events) events.close();
    events = null;
    live = false;
    clearInterval(timer);
    timer = 0;
  };

  const listen = () => {
    if (events) events.close();
    live = false;
    if (!window.EventSource) return;
    const own = events = new EventSource("/api/follow");
    ["now", "mine", "lead", "count"].forEach((name) => own.addEventListener(name, (event) => {
      if (own !== events) return;
      live = true;
      quiet = 0;
      hears.net(true);
      hears.part(name, JSON.parse(event.data));
    }));
    own.addEventListener("out", ask);
    own.addEventListener("closed", () => { quit(); hears.closed(); });
    own.addEventListener("error", () => { if (own === events) { live = false; ask(); } });
  };

  const look = () => {
    quiet += 1;
    if (document.hidden || (live && quiet < QUIET)) return;
    quiet = 0;
    if (events && events.readyState === EventSource.CLOSED) listen();
    ask();
  };

  const follow = () => {
    if (timer) return;
    timer = setInterval(look, EVERY);
    listen();
  };

  const wake = () => {
    if (!timer || document.hidden) return;
    ask();
    listen();
  };
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", (event) => { if (event.persisted) wake(); });

  return { call, ask, follow, quit };
};

/* What is to be seen beside the card: the sentence of the moment, and what the wall has shown. */
const showing = (known, words) => {
  "use strict";
  const { find, text, show, item, list } = pieces;

  /* A time to come back at stands large. */
  const say = () => {
    const { now } = known;
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

  const head = () => {
    const { now } = known;
    text("title", now.part || known.person() ? now.title : "");
    text("me", known.person() ? known.person().name : "");
    text("phase", now.phase || "");
    text("part", now.part || now.title);
    document.title = now.part ? `${now.part}: ${now.title}` : now.title || WORDS.page;
    show("looks", known.mine.look && !known.mine.lead);
    say();
  };

  const shown = () => {
    const there = Boolean(known.now.shown) && !known.resting();
    show("shown", there);
    const body = find("shown-body");
    if (there && body.dataset.of !== known.now.shown) { body.innerHTML = known.now.shown; body.dataset.of = known.now.shown; }
    const said = [];
    if (known.person() && known.asked() && !known.open()) {
      known.asked().parts.forEach((part, place) => said.push(...words(part, known.own(known.person(), place).rows)));
    }
    show("own", said.length > 0);
    list("own-rows", said.map((one) => item(one)));
  };

  return { head, shown };
};

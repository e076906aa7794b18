/* What waits is sent: each once, in its order, again and again until the laptop has it. A post has one id for all times
   that it is sent, so that the laptop takes it once. `room` says whether it may be sent, and hears what came of it. */
const sending = (held, room) => {
  "use strict";
  const LONGEST = 15000;
  let busy = false;
  let pause = 0;
  let later = 0;

  const random = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  };

  const matches = (one, other) => one.person === other.person && one.key === other.key && one.part.tag === other.part.tag;

  const put = (post) => {
    held.waits = held.waits.filter((one) => one.sent || !matches(one, post));
    held.waits.push({ ...post, id: random() });
    held.save();
  };

  const settled = (post, status, data) => {
    held.waits.shift();
    if (status === 200) held.waits.filter((one) => matches(one, post)).forEach((one) => { one.seen = data.seen; });
    room.answered(post, status, data);
    held.save();
  };

  const next = async () => {
    const post = held.waits[0];
    const { person, key, part, rows, seen, id } = post;
    post.sent = true;
    const { status, data } = await room.call("/api/answer", { person, key, part, rows, seen, id });
    const again = status === 0 || status === 429 || status >= 500;
    room.trouble(again ? data.say || "" : "");
    pause = again ? Math.min(pause + 2000, LONGEST) : 0;
    if (again) later = setTimeout(send, pause);
    else if (status === 401) room.stranger(data.say || "");
    else settled(post, status, data);
    return !again && status !== 401;
  };

  const send = async () => {
    if (busy) return;
    busy = true;
    clearTimeout(later);
    while (held.waits.length && room.ready() && await next());
    busy = false;
    room.draw();
  };

  return { put, send };
};

/* Coming into the room: by the code, by a name, by a link, or only to look. `room` is what it comes into. */
const joining = (room, words) => {
  "use strict";
  const { find, text, show, list, item, button } = pieces;
  const { held } = room;
  let names = [];

  const plain = (typed) => typed.replace(/[\s.-]+/g, "").toUpperCase();

  const enter = async (body) => {
    const { status, data } = await room.call("/api/join", body);
    if (status !== 200) return status ? data.say || "" : words.offline;
    await room.entered(body.person);
    return "";
  };

  const choose = async (body) => {
    const say = await enter(body);
    if (!say) return;
    await anewNames();
    text("names-say", say);
  };

  /* Whoever comes late is in the list at once, and a name that is taken meanwhile says so. */
  const anewNames = async () => {
    const { status, data } = await room.call("/api/join", { code: held.code });
    if (status !== 200 || JSON.stringify(names) === JSON.stringify(data.names)) return;
    names = data.names;
    draw();
  };
  setInterval(() => { if (!find("names").hidden && !document.hidden) anewNames(); }, 5000);

  const line = (one) => {
    const here = room.people().some((other) => other.id === one.id);
    const made = button(one.name, () => choose({ code: held.code, person: one.id }));
    if (!here && !one.taken) return item(made);
    const used = document.createElement("span");
    used.className = "soft";
    used.textContent = here ? words.here : words.taken;
    made.disabled = true;
    made.append(used);
    return item(made);
  };

  const draw = () => {
    list("names-list", names.map(line));
    show("names-taken", names.some((one) => one.taken));
  };

  const byCode = async (given) => {
    const wanted = plain(given);
    if (!wanted) { text("join-say", words.code); find("code").focus(); return; }
    const { status, data } = await room.call("/api/join", { code: wanted });
    if (status !== 200) {
      room.go("join");
      find("code").value = given;
      text("join-say", status ? data.say || "" : words.offline);
      find("code").focus();
      return;
    }
    held.code = wanted;
    held.save();
    names = data.names;
    text("title", data.title);
    text("names-say", "");
    show("names-look", data.may_look && !room.people().length);
    draw();
    room.go("names");
  };

  const byLink = async (body) => {
    const say = await enter(body);
    if (!say) return;
    text("join-say", say);
    room.go("join");
  };

  const anew = (say) => {
    text("join-say", say);
    if (held.code && !say) byCode(held.code);
    else room.go("join");
  };

  const back = () => {
    if (room.back()) return;
    held.code = "";
    held.save();
    room.go("join");
  };

  find("join-form").addEventListener("submit", (event) => {
    event.preventDefault();
    text("join-say", "");
    byCode(find("code").value);
  });
  find("names-look").addEventListener("click", () => choose({ code: held.code, look: true }));
  find("names-back").addEventListener("click", back);
  find("join-back").addEventListener("click", back);
  find("phone-add").addEventListener("click", () => anew(""));

  return { anew, byLink, plain };
};

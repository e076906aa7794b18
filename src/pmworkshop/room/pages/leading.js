/* The facilitator's remote: what the room waits for, and buttons that act on the stage. */
const leading = (call, told) => {
  "use strict";
  const find = (id) => document.getElementById(id);
  let version = "";
  let drawn = "";
  let busy = false;

  const say = (words) => { find("lead-say").textContent = words; };

  const unsure = () => { find("lead-sure").hidden = true; find("lead-buttons").hidden = false; };

  const act = async (body) => {
    if (busy) return;
    busy = true;
    find("lead-bar").classList.add("busy");
    const { status, data } = await call("/api/lead", body);
    busy = false;
    find("lead-bar").classList.remove("busy");
    say(status ? data.say || "" : find("lead-net").textContent);
    told(status, data);
  };

  let agreed = null;
  const ask = (words, body, back) => {
    agreed = body;
    find("lead-question").textContent = words;
    find("lead-sure").hidden = false;
    find("lead-buttons").hidden = true;
    find("lead-no").onclick = () => { unsure(); back.focus(); };
    find("lead-no").focus();
  };
  find("lead-yes").addEventListener("click", () => { unsure(); act(agreed); });

  const button = (one) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = one.label;
    made.dataset.act = one.act;
    if (one.act === "next") made.className = "first";
    const body = () => ({ act: one.act, seen: version });
    made.addEventListener("click", () => { if (one.sure) ask(one.sure, body(), made); else act(body()); });
    return made;
  };

  const phone = (one) => {
    const made = find("phone-in-use").content.firstElementChild.cloneNode(true);
    made.querySelector("[data-name]").textContent = one.name;
    made.querySelector("button").setAttribute("aria-label", `${made.querySelector("button").textContent}: ${one.name}`);
    made.querySelector("button").addEventListener("click", () => act({ act: "free", person: one.person }));
    return made;
  };

  const item = (words) => { const made = document.createElement("li"); made.textContent = words; return made; };

  const list = (id, items) => {
    find(id).textContent = "";
    items.forEach((one) => find(id).append(one));
    find(id).hidden = !items.length;
    find(`${id}-none`).hidden = items.length > 0;
  };

  const draw = (lead, seen) => {
    version = seen;
    const text = JSON.stringify(lead);
    if (text === drawn) return;
    drawn = text;
    unsure();
    find("lead-clock").textContent = lead.clock || "";
    list("lead-waits", (lead.waits || []).map(item));
    list("lead-phones", (lead.phones || []).map(phone));
    find("lead-notes").innerHTML = lead.notes || "";
    find("lead-notes-block").hidden = !lead.notes;
    const held = document.activeElement && document.activeElement.dataset.act;
    find("lead-buttons").textContent = "";
    (lead.buttons || []).forEach((one) => find("lead-buttons").append(button(one)));
    const again = held && find("lead-buttons").querySelector(`[data-act="${held}"]`);
    if (again) again.focus();
  };

  return { draw };
};

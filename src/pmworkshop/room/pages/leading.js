/* The facilitator's remote: what the room waits for, and buttons that act on the stage. */
const leading = (call, told) => {
  "use strict";
  const { find, item, list, show, text } = pieces;
  let version = "";
  let drawn = "";
  let busy = false;

  const unsure = () => { find("lead-sure").hidden = true; find("lead-buttons").hidden = false; };

  const act = async (body) => {
    if (busy) return;
    busy = true;
    find("lead-bar").classList.add("busy");
    const { status, data } = await call("/api/lead", body);
    busy = false;
    find("lead-bar").classList.remove("busy");
    text("lead-say", status ? data.say || "" : find("lead-net").textContent);
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

  const some = (id, items) => {
    list(id, items);
    show(id, items.length > 0);
    show(`${id}-none`, !items.length);
  };

  const draw = (lead, seen) => {
    const moved = version !== (lead.version || seen);
    version = lead.version || seen;
    const whole = JSON.stringify(lead);
    if (whole === drawn) return;
    drawn = whole;
    if (moved) unsure();
    text("lead-clock", lead.clock || "");
    some("lead-waits", (lead.waits || []).map((one) => item(one)));
    if (lead.none) text("lead-waits-none", lead.none);
    some("lead-phones", (lead.phones || []).map(phone));
    find("lead-notes").innerHTML = lead.notes || "";
    show("lead-notes-block", Boolean(lead.notes));
    const held = document.activeElement && document.activeElement.dataset.act;
    find("lead-buttons").textContent = "";
    (lead.buttons || []).forEach((one) => find("lead-buttons").append(button(one)));
    const again = held && find("lead-buttons").querySelector(`[data-act="${held}"]`);
    if (again) again.focus();
  };

  return { draw };
};

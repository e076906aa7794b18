/* Several people on one phone: who holds it, handing it over, and taking a name off. */
const sharing = (known, room) => {
  "use strict";
  const { text, show, button, item, list } = pieces;
  let phoned = "";

  const cover = () => {
    const next = known.people().find((one) => one.id === known.handed);
    text("cover-head", known.handed ? worded(WORDS.hand, { name: next ? next.name : "" }) : WORDS.whose);
    const order = [...known.people()].sort((one, other) => (other.id === known.handed) - (one.id === known.handed));
    const take = (one) => () => { known.holder = one.id; known.handed = ""; room.go("room"); };
    list("cover-list", order.map((one) => item(button(worded(WORDS.iAm, one), take(one)))));
  };

  const holder = () => {
    const others = known.people().filter((one) => one.id !== known.holder);
    const hand = (one) => () => { known.holder = ""; known.handed = one.id; room.go("cover"); };
    show("holder", others.length > 0 && known.person() !== undefined);
    text("holder-name", known.person() ? known.person().name : "");
    list("holder-hand", others.map((one) => button(worded(WORDS.hand, one), hand(one))));
  };

  const leave = (one) => async (made) => {
    if (made.dataset.sure) { await room.leave(one.id); return; }
    made.dataset.sure = "yes";
    made.textContent = WORDS.sure;
  };

  const phone = () => {
    const there = known.view === "room" && known.mine !== null && !known.mine.lead;
    show("phone", there);
    text("phone-add", known.people().length ? WORDS.too : WORDS.me);
    const those = JSON.stringify(known.people().map((one) => one.name));
    if (!there || those === phoned) return;
    phoned = those;
    list("phone-list", known.people().map((one) => item(`${one.name} `, button(WORDS.leave, leave(one), "quiet"))));
  };

  return { cover, holder, phone };
};
